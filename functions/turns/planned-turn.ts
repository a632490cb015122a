import { draftIdOn } from '../../domain/rhythm/drafts.ts';
import { canLead } from '../../domain/rota/policy.ts';
import { nothingAgreed } from '../../domain/rota/turn.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { rhythmDraftKey, turnKey } from '../tables/keys.ts';
import { type StoredTurn, storedTurnOf, writingTurn } from '../tables/rota-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

type Planned = Pick<Session, 'id' | 'startsAt' | 'facilitator'> & { readonly date: string };

/** The write that removes what was decided about a draft, which has become a session. */
export async function undeciding(
  { table }: Pick<World, 'table'>,
  place: Place,
  id: string,
): Promise<Write[]> {
  const key = rhythmDraftKey(id);
  return (await table.get(place.partition, key, [])) ? [{ do: 'clear', key }] : [];
}

/**
 * The writes on a turn whose session is planned. Without a reason, whoever has agreed to lead it leads it, and nobody
 * who skips it. They also make whoever changes the turn at this moment start again.
 */
export async function planningTurn(
  world: World,
  place: Place,
  me: Membership,
  { id, startsAt, date, facilitator }: Planned,
  reason: string,
  operation: string,
): Promise<Write[]> {
  const stored = await world.table.find(place.partition, turnKey(id), storedTurnOf);
  const changeOp = changeOpOf(operation, me);
  const isDraft = id === draftIdOn(place.communityId, date);
  if ((!stored && !isDraft) || stored?.changeOps.has(changeOp)) return [];
  const turn = stored ?? { ...nothingAgreed({ date, startsAt }), changeOps: new Set<string>() };
  const leader = stored ? await agreedIn(world, place, stored) : null;
  const skips = turn.skips.some(({ person }) => person.id === facilitator.id);
  if (!skips && (leader === null || leader.id === facilitator.id))
    return [writingTurn(id, { ...turn, date, startsAt }, stored, changeOp)];
  if (reason === '') {
    // Somebody has planned it meanwhile, which is said first.
    if (await world.sessions.exists(place, id)) return [];
    throw new Refusal('turn-agreed', { current: { facilitator: leader } });
  }
  const at = world.now().toISOString();
  const by = { id: me.id, name: me.name };
  const chosen = {
    ...turn,
    ...{ date, startsAt, swap: null, givenBack: null },
    agreed: { person: facilitator, how: 'chosen' as const, by, at, reason },
    skips: turn.skips.filter(({ person }) => person.id !== facilitator.id),
  };
  const write = writingTurn(id, chosen, stored, changeOp);
  if (leader === null || leader.id === me.id || leader.id === facilitator.id) return [write];
  const news = {
    kind: 'turn-taken' as const,
    how: 'chosen' as const,
    ...{ at, by, communityId: place.communityId, sessionId: id, date, reason },
  };
  return [write, ...tellingOne(world, leader.id, id, operation, news, `${id}.agreed`)];
}

/** Who has agreed to lead a turn and can. */
async function agreedIn(world: World, place: Place, { agreed, date }: StoredTurn): Promise<PersonRef | null> {
  if (!agreed) return null;
  const member = await world.communities.membership(place, agreed.person.id, world.now());
  return member?.leftAt === null && canLead(member, date) ? agreed.person : null;
}
