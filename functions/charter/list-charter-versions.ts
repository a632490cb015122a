import { listCharterVersions as contract } from '../../domain/charter/contract.ts';
import { serve } from '../use-case.ts';
import { charterVersions } from './charter-store.ts';

export const listCharterVersions = serve(contract, async ({ place }, world) => ({
  versions: await charterVersions(world, place),
}));
