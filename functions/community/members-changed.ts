import { randomUUID } from 'node:crypto';
import { CALENDAR_EVENT, markInviteFailed } from '../calendar/work.ts';
import { feedMembers } from '../feed/work.ts';
import { type Task, workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { type Imported, MEMBERS_CHANGED } from '../tables/member-work.ts';
import { inTransactions } from '../tables/table.ts';
import { rotaChanged } from '../turns/work.ts';
import type { World } from '../world.ts';

/**
 * Completes an interrupted import, then enqueues calendar work for every coming session. Each session is a piece of
 * work of its own, so that one unreachable mailbox does not delay the others.
 */
export async function membersChanged(world: World, place: Place, work: Task<Imported>): Promise<void> {
  const operation = work.key.slice(work.key.lastIndexOf('|') + 1);
  if (work.payload) await finishImport(world, place, work, operation);
  const now = world.now();
  // A session that was begun and never closed is still live; nobody is invited to it after its end.
  const coming = await world.sessions.idsEndingAfter(place, now);
  const asked = [
    ...coming.map((sessionId) => world.outbox.asking(CALENDAR_EVENT, sessionId, operation, world.now())),
    rotaChanged(world),
  ];
  for (const some of inTransactions(asked)) {
    await world.write(place, randomUUID(), some);
    for (const { key } of some) await world.enqueue(place, key);
  }
}

async function finishImport(
  world: World,
  place: Place,
  work: Task<Imported>,
  operation: string,
): Promise<void> {
  const people = work.payload ?? [];
  const there = new Set((await world.communities.members(place)).map((member) => member.id));
  const missing = [];
  for (const person of people.filter(({ id }) => !there.has(id))) {
    const known = await world.communities.membershipNow(place, person.id);
    // Somebody who was removed after the import is not added again.
    if (!known?.leftAt || known.leftAt < work.createdAt) missing.push(person);
  }
  if (missing.length === 0) return;
  const feed = feedMembers(
    world,
    missing.map(({ id }) => id),
    operation,
    // Each piece of an import is completed separately, so that one does not overwrite the work of another.
    `rest-${work.subject}`,
  );
  await world.communities.add(place, missing, [feed], world.now(), operation);
  await world.enqueue(place, feed.key);
}

export const membersChangedKind = workKind({
  ...MEMBERS_CHANGED,
  run: membersChanged,
  tries: 30,
  whenGivenUp: 'retry-daily',
  report: async (world, place, _, error) => {
    for (const { id } of await world.sessions.upcoming(place, world.now()))
      await markInviteFailed(world, place, id, error);
  },
});
