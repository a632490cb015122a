import { API } from '../../domain/api.ts';
import type { CommunityDraft } from '../../domain/community/community.ts';
import type { RotaTurn } from '../../domain/rota/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, moveTo, planSession, sessionDraft } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

/** A community's rota as somebody sees it. */
export const openRota = (world: TestWorld, person: Person, communityId: string) =>
  world.call(person, API.openRota, { params: { communityId } });

/** The next turns of a community, and the one that is meant. */
export async function turnOf(
  world: TestWorld,
  person: Person,
  communityId: string,
  index = 0,
): Promise<RotaTurn> {
  const { turns } = await openRota(world, person, communityId);
  const turn = turns[index];
  if (!turn) throw new Error(`There are not ${index + 1} turns`);
  return turn;
}

/** Holds a session that was over yesterday, and closes it. */
export async function hold(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  facilitator: Person,
  daysAgo = 1,
  change: Partial<SessionDraft> = {},
): Promise<Session> {
  const session = await planSession(
    world,
    organiser,
    communityId,
    sessionDraft(facilitator, {
      when: { date: day(-daysAgo), time: '06:00', minutes: 60, zone: 'UTC' },
      ...change,
    }),
  );
  await moveTo(world, facilitator, session);
  const params = { communityId, sessionId: session.id };
  const { session: closed } = await world.call(facilitator, API.closeSession, { params });
  return closed;
}

/** Says by hand who was at a session. */
export async function wereThere(
  world: TestWorld,
  leader: Person,
  session: Session,
  people: readonly Person[],
) {
  await world.call(leader, API.recordAttendance, {
    params: { communityId: session.communityId, sessionId: session.id },
    body: { marks: people.map(({ id: personId }) => ({ personId, there: true })) },
  });
  await world.settled();
}

export const weekly: Partial<CommunityDraft> = {
  cadence: { every: 'week', weekday: 4, time: '14:00', minutes: 60 },
};
