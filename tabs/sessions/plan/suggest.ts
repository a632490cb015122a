import type { RhythmPage } from '../../../domain/rhythm/contract.ts';
import type { RotaTurn } from '../../../domain/rota/contract.ts';
import type { RotaReason } from '../../../domain/rota/turn.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';

/** Whom the rota proposes for a day, and why. */
export interface Proposed {
  readonly person: PersonRef;
  readonly reason: RotaReason;
}

type Turn = Pick<RotaTurn, 'id' | 'date' | 'topic' | 'person' | 'reason'>;

/** The turns of all drafts, also of those that the rota does not show yet. */
export const turnsOfDrafts = ({ drafts }: Pick<RhythmPage, 'drafts'>): Turn[] =>
  drafts.flatMap(({ id, date, turn }) => (turn ? [{ id, date, topic: null, ...turn }] : []));

const isOpen = ({ topic, person }: Turn) => topic === null && person !== null;

/** Whom the rota proposes for a day; for one that the cadence does not ask for, whose turn is next after it. */
export function proposedOn(turns: readonly Turn[], date: string): Proposed | null {
  const open = turns.filter(isOpen);
  const turn = open.find((one) => one.date === date) ?? open.find((one) => one.date > date) ?? open.at(-1);
  return turn?.person ? { person: turn.person, reason: turn.reason } : null;
}

/**
 * The id of the session that the cadence asks for on a day, as long as it is not planned: what was agreed on its turn
 * is kept under it.
 */
export const turnIdOn = (turns: readonly Turn[], date: string): string | undefined =>
  turns.find((turn) => turn.topic === null && turn.date === date)?.id;
