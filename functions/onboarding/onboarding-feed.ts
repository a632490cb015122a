import type * as z from 'zod';
import type { News } from '../../domain/api.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { beOnboarded } from '../../domain/onboarding/abilities.ts';
import type { onboardingMine } from '../../domain/onboarding/mine.ts';
import {
  doneOf,
  endsAt,
  isNewcomer,
  newcomerUntil,
  STEPS,
  type Step,
} from '../../domain/onboarding/onboarding.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { FeedKindOf, Reader } from '../feed/kinds.ts';
import { tellingOne } from '../feed/telling.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import {
  type Companion,
  presentBuddy,
  type StoredNewcomer,
  storedBuddy,
  storedNewcomer,
} from '../tables/onboarding-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { askedNotices } from './onboarding-notices.ts';

type Mine = { [Kind in keyof typeof onboardingMine]: z.output<(typeof onboardingMine)[Kind]> };

/** A newcomer, as those read of them who may: they themselves and their buddy. */
export interface Finding {
  readonly communityId: string;
  readonly person: PersonRef;
  readonly mail: string;
  readonly until: string;
  /** Whether it is offered to them at present. */
  readonly offered: boolean;
  readonly done: number;
  readonly left: readonly Step[];
  readonly buddy: Companion | null;
}

function findingOf(
  place: Place,
  { id, name, mail, joinedAt }: Pick<Membership, 'id' | 'name' | 'mail' | 'joinedAt'>,
  stored: StoredNewcomer,
  offered: boolean,
  now: Date,
): Finding {
  const buddy = presentBuddy(stored, now);
  const done = doneOf(stored.done, buddy);
  return {
    communityId: place.communityId,
    person: { id, name },
    mail,
    until: newcomerUntil(joinedAt),
    offered: offered && !stored.dismissed && isNewcomer(joinedAt, now),
    done: done.length,
    left: STEPS.filter((step) => !done.includes(step)),
    buddy,
  };
}

const readFinding = async (world: World, place: Place, id: string): Promise<Finding | undefined> => {
  const [member, community, stored] = await Promise.all([
    world.communities.membershipNow(place, id),
    world.communities.open(place),
    storedNewcomer(world.table, place, id),
  ]);
  if (!community || member?.leftAt !== null) return undefined;
  // Whoever started a community needs nobody to show them in.
  const offered = community.settings.onboarding && community.startedBy.id !== id;
  return findingOf(place, member, stored, offered, world.now());
};

/** The ids of the newcomers of a buddy. */
const newcomersOf = async (world: World, place: Place, { id }: Membership) =>
  (await storedBuddy(world.table, place, id)).newcomers.map(({ person }) => person.id);

const of = STEPS.length;

/** A newcomer's first fifteen minutes, for themselves. */
export const ONBOARDING_FEED: FeedKindOf<Finding> = {
  kind: 'onboarding',
  section: 'standing',
  read: readFinding,
  show: ({ communityId, person, offered, done, left, until }, { id, role }): Mine['onboarding'] | null =>
    person.id === id && offered && done < of && roleMay(role, beOnboarded)
      ? { kind: 'onboarding', communityId, due: null, done, of, left: [...left], until }
      : null,
  all: async (world, _place, { id, joinedAt }) => (isNewcomer(joinedAt, world.now()) ? [id] : []),
};

const isBuddy = ({ buddy }: Finding, state: Companion['state'], { id, role }: Reader) =>
  buddy?.state === state && buddy.person.id === id && roleMay(role, beOnboarded) ? buddy : null;

/** A newcomer who asks, for whom they have asked. How far they are is not shown before that is answered. */
export const ASKED_FEED: FeedKindOf<Finding> = {
  kind: 'buddy-asked',
  section: 'standing',
  read: readFinding,
  show: (finding, me): Mine['buddy-asked'] | null => {
    const { communityId, person } = finding;
    const buddy = isBuddy(finding, 'asked', me);
    return buddy && { kind: 'buddy-asked', communityId, due: null, person, until: endsAt(buddy) };
  },
  notices: askedNotices,
  all: newcomersOf,
};

/** A newcomer and how far they are, for their buddy. */
export const BUDDY_FEED: FeedKindOf<Finding> = {
  kind: 'buddy-of',
  section: 'standing',
  read: readFinding,
  show: (finding, me): Mine['buddy-of'] | null => {
    const { communityId, person, mail, done } = finding;
    const buddy = isBuddy(finding, 'accepted', me);
    return (
      buddy && { kind: 'buddy-of', communityId, due: null, person, mail, done, of, until: endsAt(buddy) }
    );
  },
  all: newcomersOf,
};

const FEEDS = [ONBOARDING_FEED, ASKED_FEED, BUDDY_FEED];

/** The write that updates the feeds of a newcomer and of whoever is or was their buddy. */
export const newcomerChanged = (
  world: World,
  newcomerId: string,
  buddies: readonly (string | undefined)[],
  operation: string,
): Write =>
  feedThings(
    world,
    `${newcomerId}.onboarding`,
    operation,
    FEEDS.map(({ kind }) => ({ kind, id: newcomerId })),
    [...new Set([newcomerId, ...buddies.flatMap((id) => id ?? [])])],
  );

/** Shows me at once how far I am. */
export async function showMyself(world: World, place: Place, me: Membership, stored: StoredNewcomer) {
  const { onboarding } = await world.communities.settingsOf(place, world.now());
  const finding = findingOf(place, me, stored, onboarding, world.now());
  await showAtOnce(world, place, ONBOARDING_FEED, me.id, finding, me);
}

/** Shows me at once a newcomer whom I have answered. */
export async function showNewcomer(world: World, place: Place, me: Membership, newcomerId: string) {
  const finding = await readFinding(world, place, newcomerId);
  for (const kind of [ASKED_FEED, BUDDY_FEED]) await showAtOnce(world, place, kind, newcomerId, finding, me);
}

/** The writes that tell a newcomer what their buddy has said. */
export function answerTold(
  world: World,
  communityId: string,
  newcomerId: string,
  by: PersonRef,
  answer: 'accepted' | 'declined' | 'ended',
  operation: string,
): Write[] {
  const told: News = { kind: 'buddy-answered', at: world.now().toISOString(), by, communityId, answer };
  return tellingOne(world, newcomerId, by.id, operation, told, `${newcomerId}.buddy`);
}
