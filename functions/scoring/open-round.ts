import { isThere } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { scoreRubrics } from '../../domain/scoring/abilities.ts';
import { openRound as contract, type RoundPage } from '../../domain/scoring/contract.ts';
import {
  mayClose,
  mayFollow,
  mayRemove,
  mayReveal,
  mayScore,
  mayScoreAgain,
  mayShowName,
} from '../../domain/scoring/policy.ts';
import type { Dot } from '../../domain/scoring/round.ts';
import { byCodeUnits } from '../../domain/shared/text.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { Membership } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';
import type { StoredRound } from './round-rows.ts';
import { type InRound, outlineOf, partsOf, requireRound, resultsOf, scorersOf } from './round-store.ts';

/** With a known membership these are three storage calls, and two once it is revealed. */
export const openRound = serve(contract, async ({ place, me, params }, world): Promise<RoundPage> => {
  const stored = await requireRound(world, place, params);
  const [parts, members] = await Promise.all([
    partsOf(world, place, stored, me.id),
    stored.stage === 'open' ? world.communities.members(place) : [],
  ]);
  const now = world.now();
  const { pass } = stored;
  const mine = (of: number) =>
    parts.scores.find((one) => one.pass === of && one.personId === me.id)?.scores ?? null;
  const have = scorersOf(parts, pass);
  const results = resultsOf(stored, parts);
  return {
    now: now.toISOString(),
    round: { ...outlineOf(stored), results },
    rubric: stored.rubric,
    mine: copyOf(mine(pass)),
    mineBefore: copyOf(mine(pass - 1)),
    scored: have.length,
    awaited: awaitedAmong(members, stored, parts, wallTime(now, stored.zone).date),
    passes: results.map(({ pass: of, revealedAt, people }) => ({
      pass: of,
      revealedAt,
      people,
      criteria: stored.rubric.criteria.map((_, criterion) => dotsOf(parts, of, criterion, me.id)),
    })),
    named: parts.named.has(me.id),
    abilities: {
      score: mayScore(me, stored),
      reveal: mayReveal(me, stored, have.length),
      again: mayScoreAgain(me, stored),
      show: mayShowName(
        stored,
        parts.scores.some(({ personId }) => personId === me.id),
      ),
      close: mayClose(me, stored),
      follow: mayFollow(me, stored),
      remove: mayRemove(me, stored),
    },
  };
});

const copyOf = <T>(all: readonly T[] | null): T[] | null => all && [...all];

/** Who is asked and has not scored: at first everybody who is there, then those who scored before. */
function awaitedAmong(members: readonly Membership[], { pass }: StoredRound, parts: InRound, today: string) {
  const have = new Set(scorersOf(parts, pass));
  const before = pass > 1 ? new Set(scorersOf(parts, pass - 1)) : null;
  return members
    .filter((member) => roleMay(member.role, scoreRubrics) && isThere(member, today))
    .filter(({ id }) => !have.has(id) && (before === null || before.has(id)))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Ordered by what they say alone, so that their order tells nobody whose they are, or which dots are one person's. */
function dotsOf({ scores, named }: InRound, pass: number, criterion: number, me: string): Dot[] {
  return scores
    .filter((one) => one.pass === pass)
    .flatMap(({ personId, by, scores: said }) => {
      const one = said?.[criterion];
      const person = named.has(personId) ? by : null;
      return one ? [{ level: one.level, word: one.word, person, mine: personId === me }] : [];
    })
    .sort(
      (a, b) =>
        a.level - b.level ||
        a.word.localeCompare(b.word) ||
        byCodeUnits(a.word, b.word) ||
        // Among dots that say the same, the place of one's own would tell how many of the others come before by their ids.
        Number(b.mine) - Number(a.mine) ||
        (a.person?.name ?? '').localeCompare(b.person?.name ?? ''),
    );
}
