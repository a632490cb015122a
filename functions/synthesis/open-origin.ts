import { openOrigin as contract } from '../../domain/synthesis/contract.ts';
import { originOf } from '../tables/origin-rows.ts';
import { serve } from '../use-case.ts';

/** One storage call. */
export const openOrigin = serve(contract, async ({ place, params }, world) => ({
  origin: (await originOf(world, place, params.thingId))?.from ?? null,
}));
