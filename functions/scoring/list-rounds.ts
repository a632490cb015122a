import { listRounds as contract } from '../../domain/scoring/contract.ts';
import { serve } from '../use-case.ts';
import { outlineOf, roundsIn } from './round-store.ts';

export const listRounds = serve(contract, async ({ place, params }, world) => {
  const found = await roundsIn(world, place, params.artifactId);
  return { rounds: found.map(outlineOf).sort((a, b) => b.begunAt.localeCompare(a.begunAt)) };
});
