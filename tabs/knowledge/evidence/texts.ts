import type { Here, Nearest } from '../../../domain/knowledge/nearness.ts';
import type { Thinness } from '../../../domain/knowledge/thinness.ts';
import type { Team } from '../../../domain/pilots/pilot.ts';
import { atStart, sayMonth } from '../../components/dates.ts';
import { several } from '../annotations/texts.ts';

const WORKS: Record<NonNullable<Team['works']>, string> = {
  together: 'together',
  remote: 'remote',
  both: 'partly remote',
};

/** A team in a few words: “Platform (9, engineering, remote)”. */
export function sayTeam({ name, size, function: does, works }: Team): string {
  const more = [size === null ? '' : String(size), does, works ? WORKS[works] : '']
    .filter(Boolean)
    .join(', ');
  if (!name) return more;
  return more ? `${name} (${more})` : name;
}

/** What is thin, in words. */
export function sayThin(thin: Thinness): string {
  switch (thin.kind) {
    case 'one-team':
      return EVIDENCE.oneTeam;
    case 'one-function':
      return EVIDENCE.oneFunction(thin.function);
    case 'old':
      return EVIDENCE.old(sayMonth(thin.since));
    case 'disagree':
      return EVIDENCE.disagree;
  }
}

const SHARES: Record<Nearest['shares'][number], string> = {
  size: 'similar size',
  function: 'same function',
  works: 'same way of working',
  constraint: 'same constraint',
};

export const sayShares = (shares: Nearest['shares']): string =>
  atStart(shares.map((one) => SHARES[one]).join(', '));

export const EVIDENCE = {
  /** Of what nobody tries. */
  said: 'What was said about it',
  title: 'Evidence',
  beFirst: 'Be the first',
  tryIt: 'Try it',
  trials: 'The pilots',
  trial: (verdict: string, title: string, team: string) => [verdict, title, team].filter(Boolean).join(': '),
  revision: (number: number) => `rev ${number}`,
  atHand: (count: number) => `At hand in ${several(count, 'session', 'sessions')}`,
  annotated: 'Said about it',
  annotatedSome: (count: number) => `Said about it, in the first ${count.toLocaleString('en')}`,
  unplaced: (count: number) => `${count} without a place`,
  thin: 'Thin',
  oneTeam: 'one team only',
  oneFunction: (name: string) => `all from ${name}`,
  old: (month: string) => `nothing since ${month}`,
  disagree: 'it worked with one team and failed with a similar one',
  and: 'and',
} as const;

export const HERE = {
  ask: 'Would it work here?',
  close: 'Close',
  size: 'People in my team',
  function: 'What they do',
  functionHint: 'Such as engineering',
  works: 'They work',
  anyhow: 'Not said',
  together: 'In one place',
  remote: 'Remote',
  both: 'Both',
  constraint: 'What may stand in the way',
  constraintHint: 'Such as “three time zones”',
  answer: 'The nearest pilots',
  say: 'Say something about your team, and the nearest pilots appear here.',
  nothing: 'Nothing was tried near to this.',
  first: 'You would be the first.',
  tryHere: 'Try it here',
  adapted: 'Suggests',
  elsewhere: 'May differ where',
  learned: 'Learned',
  failedThere: 'It failed there',
} as const satisfies Record<string, string>;

/** Whether anything is said of a team. */
export const saysSomething = ({ size, function: does, works, constraint }: Here): boolean =>
  size !== null || does.trim() !== '' || works !== null || constraint.trim() !== '';
