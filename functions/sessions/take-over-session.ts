import { carriedOver, countsOf } from '../../domain/sessions/answers.ts';
import { takeOverSession as contract, mayTakeOver } from '../../domain/sessions/hosting.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { CALENDAR_EVENT, whileEventIsGone } from '../calendar/work.ts';
import { givenUp } from '../tables/outbox-store.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { changingSession } from '../tables/session-writes.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionChanged } from './session-feed.ts';
import { requireSession } from './session-guards.ts';

/**
 * Makes the caller the host and forgets the former event in one transaction, with the work that creates the new one.
 * The new event has a generation and so a `transactionId` of its own, and is therefore created once.
 */
export const takeOverSession = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const now = world.now();
  const host = { id: me.id, name: me.name };
  /** Whether it is mine already. Refuses if it is neither mine nor theirs whom I mean to replace. */
  const isMine = ({ session }: StoredSession) => {
    if (session.host.id === me.id) return true;
    if (session.host.id !== body.from) throw new Refusal('host-changed');
    return false;
  };
  const before = await requireSession(world, place, me, params.sessionId);
  if (isMine(before)) return before.session;
  requirePermission(mayTakeOver(me, before.session, now));
  return whileEventIsGone(world, place, before.session, async () => {
    const { session } = await changeHead(
      world,
      call,
      (there) => mayTakeOver(me, there, now),
      async (stored) => {
        if (isMine(stored)) return undefined;
        const { id } = stored.session;
        const [waiting, event, known] = await Promise.all([
          world.outbox.waiting(place, CALENDAR_EVENT.kind, id),
          world.invites.event(place, id),
          world.invites.answers(place, id),
        ]);
        const rsvps = carriedOver(known.rsvps, stored.session, host, stored.ledBy);
        return [
          ...(event ? [world.invites.anew(id, event)] : []),
          ...(known.rsvps.length > 0 ? world.invites.answering(id, rsvps, known) : []),
          ...changingSession(
            stored,
            {
              host,
              plannedBy: stored.session.plannedBy ?? stored.session.host,
              takenOver: { from: stored.session.host, at: now.toISOString() },
              joinUrl: null,
              chatId: null,
              invite: 'waiting',
              inviteProblem: null,
              ...(known.rsvps.length > 0 && { rsvps: countsOf(rsvps) }),
            },
            changeOpOf(operation, me),
          ),
          ...givenUp(waiting),
          world.outbox.asking(CALENDAR_EVENT, id, operation, now),
          sessionChanged(world, id, operation),
        ];
      },
    );
    return session;
  });
});
