import { reportsMissed } from '../../domain/sessions/agenda.ts';
import { leads, mayReopen } from '../../domain/sessions/policy.ts';
import { reopenSession as contract, notBegun, reopenedState } from '../../domain/sessions/reopening.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { pulseChanged } from '../feed/pulse.ts';
import { unlessNewer } from '../tables/rows.ts';
import { endOpOf } from '../tables/session-rows.ts';
import { changingAgenda, reopeningSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { CARRY_OVER, carryOver } from './carry-over.ts';
import { changeHead } from './change-head.ts';
import { sessionHeld } from './session-feed.ts';
import { offeringNoMore } from './taken-report.ts';

/**
 * Undoes a closing: notes may be captured again, and what closing has told and listed is taken back, so that closing it
 * anew tells and lists it once. The event in the calendars stays as it is, and nobody is mailed.
 */
export const reopenSession = serve(contract, async (call, world) => {
  const { place, me, operation, params } = call;
  const now = world.now();
  const by = { id: me.id, name: me.name };
  const endOp = endOpOf(operation, me);
  const stored = await changeHead(
    world,
    call,
    (session) => mayReopen(me, session, now),
    async (there) => {
      const { session } = there;
      // Done before, and the session has been closed anew since.
      if (there.endOps.has(endOp)) return undefined;
      if (!leads(me, session)) throw new Refusal('facilitator-only');
      // Somebody else was faster.
      if (isOpen(session.state)) return undefined;
      const state = reopenedState(session, now);
      const isToCome = state !== 'live' && Date.parse(session.startsAt) > now.getTime();
      const [agenda, uses] = await Promise.all([
        // One that this version cannot read holds up only what would write over it.
        isToCome
          ? world.sessions.agenda(place, session.id)
          : unlessNewer(world.trace, world.sessions.agenda(place, session.id)),
        // A use stays counted where this version cannot read the evidence. Closed anew, it is not counted twice.
        Promise.all(
          session.artifactIds.map((id) =>
            unlessNewer(world.trace, world.evidence.using(place, id, session.id, null)),
          ),
        ),
      ]);
      const onAgenda = await offeringNoMore(world, place, reportsMissed(agenda?.items ?? []));
      const change = {
        state,
        ...(isToCome && { begunAt: null }),
        // It was closed before its invite went out. A person decides whether it shall.
        ...(isToCome && session.invite === 'none' && { invite: 'failed' as const }),
      };
      const news = {
        kind: 'reopened' as const,
        at: now.toISOString(),
        by,
        communityId: place.communityId,
        sessionId: session.id,
        topic: session.topic,
      };
      // Told again, with what is true then, when it is closed anew.
      const closedId = session.closedAt && world.news.idOf({ at: session.closedAt }, session.id);
      // Closed and reopened in the same moment, one line replaces the other.
      const closing = closedId && closedId !== world.news.idOf(news, session.id) ? [closedId] : [];
      return [
        ...reopeningSession(there, change, by, now, endOp),
        ...(agenda && isToCome ? [changingAgenda(session.id, notBegun(agenda.items), agenda.etag)] : []),
        ...uses.flatMap((writes) => writes ?? []),
        ...onAgenda,
        world.news.telling(news, session.id),
        ...closing.map((id) => world.news.withdrawing(id)),
        sessionHeld(world, session.id, operation, world.news.idOf(news, session.id), ...closing),
        world.outbox.asking(CARRY_OVER, session.id, operation, now),
        pulseChanged(world, session.id, operation),
      ];
    },
  );
  try {
    // Done here, so that the next page does not list the actions of an open session.
    await carryOver(world, place, params.sessionId);
  } catch {
    // The session is open again. If this fails, the outbox does it.
  }
  return stored.session;
});
