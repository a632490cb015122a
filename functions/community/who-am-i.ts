import { whoAmI as contract } from '../../domain/community/contract.ts';
import { serve } from '../use-case.ts';

export const whoAmI = serve(contract, async ({ caller }, world) => ({
  id: caller.id,
  name: caller.name,
  communities: (await world.communities.belongings(caller.tenantId, caller.id, world.now())).map(
    ({ community, me }) => ({
      id: community.id,
      name: community.name,
      role: me.role,
    }),
  ),
}));
