import type { Team } from '../pilots/pilot.ts';
import { STOP_WORDS } from '../shared/stop-words.ts';
import { fold, wordsOf } from '../shared/words.ts';
import type { Trial } from './evidence.ts';

/** The team, and what may stand in the way, that somebody asks about. */
export interface Here {
  readonly size: number | null;
  readonly function: string;
  readonly works: 'together' | 'remote' | 'both' | null;
  /** Words of one constraint. */
  readonly constraint: string;
}

const ASPECTS = ['size', 'function', 'works', 'constraint'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Nearest {
  readonly trial: Trial;
  /** What the two teams have in common. */
  readonly shares: readonly Aspect[];
}

const NEAREST_MAX = 5;
/** Of two teams one may be twice as large as the other to count as of a size. */
const TIMES = 2;
/** What each aspect counts in the order: a constraint that others have met says most. */
const WEIGHT = { constraint: 1.5, function: 1.2, size: 1, works: 0.8 };
/** From so many letters on, a word and a longer one that begins with it, such as remote and remotely, are the same. */
const BEGINNING = 5;

/**
 * The trials nearest to a team, the nearest first: those that share at least half of what is said of it. None where
 * nothing is said, or nothing is near.
 */
export function nearestTrials(here: Here, trials: readonly Trial[]): Nearest[] {
  const asked = ASPECTS.filter((aspect) => isSaid(here, aspect)).length;
  return trials
    .map((trial) => ({ trial, near: nearness(here, trial) }))
    .filter(({ near }) => near.length > 0 && 2 * near.length >= asked)
    .map(({ trial, near }) => ({
      trial,
      shares: near.map(([aspect]) => aspect),
      score: near.reduce((sum, [aspect, share]) => sum + WEIGHT[aspect] * share, 0),
    }))
    .sort((a, b) => b.score - a.score || b.trial.at.localeCompare(a.trial.at))
    .slice(0, NEAREST_MAX)
    .map(({ trial, shares }) => ({ trial, shares }));
}

const isSaid = (here: Here, aspect: Aspect): boolean =>
  aspect === 'constraint' ? contentOf(here.constraint).length > 0 : Boolean(here[aspect]);

/** What a team and a trial have in common, and how much of it, up to 1. */
function nearness(here: Here, trial: Trial): (readonly [Aspect, number])[] {
  const found: (readonly [Aspect, number])[] = sharedBy(here, trial.team);
  const met = constraintsMet(here.constraint, trial);
  if (met > 0) found.push(['constraint', met]);
  return found;
}

type Alike = Pick<Team, 'size' | 'function' | 'works'>;

/** What two teams have in common, and how much of it, up to 1. What is unknown is not in common. */
export function sharedBy(a: Alike, b: Alike): (readonly [Aspect, number])[] {
  const found: (readonly [Aspect, number])[] = [];
  if (a.size && b.size) {
    const apart = Math.abs(Math.log(a.size / b.size)) / Math.log(TIMES);
    if (apart <= 1) found.push(['size', 1 - apart / 2]);
  }
  if (isSameFunction(a.function, b.function)) found.push(['function', 1]);
  if (a.works && b.works && (a.works === b.works || a.works === 'both' || b.works === 'both'))
    found.push(['works', a.works === b.works ? 1 : 0.5]);
  return found;
}

/** Such as `Engineering` and `platform engineering`. */
function isSameFunction(a: string, b: string): boolean {
  const [some, others] = [contentOf(a), contentOf(b)];
  if (some.length === 0 || others.length === 0) return false;
  const holds = (all: readonly string[], part: readonly string[]) =>
    part.every((word) => all.some((other) => isSameWord(word, other)));
  return holds(some, others) || holds(others, some);
}

/** How many of a constraint's words a report has in what it says beyond its verdict. */
function constraintsMet(constraint: string, { title, lesson, change, conditions }: Trial): number {
  const sought = contentOf(constraint);
  const said = contentOf([title, lesson, change, conditions].join(' '));
  const met = sought.filter((word) => said.some((other) => isSameWord(word, other)));
  return sought.length === 0 ? 0 : met.length / sought.length;
}

function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= BEGINNING && long.startsWith(short));
}

/** The words of a text but for those that every text has. */
const contentOf = (text: string): string[] => [
  ...new Set([...wordsOf(text)].map(({ word }) => fold(word)).filter((word) => !STOP_WORDS.has(word))),
];
