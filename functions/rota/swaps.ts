import { standingOf } from '../../domain/community/rota.ts';
import type { SwapChoice } from '../../domain/rota/contract.ts';
import { canLead } from '../../domain/rota/policy.ts';
import { askable, type ComingTurn, hasBegun, ledBy, type Rota } from '../turns/coming-turns.ts';

/** With whom somebody can be asked to swap at most. */
const CHOICES = 30;

/** With whom whoever leads a turn could swap it, in the order of the rota; whoever has a turn to give comes first. */
export function swapChoices(rota: Rota, turn: ComingTurn, now: Date): SwapChoice[] {
  const me = rota.people.find(({ id }) => id === turn.person);
  if (!me) return [];
  const asked = askable(rota, now);
  const names = new Map(rota.people.map((person) => [person.id, person]));
  const choices = turn.order
    .filter((id) => id !== me.id && asked.has(id))
    .flatMap((id) => names.get(id) ?? [])
    .slice(0, CHOICES)
    .map((person) => choiceOf(rota, turn, me.id, person, turnToGive(rota, turn, me, person.id, now)));
  return [...choices.filter(({ turnId }) => turnId), ...choices.filter(({ turnId }) => !turnId)];
}

/** The next turn of theirs that I could lead. */
function turnToGive(
  rota: Rota,
  turn: ComingTurn,
  me: Rota['people'][number],
  personId: string,
  now: Date,
): ComingTurn | undefined {
  return rota.coming.find(
    (one) =>
      one.person === personId &&
      one.turn.id !== turn.turn.id &&
      !hasBegun(one, now) &&
      canLead(me, one.turn.date),
  );
}

function choiceOf(
  rota: Rota,
  turn: ComingTurn,
  me: string,
  person: { readonly id: string; readonly name: string },
  theirs: ComingTurn | undefined,
): SwapChoice {
  const leaders = new Map([[turn.turn.id, person.id], ...(theirs ? [[theirs.turn.id, me] as const] : [])]);
  const later = theirs && theirs.turn.startsAt > turn.turn.startsAt ? theirs : turn;
  const after = ledBy(rota, leaders).find((one) => one.turn.id === later.turn.id)?.after ?? turn.after;
  return {
    person: { id: person.id, name: person.name },
    turnId: theirs?.turn.id ?? null,
    date: theirs?.turn.date ?? null,
    owed: standingOf(after, me).owed,
    theirs: standingOf(after, person.id).owed,
  };
}

/** What a swap with somebody comes to, with the turn of theirs that was named when it was asked. */
export function swapWith(
  rota: Rota,
  turn: ComingTurn,
  personId: string,
  turnId: string | null,
): SwapChoice | undefined {
  const person = rota.people.find(({ id }) => id === personId);
  const theirs = turnId === null ? undefined : rota.coming.find((one) => one.turn.id === turnId);
  if (!person || turn.person === null || (turnId !== null && theirs?.person !== personId)) return undefined;
  return choiceOf(rota, turn, turn.person, person, theirs);
}
