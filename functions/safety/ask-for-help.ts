import { askForHelp as contract } from '../../domain/safety/contract.ts';
import { mayBeAsked } from '../../domain/safety/help.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { dayIn } from '../tables/community-day.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { toldOf, writeExchange } from './help-feed.ts';
import { asking, exchangeWith, offerOf } from './help-store.ts';

export const askForHelp = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { helpId } = params;
  const { askedId, words } = body;
  if (askedId === me.id) throw invalid('askedId', 'somebody else than you');
  /** Sent again by a page that did not get the first answer. */
  const sentBefore = async () => {
    const there = await exchangeWith(world, place, me.id, helpId);
    if (there && (there.asker.id !== me.id || there.asked.id !== askedId))
      throw new Refusal('already-exists');
    return there && toldOf(there);
  };
  const before = await sentBefore();
  if (before) return before;
  const [today, member, offer] = await Promise.all([
    dayIn(world, place),
    world.communities.membership(place, askedId, world.now()),
    offerOf(world, place, askedId),
  ]);
  if (member?.leftAt !== null || !mayBeAsked(member, offer, today)) throw new Refusal('not-a-helper');
  const exchange = {
    id: helpId,
    asker: { id: me.id, name: me.name },
    asked: { id: member.id, name: member.name },
    state: 'open' as const,
    messages: [{ id: helpId, by: me.id, at: world.now().toISOString(), words, time: null, notNow: false }],
  };
  try {
    await writeExchange(world, place, exchange, asking(exchange), me, operation);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const meanwhile = await sentBefore();
    if (!meanwhile) throw new Refusal('already-exists');
    return meanwhile;
  }
  return exchange;
});
