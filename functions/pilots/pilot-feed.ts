import type { News } from '../../domain/api.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { runPilots } from '../../domain/pilots/abilities.ts';
import type { pilotsMine } from '../../domain/pilots/mine.ts';
import { type Pilot, peopleOf } from '../../domain/pilots/pilot.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { keyFor } from '../feed/kinds.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { type FeedThing, feedThings, showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { lastCheckInsOf, pilotNoticesFor, requestNoticesFor } from './pilot-notices.ts';
import {
  lastCheckIns,
  openPilotsOf,
  type Request,
  requestOfPerson,
  requestsOf,
  storedPilot,
} from './pilot-store.ts';

type Mine = MineOf<typeof pilotsMine>;

const pilotIf = async (world: World, place: Place, id: string) =>
  (await storedPilot(world, place, id))?.pilot;

function mine(pilot: Pilot): Mine['pilot'] {
  const { id, communityId, title, startsOn, endsOn, startsAt, endsAt, checkInDays, prediction } = pilot;
  const measure = prediction?.measure ?? null;
  const said = { title, startsOn, endsOn, startsAt, endsAt, checkInDays, measure };
  return { kind: 'pilot', communityId, due: endsOn, pilotId: id, ...said };
}

/** Pilots that have not ended, for those who run them. */
export const PILOT_FEED: FeedKindOf<Pilot, Readonly<Record<string, string>>> = {
  kind: 'pilot',
  section: 'standing',
  read: pilotIf,
  show: (pilot, { id, role }) =>
    pilot.state === 'begun' && peopleOf(pilot).includes(id) && roleMay(role, runPilots) ? mine(pilot) : null,
  notices: pilotNoticesFor,
  more: lastCheckInsOf,
  all: (world, place, member) => openPilotsOf(world, place, member.id),
};

interface CheckedIn {
  readonly pilot: Pilot;
  /** The day of each person's last check-in. */
  readonly last: Readonly<Record<string, string>>;
}

const checkedIn = (pilot: Pilot, on: string): Mine['checked-in'] => ({
  kind: 'checked-in',
  communityId: pilot.communityId,
  due: null,
  pilotId: pilot.id,
  on,
});

/**
 * When each of those who run a pilot has last checked in. A check-in writes its own entry; here it is removed when the
 * pilot is over, and written again for somebody whose feed is made anew.
 */
export const CHECKED_IN_FEED: FeedKindOf<CheckedIn> = {
  kind: 'checked-in',
  section: 'standing',
  read: async (world, place, id) => {
    const pilot = await pilotIf(world, place, id);
    if (pilot?.state !== 'begun') return undefined;
    return { pilot, last: await lastCheckIns(world, place, id) };
  },
  show: ({ pilot, last }, me) => {
    const on = PILOT_FEED.show(pilot, me) && last[me.id];
    return on ? checkedIn(pilot, on) : null;
  },
  all: (world, place, member) => openPilotsOf(world, place, member.id),
};

/** Shows on my Home that I have checked in to a pilot. If it fails, Home asks once more. */
export async function showCheckedIn(
  world: World,
  place: Place,
  pilotId: string,
  me: Membership,
  on: string,
): Promise<void> {
  const item = checkedIn({ id: pilotId, communityId: place.communityId } as Pilot, on);
  try {
    await world.feed.put(place.tenantId, me.id, [{ ...keyFor(CHECKED_IN_FEED, place, pilotId), item }]);
  } catch {
    // The check-in itself is stored.
  }
}

export interface Asked extends Request {
  readonly pilot: Pilot;
}

/** How many requests one piece of work carries. */
const REQUESTS_A_ROW = 200;

/** PILOT.PERSON. Ids contain no dots. */
const requestIdOf = (pilotId: string, personId: string) => `${pilotId}.${personId}`;

/** Who asks to join a pilot, for its owner. */
export const REQUEST_FEED: FeedKindOf<Asked> = {
  kind: 'pilot-request',
  section: 'standing',
  read: async (world, place, id) => {
    const [pilotId = '', personId = ''] = id.split('.');
    const [pilot, request] = await Promise.all([
      pilotIf(world, place, pilotId),
      requestOfPerson(world, place, pilotId, personId),
    ]);
    return pilot?.state === 'begun' && request ? { ...request, pilot } : undefined;
  },
  show: ({ pilot, personId, name, word }, { id, role }): Mine['pilot-request'] | null =>
    pilot.owner.id === id && roleMay(role, runPilots)
      ? {
          kind: 'pilot-request',
          communityId: pilot.communityId,
          due: null,
          pilotId: pilot.id,
          title: pilot.title,
          person: { id: personId, name },
          word,
        }
      : null,
  notices: requestNoticesFor,
  all: async (world, place, member) => {
    const pilots = await openPilotsOf(world, place, member.id);
    const asked = await Promise.all(pilots.map((id) => requestsOf(world, place, id)));
    return asked.flatMap((some, index) =>
      some.map(({ personId }) => requestIdOf(pilots[index] ?? '', personId)),
    );
  },
};

/** The write that updates the owner's feed after these people have asked to join, or ask no more. */
export function requestsChanged(
  world: World,
  pilot: Pilot,
  people: readonly string[],
  operation: string,
): Write[] {
  const things = people.map((personId) => ({
    kind: REQUEST_FEED.kind,
    id: requestIdOf(pilot.id, personId),
  }));
  // As many as fit into a row.
  return Array.from({ length: Math.ceil(things.length / REQUESTS_A_ROW) }, (_, part) => {
    const some = things.slice(part * REQUESTS_A_ROW, (part + 1) * REQUESTS_A_ROW);
    return feedThings(world, `${pilot.id}.requests.${part}`, operation, some, [pilot.owner.id]);
  });
}

/** The write that updates the feeds of all who run a pilot, or have run it before the change. */
export function pilotChanged(world: World, before: Pilot, after: Pilot, operation: string): Write {
  const things: FeedThing[] = [PILOT_FEED, CHECKED_IN_FEED].map(({ kind }) => ({ kind, id: after.id }));
  const people = new Set([...peopleOf(before), ...peopleOf(after)]);
  return feedThings(world, after.id, operation, things, [...people]);
}

/** The writes that tell everybody a piece of news about a pilot, and take back what was told before. */
export function pilotTold(
  world: World,
  pilotId: string,
  operation: string,
  told: News | null,
  takenBackAt: string | null = null,
): Write[] {
  const idAt = (at: string) => world.news.idOf({ at }, pilotId);
  const back = takenBackAt !== null && takenBackAt !== told?.at ? [idAt(takenBackAt)] : [];
  const ids = [...(told ? [idAt(told.at)] : []), ...back];
  return [
    ...(told ? [world.news.telling(told, pilotId)] : []),
    ...back.map((id) => world.news.withdrawing(id)),
    feedThings(
      world,
      `${pilotId}.news`,
      operation,
      ids.map((id) => ({ kind: NEWS_FEED.kind, id })),
    ),
  ];
}

/** Shows me at once what I have done. The outbox shows it to the others. */
export async function showPilot(
  world: World,
  place: Place,
  pilot: Pilot,
  me: Membership,
  told: News | null = null,
): Promise<void> {
  await showAtOnce(world, place, PILOT_FEED, pilot.id, pilot, me);
  if (told) await showAtOnce(world, place, NEWS_FEED, world.news.idOf(told, pilot.id), told, me);
}
