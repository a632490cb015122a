import { roleMay } from '../../domain/community/policy.ts';
import { scoreRubrics } from '../../domain/scoring/abilities.ts';
import type { scoringMine } from '../../domain/scoring/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { feedThings } from '../feed/work.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { againNoticesFor, askedNoticesFor } from './round-notices.ts';
import type { ListedRound } from './round-rows.ts';
import { comingAgain, feedIdOf, nameIn, partsOf, roundsIn, scorersOf, storedRound } from './round-store.ts';

type Mine = MineOf<typeof scoringMine>;

/** A round, without what changes with neither the asking nor the asked. */
export interface OfRound {
  readonly communityId: string;
  readonly round: Pick<
    ListedRound,
    'id' | 'artifactId' | 'subject' | 'begunBy' | 'pass' | 'passAt' | 'again' | 'zone'
  >;
}

const about = ({ communityId, round: { id, artifactId, subject } }: OfRound) => ({
  communityId,
  artifactId,
  roundId: id,
  subject,
});

function ofRound(communityId: string, stored: OfRound['round']): OfRound {
  const { id, artifactId, subject, begunBy, pass, passAt, again, zone } = stored;
  return { communityId, round: { id, artifactId, subject, begunBy, pass, passAt, again, zone } };
}

/** A pass that is scored, for those who are asked and have not scored: at first everybody, then those who did before. */
export interface Asking extends OfRound {
  readonly have: readonly string[];
  /** Who scored in the pass before; null for the first. */
  readonly before: readonly string[] | null;
}

export const SCORE_FEED: FeedKindOf<Asking> = {
  kind: 'score',
  section: 'standing',
  read: async (world, place, id) => {
    const stored = await storedRound(world, place, nameIn(id));
    if (stored?.stage !== 'open') return undefined;
    const parts = await partsOf(world, place, stored, null);
    return {
      ...ofRound(place.communityId, stored),
      have: scorersOf(parts, stored.pass),
      before: stored.pass > 1 ? scorersOf(parts, stored.pass - 1) : null,
    };
  },
  show: ({ have, before, ...of }, { id, role }): Mine['score'] | null =>
    roleMay(role, scoreRubrics) && !have.includes(id) && (before === null || before.includes(id))
      ? { kind: 'score', ...about(of), due: null, by: of.round.begunBy, pass: of.round.pass }
      : null,
  notices: askedNoticesFor,
  all: async (world, place) => (await roundsIn(world, place, null, 'open')).map(feedIdOf),
};

/** A closed round that is to be scored again, for those who scored in it. Pages show it from its day on. */
export const AGAIN_FEED: FeedKindOf<OfRound & { readonly scorers: readonly string[] }> = {
  kind: 'score-again',
  section: 'standing',
  read: async (world, place, id) => {
    const stored = await storedRound(world, place, nameIn(id));
    if (stored?.stage !== 'closed' || stored.again === null || stored.next !== null) return undefined;
    const { scores } = await partsOf(world, place, stored, null);
    const scorers = [...new Set(scores.map(({ personId }) => personId))].sort();
    return { ...ofRound(place.communityId, stored), scorers };
  },
  show: ({ scorers, ...of }, { id, role }): Mine['score-again'] | null =>
    roleMay(role, scoreRubrics) && scorers.includes(id)
      ? { kind: 'score-again', ...about(of), due: of.round.again }
      : null,
  notices: againNoticesFor,
  all: async (world, place, { role }) => (roleMay(role, scoreRubrics) ? comingAgain(world, place) : []),
};

/** The write that updates everybody's feed, or those of these people, after a round has changed. */
export const roundChanged = (
  world: World,
  round: { readonly artifactId: string; readonly id: string },
  operation: string,
  people: readonly string[] | null = null,
): Extract<Write, { do: 'put' }> => {
  const id = feedIdOf(round);
  const things = [SCORE_FEED, AGAIN_FEED].map(({ kind }) => ({ kind, id }));
  return feedThings(world, id, operation, things, people);
};
