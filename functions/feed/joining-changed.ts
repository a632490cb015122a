import { runCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { Place } from '../tables/community-store.ts';
import type { JoiningKind } from '../tables/joining-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { feedThings } from './work.ts';

const KINDS = { request: 'join-request', proposal: 'member-proposed' } as const;

/** The write that updates organisers' feeds after somebody waits for an answer, or waits no more. */
export async function joiningChanged(
  world: World,
  place: Place,
  kinds: readonly JoiningKind[],
  personId: string,
  operation: string,
): Promise<Write> {
  const members = await world.communities.members(place);
  const organisers = members.filter(({ role }) => roleMay(role, runCommunity)).map(({ id }) => id);
  const things = kinds.map((kind) => ({ kind: KINDS[kind], id: personId }));
  return feedThings(world, `${personId}.${kinds.join('.')}`, operation, things, organisers);
}
