import { communityPartition } from './keys.ts';

/** A community and its partition in the table. The tenant always comes from the caller's token. */
export interface Place {
  readonly tenantId: string;
  readonly communityId: string;
  readonly partition: string;
}

export function placeOf(tenantId: string, communityId: string): Place {
  return { tenantId, communityId, partition: communityPartition(tenantId, communityId) };
}
