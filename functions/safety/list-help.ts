import { listHelp as contract } from '../../domain/safety/contract.ts';
import { defaultOffer, mayBeAsked, outlineOf } from '../../domain/safety/help.ts';
import { dayIn } from '../tables/community-day.ts';
import { serve } from '../use-case.ts';
import { exchangesOf, offersOf } from './help-store.ts';

/** Four storage calls. */
export const listHelp = serve(contract, async ({ place, me }, world) => {
  const [today, exchanges, offers, members] = await Promise.all([
    dayIn(world, place),
    exchangesOf(world, place, me.id),
    offersOf(world, place),
    world.communities.members(place),
  ]);
  return {
    exchanges: exchanges.map(outlineOf).sort((a, b) => b.lastAt.localeCompare(a.lastAt)),
    helpers: members
      .filter((member) => member.id !== me.id && mayBeAsked(member, offers.get(member.id), today))
      .map(({ id, name, role }) => ({
        person: { id, name },
        role,
        about: offers.get(id)?.about ?? '',
      })),
    offer: offers.get(me.id) ?? defaultOffer(me),
  };
});
