import type * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { askForHelp } from '../../domain/safety/abilities.ts';
import { type Exchange, outlineOf, waitsFor } from '../../domain/safety/help.ts';
import type { safetyMine } from '../../domain/safety/mine.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { bothOf, exchangesOf, exchangeWith, type StoredExchange } from './help-store.ts';
import { helpNoticesFor } from './safety-notices.ts';

/** ASKER.EXCHANGE. Ids contain no dots. */
export const feedIdOf = ({ id, asker }: Pick<Exchange, 'id' | 'asker'>) => `${asker.id}.${id}`;

interface Shown {
  readonly communityId: string;
  readonly exchange: Exchange;
}

/** Exchanges in which the other one spoke last, for whichever of the two it waits for. */
export const HELP_FEED: FeedKindOf<Shown> = {
  kind: 'help',
  section: 'standing',
  read: async (world, { communityId, ...place }, id) => {
    const [askerId = '', helpId = ''] = id.split('.');
    const exchange = await exchangeWith(world, { communityId, ...place }, askerId, helpId);
    return exchange && { communityId, exchange };
  },
  show: ({ communityId, exchange }, { id: me, role }): z.output<typeof safetyMine.help> | null => {
    const outline = outlineOf(exchange);
    const other = bothOf(exchange).find(({ id }) => id !== me);
    const isMine = bothOf(exchange).some(({ id }) => id === me);
    if (!other || !isMine || !waitsFor(outline, me) || !roleMay(role, askForHelp)) return null;
    const { id: helpId, asker, notNow, agreed } = outline;
    return {
      kind: 'help',
      communityId,
      due: null,
      helpId,
      with: other,
      iAsked: asker.id === me,
      notNow,
      agreed,
    };
  },
  notices: helpNoticesFor,
  all: async (world, place, member) => (await exchangesOf(world, place, member.id)).map(feedIdOf),
};

/** Writes a change of an exchange, and brings the Home of the two in line with it. */
export async function writeExchange(
  world: World,
  place: Place,
  exchange: Exchange,
  writes: readonly Write[],
  me: Membership,
  operation: string,
): Promise<void> {
  const id = feedIdOf(exchange);
  const people = bothOf(exchange).map((one) => one.id);
  const feed = feedThings(world, exchange.id, operation, [{ kind: HELP_FEED.kind, id }], people);
  const all = [...writes, feed];
  await world.write(place, operation, all);
  await showAtOnce(world, place, HELP_FEED, id, await HELP_FEED.read(world, place, id), me);
  await enqueueWork(world, place, all);
}

/** An exchange in answers. */
export const toldOf = ({ etag, ...exchange }: StoredExchange): Exchange => exchange;
