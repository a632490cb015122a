import { runCommunity } from '../community/abilities.ts';
import type { Role } from '../community/community.ts';
import { type Permission, roleMay } from '../community/policy.ts';
import { scoreRubrics } from './abilities.ts';
import { PASSES_MAX, REVEALED_FROM, type RoundStage } from './round.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

interface Standing {
  readonly stage: RoundStage;
  readonly pass: number;
  readonly begunBy: { readonly id: string };
  /** Who facilitated the session in which it was begun. */
  readonly facilitatorId: string | null;
  readonly next: string | null;
  /** When each pass was revealed. */
  readonly reveals: readonly string[];
}

const runs = ({ id, role }: Me, { begunBy, facilitatorId }: Standing): boolean =>
  roleMay(role, runCommunity) || (roleMay(role, scoreRubrics) && (begunBy.id === id || facilitatorId === id));

/** Score, or change one's own scores, until they are revealed. */
export function mayScore({ role }: Me, { stage }: Standing): Permission {
  if (!roleMay(role, scoreRubrics)) return 'role-may-not';
  if (stage === 'closed') return 'round-closed';
  return stage === 'open' ? 'yes' : 'scores-revealed';
}

/** Whoever began it, facilitated its session or runs the community reveals what enough people have scored. */
export function mayReveal(me: Me, round: Standing, scored: number): Permission {
  if (!runs(me, round)) return 'role-may-not';
  if (round.stage === 'closed') return 'round-closed';
  if (round.stage === 'revealed') return 'scores-revealed';
  return scored >= REVEALED_FROM ? 'yes' : 'too-few-scored';
}

/** Begin another pass of the same round, after talking. */
export function mayScoreAgain(me: Me, round: Standing): Permission {
  if (!runs(me, round)) return 'role-may-not';
  if (round.stage === 'closed') return 'round-closed';
  if (round.stage === 'open') return 'scores-unseen';
  return round.pass < PASSES_MAX ? 'yes' : 'scored-often';
}

/** Show or hide one's own name: whoever has scored, from the first reveal on. */
export function mayShowName({ reveals }: Standing, hasScored: boolean): Permission {
  if (reveals.length === 0) return 'scores-unseen';
  return hasScored ? 'yes' : 'not-scored';
}

/** End it, or change what was said at its end until it is scored again. */
export function mayClose(me: Me, round: Standing): Permission {
  if (!runs(me, round)) return 'role-may-not';
  if (round.reveals.length === 0) return 'scores-unseen';
  return round.next === null ? 'yes' : 'scored-again';
}

/** Score the same thing again in a round of its own, once this one is closed. */
export function mayFollow({ role }: Me, { stage, next }: Standing): Permission {
  if (!roleMay(role, scoreRubrics)) return 'role-may-not';
  if (stage !== 'closed') return 'round-open';
  return next === null ? 'yes' : 'scored-again';
}

export const mayRemove = (me: Me, round: Standing): Permission => (runs(me, round) ? 'yes' : 'role-may-not');
