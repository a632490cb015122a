import { recordAttendance as contract } from '../../domain/sessions/attendance-contract.ts';
import { mayRecordAttendance } from '../../domain/sessions/policy.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import type { InSession } from '../tables/in-session-rows.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { attendanceIn } from './attendance.ts';
import { requirePermission, requireSession } from './session-guards.ts';

export const recordAttendance = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId } = params;
  const [stored, inside] = await Promise.all([
    requireSession(world, place, me, sessionId),
    world.sessions.everythingIn(place, sessionId),
  ]);
  requirePermission(mayRecordAttendance(me, stored.session));
  const now = world.now();
  const people = await named(
    world,
    place,
    inside,
    body.marks.map(({ personId }) => personId),
  );
  const by = { id: me.id, name: me.name };
  const marks = body.marks.map((mark, index) => {
    const person = people.get(mark.personId);
    if (!person) throw invalid(`marks.${index}.personId`, 'somebody who was invited or is a member');
    return { person, there: mark.there };
  });
  const at = now.toISOString();
  await world.write(
    place,
    operation,
    marks.map(({ person, there }) =>
      there === null
        ? world.attendance.unmarking(sessionId, person.id)
        : world.attendance.marking(sessionId, { person, there, by, at }),
    ),
  );
  const after = await world.sessions.everythingIn(place, sessionId);
  const attendance = attendanceIn(stored, after, me, now);
  if (!attendance) throw new Refusal('session-not-closed');
  return attendance;
});

/** Those of the people who were invited, were there or are members. Members are looked up only if they are needed. */
async function named(
  world: World,
  place: Place,
  { rsvps, attended }: InSession,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRef>> {
  const invited = rsvps.map(({ personId, name }) => ({ id: personId, name }));
  const known = [...attended.marks.map(({ person }) => person), ...attended.reported, ...invited];
  const people = new Map<string, PersonRef>(known.map((person) => [person.id, person]));
  if (ids.every((id) => people.has(id))) return people;
  for (const { id, name } of await world.communities.members(place)) people.set(id, { id, name });
  return people;
}
