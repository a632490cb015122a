import { roleMay } from '../../domain/community/policy.ts';
import { isBeginning, standingOf, whyNotEligible } from '../../domain/community/rota.ts';
import { openRota as contract, type RotaAccount, type RotaTurn } from '../../domain/rota/contract.ts';
import {
  mayAccept,
  mayChoose,
  mayCoFacilitate,
  mayGiveBack,
  mayShadow,
  maySkip,
  maySwap,
  mayVolunteer,
} from '../../domain/rota/policy.ts';
import { facilitate } from '../../domain/sessions/abilities.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import {
  askedToTake,
  type ComingTurn,
  namedReason,
  type Rota,
  readRota,
  shownTurns,
} from '../turns/coming-turns.ts';
import { rotaChanged } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { mineOf } from './change-my-turns.ts';
import { turnNow } from './change-turn.ts';
import { swapWith } from './swaps.ts';
import { riskOf, shownOf } from './turns-shown.ts';

export const openRota = serve(contract, async ({ place, me }, world) => {
  const rota = await readRota(world, place);
  if (!rota) throw new Refusal('not-found');
  const mine = rota.people.find(({ id }) => id === me.id) ?? me;
  const now = world.now();
  const today = wallTime(now, rota.community.zone).date;
  await followTime(world, place, rota);
  return {
    turns: shownTurns(rota).map((turn) => turnOf(rota, turn, me, now)),
    accounts: accountsOf(rota, today),
    me: me.id,
    mine: { ...mineOf(mine, today), etag: mine.etag },
    today,
  };
});

/** Days pass without anybody changing anything: what stands on people's Home then follows once somebody looks. */
async function followTime(world: World, place: Place, rota: Rota): Promise<void> {
  const stands = new Set(rota.shown.map(({ kind, id, personId }) => `${kind} ${id} ${personId}`));
  const wanted = shownOf(rota, place.communityId, world.now());
  const isSame =
    wanted.length === stands.size &&
    wanted.every(({ kind, id, personId }) => stands.has(`${kind} ${id} ${personId}`));
  if (isSame) return;
  const work = rotaChanged(world);
  if (await world.outbox.ask(place, work)) await world.enqueue(place, work.key);
}

function turnOf(rota: Rota, turn: ComingTurn, me: Membership, at: Date): RotaTurn {
  const { session, draft, stored, person } = turn;
  const named = (id: string | null): PersonRef | null => {
    const member = rota.people.find((one) => one.id === id);
    if (member) return { id: member.id, name: member.name };
    return session && session.facilitator.id === id ? session.facilitator : null;
  };
  const now = turnNow(turn, at);
  const mine = rota.people.find(({ id }) => id === me.id) ?? me;
  const swap = stored?.swap && stored.swap.by.id === person ? stored.swap : null;
  const partner = swap?.partners.find((one) => one.person.id === me.id && !one.declined);
  const choice = partner && swapWith(rota, turn, me.id, partner.turnId);
  return {
    ...turn.turn,
    zone: session?.zone ?? draft?.zone ?? rota.community.zone,
    topic: session?.topic ?? null,
    person: named(person),
    how: turn.how,
    // Somebody else may have been made the facilitator since.
    agreed: stored?.agreed?.person.id === person ? (stored?.agreed ?? null) : null,
    reason: namedReason(turn, named),
    skips: stored?.skips ?? [],
    swap,
    swapAsked: choice ? { myDate: choice.date, owed: choice.theirs } : null,
    givenBack: stored?.givenBack ? { ...stored.givenBack, asked: named(askedToTake(rota, turn, at)) } : null,
    coFacilitator: stored?.coFacilitator ?? null,
    shadow: stored?.shadow ?? null,
    risk: riskOf(rota, turn, at),
    may: {
      accept: mayAccept(mine, now),
      skip: maySkip(mine, now),
      swap: maySwap(mine, now),
      giveBack: mayGiveBack(mine, now),
      volunteer: mayVolunteer(mine, now),
      choose: mayChoose(mine, now),
      coFacilitate: mayCoFacilitate(mine, now),
      shadow: mayShadow(mine, now, standingOf(rota.standings, me.id).led),
    },
  };
}

/** The accounts of everybody whose role may facilitate, whoever is owed most first. */
function accountsOf(rota: Rota, today: string): RotaAccount[] {
  const beginning = isBeginning(rota.people, rota.standings);
  const turn = { date: today, skips: [] };
  return rota.people
    .filter(({ role }) => roleMay(role, facilitate))
    .map((person) => ({
      person: { id: person.id, name: person.name },
      ...standingOf(rota.standings, person.id),
      why: whyNotEligible(person, turn, rota.standings, beginning),
      pausedUntil: person.pausedUntil,
    }))
    .sort((a, b) => b.owed - a.owed || a.person.name.localeCompare(b.person.name));
}
