import type { Team } from '../pilots/pilot.ts';
import { fold } from '../shared/words.ts';
import type { Trial } from './evidence.ts';
import { sharedBy } from './nearness.ts';

/** What is thin about an artifact's evidence. */
export type Thinness =
  | { readonly kind: 'one-team' }
  | { readonly kind: 'one-function'; readonly function: string }
  /** Nothing was reported since this moment. */
  | { readonly kind: 'old'; readonly since: string }
  /** Two pilots with like teams came to opposite verdicts. */
  | { readonly kind: 'disagree'; readonly pilots: readonly [worked: string, failed: string] };

type Tried = Pick<Trial, 'pilotId' | 'owner' | 'team' | 'verdict' | 'at'>;

/** After half a year without a report evidence is old. */
const OLD_MS = 183 * 86_400_000;

const named = (name: string) => fold(name).trim();

/** What is thin about the evidence that these trials make; nothing where there are none, because then there is no evidence. */
export function thinnessOf(trials: readonly Tried[], now: Date): Thinness[] {
  const [latest] = [...trials].sort((a, b) => b.at.localeCompare(a.at));
  if (!latest) return [];
  // A team without a name is known by whoever tried it.
  const teams = new Set(trials.map(({ team, owner }) => named(team.name) || owner.id));
  const functions = new Set(trials.map(({ team }) => named(team.function)));
  const thin: Thinness[] = [];
  if (teams.size === 1) thin.push({ kind: 'one-team' });
  else if (functions.size === 1 && !functions.has(''))
    thin.push({ kind: 'one-function', function: latest.team.function });
  if (now.getTime() - Date.parse(latest.at) > OLD_MS) thin.push({ kind: 'old', since: latest.at });
  const pair = disagreeing(trials);
  if (pair) thin.push({ kind: 'disagree', pilots: pair });
  return thin;
}

/** Of two like teams with one of which it worked and with the other failed, the latest reported. */
function disagreeing(trials: readonly Tried[]): readonly [string, string] | null {
  const latestFirst = [...trials].sort((a, b) => b.at.localeCompare(a.at));
  const withVerdict = (verdict: Trial['verdict']) => latestFirst.filter((trial) => trial.verdict === verdict);
  for (const worked of withVerdict('worked')) {
    const failed = withVerdict('failed').find(({ team }) => areAlike(worked.team, team));
    if (failed) return [worked.pilotId, failed.pilotId];
  }
  return null;
}

/** Teams are alike that have two of size, function and place in common. */
const areAlike = (a: Team, b: Team): boolean => sharedBy(a, b).length >= 2;
