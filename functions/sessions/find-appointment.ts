import { findAppointment as contract } from '../../domain/sessions/appointment.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { objectionTo } from '../calendar/work.ts';
import { readOwnEvent } from '../graph/own-event.ts';
import { placeOf } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';

const NOTHING = {
  there: false,
  found: null,
  organises: false,
  inSeries: false,
  sent: false,
  objection: null,
};

/** Reads the appointment on behalf of the person, because its ids differ from mailbox to mailbox. */
export const findAppointment = serve(contract, async ({ caller, query }, world) => {
  const elsewhere = 'appointment-elsewhere' as const;
  const event = await readOwnEvent(world.graph.as(caller), query.item).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === elsewhere) return elsewhere;
    throw error;
  });
  if (!event) return NOTHING;
  if (event === elsewhere) return { ...NOTHING, objection: event };
  const { isOrganizer: organises, inSeries, iCalUId } = event;
  const objection = objectionTo(event) ?? null;
  const said = { there: true, found: null, organises, inSeries, sent: !event.isDraft, objection };
  const linked = await world.invites.sessionOfAppointment(caller.tenantId, iCalUId);
  if (!linked) return said;
  const { communityId, sessionId } = linked;
  const place = placeOf(caller.tenantId, communityId);
  // Somebody who was invited by hand learns nothing about a community to which they do not belong.
  const me = await world.communities.membership(place, caller.id, world.now());
  if (me?.leftAt === null) return { ...said, found: { communityId, sessionId } };
  if (objection || !(await world.invites.isTaken(caller.tenantId, linked))) return said;
  return { ...said, objection: 'appointment-taken' as const };
});
