import { roleMay } from '../../domain/community/policy.ts';
import { askForHelp } from '../../domain/safety/abilities.ts';
import type { Exchange } from '../../domain/safety/help.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { bothOf, exchangeWith } from './help-store.ts';

/** The exchange. To everybody but the two it does not exist. */
export async function requireExchange(
  world: World,
  place: Place,
  me: { readonly id: string },
  helpId: string,
) {
  const found = await exchangeWith(world, place, me.id, helpId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Whether the other one still belongs to the community, in a role that reads it. */
export async function otherIsThere(
  world: World,
  place: Place,
  exchange: Exchange,
  me: { readonly id: string },
): Promise<boolean> {
  const other = bothOf(exchange).find(({ id }) => id !== me.id);
  const member = other && (await world.communities.membership(place, other.id, world.now()));
  return member?.leftAt === null && roleMay(member.role, askForHelp);
}
