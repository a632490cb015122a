import { moveTo, reportsMissed } from '../../domain/sessions/agenda.ts';
import { countsOf, whoComes } from '../../domain/sessions/answers.ts';
import { closeSession as contract } from '../../domain/sessions/contract.ts';
import { leads, mayClose } from '../../domain/sessions/policy.ts';
import { outcomeOf, type Summary, summarise } from '../../domain/sessions/summary.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { pulseBegins } from '../feed/pulse.ts';
import { unlessNewer } from '../tables/rows.ts';
import { endOpOf } from '../tables/session-rows.ts';
import { changingAgenda, closingSession } from '../tables/session-writes.ts';
import { settlingTurn } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import { CARRY_OVER, carryOver } from './carry-over.ts';
import { changeHead } from './change-head.ts';
import { readingAttendance } from './read-attendance.ts';
import { recordOf } from './record-of.ts';
import { refreshSummary } from './refresh-summary.ts';
import { sessionHeld } from './session-feed.ts';
import { offeringAgain } from './taken-report.ts';

/**
 * Removes the capture gate and writes the summary in one transaction. Afterwards the notes are read again, so that a
 * note captured at the same moment is either in the summary or was refused and is still kept by its author's page.
 */
export const closeSession = serve(contract, async (call, world) => {
  const { place, me, operation, params } = call;
  const now = world.now();
  const endOp = endOpOf(operation, me);
  let written: Summary | undefined;
  const stored = await changeHead(
    world,
    call,
    (session) => mayClose(me, session, now),
    async (there) => {
      // Done before, and the session has been reopened since.
      if (there.endOps.has(endOp)) return undefined;
      if (!leads(me, there.session)) throw new Refusal('facilitator-only');
      if (there.session.state === 'closed') return undefined;
      const { topic, startsAt, artifactIds } = there.session;
      const [inside, agenda, known, uses] = await Promise.all([
        world.sessions.everythingIn(place, params.sessionId),
        // Read separately, because the agenda is written and so must be complete.
        world.sessions.agenda(place, params.sessionId),
        world.invites.answers(place, params.sessionId),
        // A use is not counted where this version cannot read what it would be added to.
        Promise.all(
          artifactIds.map((id) =>
            unlessNewer(
              world.trace,
              world.evidence.using(place, id, params.sessionId, { topic, at: startsAt }),
            ),
          ),
        ),
      ]);
      const again = await offeringAgain(world, place, reportsMissed(agenda?.items ?? []));
      // The stored answers include the host. Everybody who has led the session is added as present.
      const rsvps = whoComes(known.rsvps, undefined, there.ledBy);
      written = summarise(inside.notes, now, await recordOf(world, place, there, inside));
      const outcome = outcomeOf(inside.notes);
      const news = {
        kind: 'closed' as const,
        at: now.toISOString(),
        by: { id: me.id, name: me.name },
        communityId: place.communityId,
        sessionId: params.sessionId,
        topic,
        ...outcome,
      };
      return [
        ...closingSession(there, countsOf(rsvps), written, outcome, inside.openPanels, now, endOp),
        ...(rsvps.length > 0 ? world.invites.answering(params.sessionId, rsvps, known) : []),
        ...(agenda ? [changingAgenda(params.sessionId, moveTo(agenda.items, null, now), agenda.etag)] : []),
        ...uses.flatMap((writes) => writes ?? []),
        ...again,
        world.news.telling(news, params.sessionId),
        sessionHeld(world, params.sessionId, operation, world.news.idOf(news, params.sessionId)),
        world.outbox.asking(CARRY_OVER, params.sessionId, operation, now),
        settlingTurn(world, params.sessionId, operation),
        ...pulseBegins(world, params.sessionId, operation, now),
        ...(there.session.joinUrl ? [readingAttendance(world, params.sessionId, now)] : []),
      ];
    },
  );
  const summary = (await refreshSummary(world, place, stored, operation)) ?? written;
  // Somebody has reopened it since an earlier try closed it.
  if (!summary) throw new Refusal('session-not-closed');
  try {
    // Done here, so that the next page shows it.
    await carryOver(world, place, params.sessionId);
  } catch {
    // The session is closed. If this fails, the outbox does it.
  }
  return { session: stored.session, summary };
});
