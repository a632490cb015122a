import type { RotaLine } from '../../domain/rota/history.ts';
import type { AGREED_BY, TurnAgreed, TurnSkip } from '../../domain/rota/turn.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { ComingTurn } from '../turns/coming-turns.ts';
import type { Step } from './change-turn.ts';

/** What several use cases change of a turn. */

interface Leading {
  readonly person: PersonRef;
  readonly how: (typeof AGREED_BY)[number];
  readonly by: PersonRef;
  readonly at: string;
  readonly reason: string;
}

/**
 * The change by which somebody leads a turn, and the session that is handed over to them if there is one. `giver` has
 * given it back, and skips it.
 */
export function leading(
  turn: ComingTurn,
  agreed: Leading,
  giver?: TurnSkip,
): Required<Pick<Step, 'changes' | 'leads'>> {
  const before = giver ? skipping(turn, giver) : (turn.stored?.skips ?? []);
  const skips = before.filter(({ person }) => person.id !== agreed.person.id);
  const nobody = { swap: null, givenBack: null };
  const change = { agreed, skips, ...nobody, ...joinedBy(turn, agreed.person.id) };
  const hasSession = turn.session !== null && turn.session.facilitator.id !== agreed.person.id;
  // Each of the two who swap takes over a session: they are told of the swap, and of no hand-over besides.
  const by = agreed.how === 'swapped' ? agreed.person : agreed.by;
  return { changes: [{ turn, change }], leads: hasSession ? [{ turn, person: agreed.person, by }] : [] };
}

/** Whoever leads a turn is no longer beside whoever leads it. */
function joinedBy({ stored }: ComingTurn, personId: string): Partial<TurnAgreed> {
  return {
    ...(stored?.coFacilitator?.id === personId && { coFacilitator: null }),
    ...(stored?.shadow?.id === personId && { shadow: null }),
  };
}

/** The skips of a turn with somebody's, who will not be there. */
export const skipping = (turn: ComingTurn, skip: TurnSkip): TurnSkip[] => [
  ...(turn.stored?.skips ?? []).filter(({ person }) => person.id !== skip.person.id),
  skip,
];

/** A line of history about a turn. */
export const lineOn = ({ turn }: ComingTurn, line: RotaLine): RotaLine => ({
  sessionId: turn.id,
  date: turn.date,
  ...line,
});
