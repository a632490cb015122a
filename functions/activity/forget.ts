import type { Timer } from '../area.ts';
import { DAY_MS } from '../feed/notice.ts';
import { placeOf } from '../tables/community-store.ts';
import { lookAtDue, markMoments } from '../tables/moments.ts';
import { NoticeStore } from './notice-store.ts';
import { TOLD_WITHIN_MS } from './timing.ts';

/** Marks of the months at whose beginning people's old notices are removed, by the person. */
const OLD_NOTICES = 'old-notices';
/** Longer than anything is told after its moment, so that nobody is told again of what has no row any more. */
const KEPT_MS = TOLD_WITHIN_MS + DAY_MS;

/** The beginning of the first month in which all that is begun now is old. A month has one mark for each person. */
function monthAfter(now: Date): string {
  const old = new Date(now.getTime() + KEPT_MS);
  return new Date(Date.UTC(old.getUTCFullYear(), old.getUTCMonth() + 1)).toISOString();
}

/** Marks when the notices of these people will be old: one call for a run, however often they are told something. */
export async function markOld(
  stores: Parameters<typeof markMoments>[0],
  tenantId: string,
  people: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const nowhere = placeOf(tenantId, '-');
  await markMoments(stores, nowhere, OLD_NOTICES, [...people], monthAfter(now));
}

export const forgetNotices: Timer = {
  name: 'forgetNotices',
  schedule: '40 20 * * * *',
  run: (world, tenants) =>
    lookAtDue(world, tenants, OLD_NOTICES, ({ tenantId }, personId) =>
      new NoticeStore(world.table, tenantId, personId).forget(new Date(world.now().getTime() - KEPT_MS)),
    ),
};
