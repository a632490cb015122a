import { absenceOn } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { TurnRisk } from '../../domain/rota/contract.ts';
import type { rotaMine } from '../../domain/rota/mine.ts';
import { planSessions } from '../../domain/sessions/abilities.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { beginning } from '../../domain/shared/text.ts';
import { fitting, type RotaShown } from '../tables/rota-rows.ts';
import { askedToTake, type ComingTurn, type Rota, shownTurns } from '../turns/coming-turns.ts';
import { swapWith } from './swaps.ts';

/** How many characters of a reason Home shows. */
const SAID = 120;

type Mine = MineOf<typeof rotaMine>;

/** Why a planned turn may find nobody to lead it; null if nothing is known against it. */
export function riskOf(rota: Rota, turn: ComingTurn, now: Date): TurnRisk | null {
  const { session, stored } = turn;
  if (!session || session.state === 'live') return null;
  const leader = rota.people.find(({ id }) => id === session.facilitator.id);
  if (!leader) return 'left';
  const absence = absenceOn(leader, turn.turn.date);
  if (absence) return absence;
  return stored?.givenBack && askedToTake(rota, turn, now) === null ? 'nobody-volunteers' : null;
}

/** What is to stand on somebody's Home; without `since` from now on, if it does not stand there already. */
export type ToShow = Pick<RotaShown, 'kind' | 'id' | 'personId' | 'says'> & { readonly since?: string };

/** What stands on whose Home because of the coming turns. */
export function shownOf(rota: Rota, communityId: string, now: Date): RotaShown[] {
  const before = new Map(rota.shown.map((one) => [nameOf(one), one]));
  const all = toShow(rota, communityId, now).map((one) => ({
    ...one,
    isUnderWay: false,
    since: one.since ?? before.get(nameOf(one))?.since ?? now.toISOString(),
  }));
  return fitting(all);
}

export const nameOf = ({ kind, id, personId }: ToShow) => `${kind} ${id} ${personId}`;

function toShow(rota: Rota, communityId: string, now: Date): ToShow[] {
  const turns = shownTurns(rota).flatMap((turn) => turnOf(communityId, turn));
  const shown = rota.coming.flatMap((turn) => [
    ...swapOf(rota, communityId, turn),
    ...offerOf(rota, communityId, turn, now),
  ]);
  const risks = rota.coming.flatMap((turn) => risksOf(rota, communityId, turn, now));
  // Where not all of it fits, what may find nobody to lead it goes first.
  return [...risks, ...shown, ...turns];
}

const entry = <K extends keyof Mine>(kind: K, id: string, personId: string, item: Mine[K]): ToShow => ({
  kind,
  id,
  personId,
  says: JSON.stringify(item),
});

const aTurn = (communityId: string, { turn }: ComingTurn) => ({
  communityId,
  sessionId: turn.id,
  date: turn.date,
  startsAt: turn.startsAt,
});

/** A turn whose session is planned stands on Home with the session. */
function turnOf(communityId: string, turn: ComingTurn): ToShow[] {
  if (turn.session || turn.person === null) return [];
  const { owed, owedNow, lastLed, isAlone } = turn.reason;
  const item: Mine['turn'] = {
    ...aTurn(communityId, turn),
    kind: 'turn',
    due: turn.turn.date,
    isAgreed: turn.how === 'agreed',
    ...{ owed, owedNow, lastLed, isAlone },
    asked: askedPartners(turn).map(({ person }) => person.name),
  };
  return [entry('turn', turn.turn.id, turn.person, item)];
}

const askedPartners = ({ stored, person }: ComingTurn) =>
  stored?.swap?.by.id === person ? (stored?.swap?.partners.filter(({ declined }) => !declined) ?? []) : [];

function swapOf(rota: Rota, communityId: string, turn: ComingTurn): ToShow[] {
  const swap = turn.stored?.swap;
  if (!swap) return [];
  return askedPartners(turn).flatMap(({ person, turnId }) => {
    const choice = swapWith(rota, turn, person.id, turnId);
    if (!choice) return [];
    const item: Mine['swap-asked'] = {
      ...aTurn(communityId, turn),
      kind: 'swap-asked',
      due: turn.turn.date,
      swapId: swap.id,
      person: swap.by,
      word: beginning(swap.word, SAID),
      myDate: choice.date,
      owed: choice.theirs,
    };
    return [{ ...entry('swap-asked', turn.turn.id, person.id, item), since: swap.at }];
  });
}

function offerOf(rota: Rota, communityId: string, turn: ComingTurn, now: Date): ToShow[] {
  const asked = askedToTake(rota, turn, now);
  const { stored, session } = turn;
  if (!stored?.givenBack || asked === null || !session) return [];
  const item: Mine['turn-offered'] = {
    ...aTurn(communityId, turn),
    kind: 'turn-offered',
    due: turn.turn.date,
    topic: session.topic,
    person: stored.givenBack.by,
    reason: beginning(stored.givenBack.reason, SAID),
  };
  return [entry('turn-offered', turn.turn.id, asked, item)];
}

/** Shown to whoever leads it, and to those who plan. */
function risksOf(rota: Rota, communityId: string, turn: ComingTurn, now: Date): ToShow[] {
  const why = riskOf(rota, turn, now);
  const { session } = turn;
  if (why === null || !session) return [];
  const item: Mine['turn-at-risk'] = {
    ...aTurn(communityId, turn),
    kind: 'turn-at-risk',
    due: turn.turn.date,
    topic: session.topic,
    person: session.facilitator,
    why,
  };
  return rota.people
    .filter(({ id, role }) => id === session.facilitator.id || roleMay(role, planSessions))
    .map(({ id }) => entry('turn-at-risk', turn.turn.id, id, item));
}
