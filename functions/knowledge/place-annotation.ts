import { placeAnnotation as contract } from '../../domain/knowledge/annotation-contract.ts';
import { spotOf } from '../tables/annotation-places.ts';
import { serve } from '../use-case.ts';
import { changeStanding } from './change-one.ts';

/** Says where an annotation belongs: one without a place, or one that was followed to a wrong one. */
export const placeAnnotation = serve(contract, (call, world) =>
  changeStanding(world, call, async (_, artifact) => ({
    change: await spotOf(world, call.place, artifact, call.body),
  })),
);
