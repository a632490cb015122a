import { whoAmI as contract } from '../../domain/community/contract.ts';
import { serve } from '../use-case.ts';
import { belongings } from './belongings.ts';

export const whoAmI = serve(contract, async ({ caller }, world) => ({
  id: caller.id,
  name: caller.name,
  communities: (await belongings(world, caller)).map(({ community, me }) => ({
    id: community.id,
    name: community.name,
    role: me.role,
  })),
}));
