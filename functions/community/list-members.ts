import { listMembers as contract } from '../../domain/community/contract.ts';
import { serve } from '../use-case.ts';

export const listMembers = serve(contract, async ({ place }, { communities }) => ({
  members: await communities.members(place),
}));
