import { recordAttendance as contract } from '../../domain/sessions/attendance-contract.ts';
import { mayRecordAttendance } from '../../domain/sessions/policy.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import type { InSession } from '../tables/in-session-rows.ts';
import { settlingTurn } from '../turns/work.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { attendanceIn } from './attendance.ts';
import { requireSession } from './session-guards.ts';

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
  const said = new Map(inside.attended.marks.map((mark) => [mark.person.id, mark]));
  const writes = marks.flatMap(({ person, there }) => {
    if (there === null) return [world.attendance.unmarking(sessionId, person.id)];
    // What I have said already stands with the moment at which I said it.
    const before = said.get(person.id);
    if (before?.there === there && before.by.id === me.id) return [];
    return [world.attendance.marking(sessionId, { person, there, by, at })];
  });
  if (writes.length > 0) {
    // The rota asks nobody to lead who has not been to a session.
    const work = settlingTurn(world, sessionId, operation);
    await world.write(place, operation, [...writes, work]);
    await world.enqueue(place, work.key);
  }
  const after = writes.length > 0 ? await world.sessions.everythingIn(place, sessionId) : inside;
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
