import { startCommunity as contract } from '../../domain/community/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { personById } from '../graph/people.ts';
import { placeOf } from '../tables/community-store.ts';
import { serve } from '../use-case.ts';

export const startCommunity = serve(contract, async ({ caller, params, body, operation }, world) => {
  const place = placeOf(caller.tenantId, params.communityId);
  const person = await founder();
  await world.communities.start(
    place,
    body,
    { ...person, role: 'organiser', zone: null },
    world.now(),
    operation,
  );
  const community = await world.communities.open(place);
  if (!community) throw new Refusal('not-found');
  return community;

  /** Without Graph a community can still be started; the mail is filled in when the organiser is next looked up. */
  async function founder() {
    try {
      const known = await personById(world.graph.as(caller), caller.id);
      if (known) return { id: caller.id, name: known.name, mail: known.mail, jobTitle: known.jobTitle };
    } catch (error) {
      if (!(error instanceof GraphFailure || error instanceof Refusal)) throw error;
    }
    return { id: caller.id, name: caller.name, mail: '', jobTitle: '' };
  }
});
