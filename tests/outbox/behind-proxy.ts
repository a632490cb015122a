import { services } from '../../functions/services.ts';
import { newTrace } from '../../functions/trace.ts';
import { settingsFor } from '../graph/support.ts';
import type { StorageProxy } from './storage-proxy.ts';
import type { Guild, Process, Workshop } from './support.ts';

/** The function app as it starts, with the proxy before its storage. */
export function newInstance(shop: Workshop, proxy: StorageProxy) {
  const storage = { connectionString: proxy.connectionString };
  return services({ ...settingsFor(shop.microsoft365), storage }, async () => [], shop.clock.now).worldFor(
    newTrace(),
  );
}

/** A guild of three people in a row, and the function app's own services, whose table is behind the proxy. */
export async function guildBehind(
  shop: Workshop,
  proxy: StorageProxy,
  first = 0,
): Promise<{ guild: Guild; app: Process }> {
  const guild = await shop.guild([0, 1, 2].map((index) => shop.who(first + index)));
  const world = newInstance(shop, proxy);
  const app = Object.assign(shop.process(), { world: { ...world, graph: shop.process().world.graph } });
  // The table is open, so that the first write to fail is one of the product's.
  await world.sessions.head(guild.place, 'x');
  return { guild, app };
}
