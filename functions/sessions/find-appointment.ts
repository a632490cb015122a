import { findAppointment as contract } from '../../domain/sessions/appointment.ts';
import { readOwnEvent } from '../graph/own-event.ts';
import { placeOf } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';

/** Reads the appointment on behalf of the person, because its ids differ from mailbox to mailbox. */
export const findAppointment = serve(contract, async ({ caller, query }, world) => {
  const event = await readOwnEvent(world.graph.as(caller), query.item);
  if (!event) return { there: false, found: null, organises: false, inSeries: false };
  const { isOrganizer, inSeries, iCalUId } = event;
  const linked = await world.invites.sessionOfAppointment(caller.tenantId, iCalUId);
  if (!linked) return { there: true, found: null, organises: isOrganizer, inSeries };
  const { communityId, sessionId } = linked;
  // Somebody who was invited by hand learns nothing about a community to which they do not belong.
  const me = await world.communities.membership(
    placeOf(caller.tenantId, communityId),
    caller.id,
    world.now(),
  );
  const found = me?.leftAt === null ? { communityId, sessionId } : null;
  return { there: true, found, organises: isOrganizer, inSeries };
});
