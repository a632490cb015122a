import { reviseCommunity as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';

export const reviseCommunity = serve(contract, async ({ place, body, etag, operation }, { communities }) => {
  try {
    await communities.revise(place, body, etag, operation);
  } catch (error) {
    if (error instanceof WriteConflict && error.reason === 'changed') {
      throw new Refusal('changed-meanwhile', { current: await communities.open(place) });
    }
    throw error;
  }
  const community = await communities.open(place);
  if (!community) throw new Refusal('not-found');
  return community;
});
