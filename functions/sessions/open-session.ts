import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import { takePart } from '../../domain/sessions/abilities.ts';
import { withoutPilots } from '../../domain/sessions/agenda.ts';
import { countsOf } from '../../domain/sessions/answers.ts';
import { openSession as contract } from '../../domain/sessions/contract.ts';
import { inOrder } from '../../domain/sessions/note.ts';
import { leads, mayChange, mayOpenSession } from '../../domain/sessions/policy.ts';
import { NOTHING_PREPARED } from '../../domain/sessions/preparation.ts';
import { takesReports } from '../../domain/sessions/reports.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { hurryInvite } from '../calendar/work.ts';
import type { Membership } from '../tables/community-store.ts';
import type { SessionPilot } from '../tables/in-session-rows.ts';
import { offeredReports } from '../tables/report-offers.ts';
import { newerVersion, unlessNewer } from '../tables/rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import { attendanceIn } from './attendance.ts';
import { abilitiesOf, takesUnattributed } from './session-guards.ts';

export const openSession = serve(contract, async ({ place, me, params }, world) => {
  const prepares = roleMay(me.role, takePart);
  const [stored, inside] = await Promise.all([
    world.sessions.head(place, params.sessionId),
    world.sessions.everythingIn(place, params.sessionId, prepares ? me.id : undefined),
  ]);
  if (!stored) throw new Refusal('not-found');
  // Every session has an agenda, so this one is of another version.
  if (!inside.agenda) throw newerVersion();
  const { session } = stored;
  requirePermission(mayOpenSession(me, session));
  const takes = takesReports(session.format) && mayChange(me, session) === 'yes';
  const [artifacts, inviteTry, offers] = await Promise.all([
    Promise.all(session.artifactIds.map((id) => unlessNewer(world.trace, world.knowledge.head(place, id)))),
    hurryInvite(world, place, session),
    takes ? offeredReports(world.table, place, world.now()) : null,
  ]);
  // Guests of a showcase see its outline, but no notes and answers.
  const reads = roleMay(me.role, readCommunity);
  return {
    // Counted from the answers beside them, which another request may have changed since the head was read.
    session: reads && inside.rsvps.length > 0 ? { ...session, rsvps: countsOf(inside.rsvps) } : session,
    agenda: reads ? inside.agenda : { ...inside.agenda, items: withoutPilots(inside.agenda.items) },
    notes: reads ? inside.notes.sort(inOrder) : [],
    // Who proposes another time writes to the host, and not to everybody.
    rsvps: reads ? (leads(me, session) ? inside.rsvps : inside.rsvps.map(withoutWords)) : [],
    artifacts: artifacts.flatMap((artifact) =>
      artifact && (artifact.state === 'published' || roleMay(me.role, writeKnowledge))
        ? [{ id: artifact.id, title: artifact.title, type: artifact.type }]
        : [],
    ),
    inviteTry,
    // One of an earlier closing may have been written once more after the session was reopened.
    summary: reads && session.state === 'closed' ? inside.summary : null,
    attendance: reads ? attendanceIn(stored, inside, me, world.now()) : null,
    unattributedNotes: takesUnattributed(stored),
    pilots: reads ? pilotsFor(me, inside.pilots) : null,
    offers,
    preparation: prepares ? (inside.preparation ?? NOTHING_PREPARED) : null,
    fromTopic: reads ? stored.fromTopic : null,
    abilities: abilitiesOf(me, session, world.now()),
  };
});

/** Sponsors see pilots once they are reported. */
const pilotsFor = ({ role }: Pick<Membership, 'role'>, pilots: readonly SessionPilot[]) =>
  pilots.filter(({ state }) => state === 'reported' || roleMay(role, followPilots));

function withoutWords(one: Rsvp): Rsvp {
  if (!one.proposed) return one;
  const { startsAt, endsAt } = one.proposed;
  return { ...one, proposed: { startsAt, endsAt } };
}
