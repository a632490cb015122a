import type { RoundPage } from '../../domain/scoring/contract.ts';
import { countsOf, type PassResult } from '../../domain/scoring/round.ts';
import { dayHere, sayDate } from '../components/dates.ts';
import { SPREAD } from './texts.ts';

/** One person's score of a criterion. */
export interface SpreadDot {
  /** From 0, the lowest. */
  readonly level: number;
  readonly word?: string;
  /** null until they choose to show it. */
  readonly person?: { readonly id: string; readonly name: string } | null;
  readonly mine?: boolean;
}

/** All scores of one pass: the dots of each criterion. */
export interface Lane {
  readonly label: string;
  readonly criteria: readonly (readonly SpreadDot[])[];
}

export const countsIn = (levels: number, dots: readonly SpreadDot[]) =>
  countsOf(
    levels,
    dots.map(({ level }) => level),
  );

const dotsOf = (counts: readonly number[]): SpreadDot[] =>
  counts.flatMap((count, level) => Array.from({ length: count }, () => ({ level })));

const laneOf = (label: string, { counts }: PassResult): Lane => ({ label, criteria: counts.map(dotsOf) });

/** All passes of now. `together`: without marking which dots are those of whoever shows it. */
export const passesOf = ({ passes }: RoundPage, together = false): Lane[] =>
  passes.map(({ pass, criteria }) => ({
    label: SPREAD.pass(pass),
    criteria: together ? criteria.map((dots) => dots.map((dot) => ({ ...dot, mine: false }))) : criteria,
  }));

/** What is shown one above the other: what it came to then, and the last two passes of now. */
export function lanesOf(page: RoundPage, together = false): Lane[] {
  const lanes = passesOf(page, together).slice(-2);
  const { earlier } = page.round;
  if (!earlier) return lanes;
  const then = laneOf(SPREAD.before(sayDate(dayHere(earlier.result.revealedAt))), earlier.result);
  return [then, ...(lanes.length === 1 ? lanes.map((lane) => ({ ...lane, label: SPREAD.now })) : lanes)];
}
