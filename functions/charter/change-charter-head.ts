import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { CHARTER_ID, charterChanged, REVIEW_FEED } from './charter-feed.ts';
import { HEAD, type Head, headRow } from './charter-rows.ts';
import { charterHead } from './charter-store.ts';

type Change = Parameters<typeof headRow.changed>[0];

/** Changes what is said about the charter that stands. The same change by the same person once more is done already. */
export async function changeCharterHead(
  { place, me, operation }: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'>,
  world: World,
  step: (head: Head, now: Date) => Change | Promise<Change>,
): Promise<Head> {
  const changeOp = changeOpOf(operation, me);
  return retryOrBusy(async () => {
    const head = await charterHead(world, place);
    if (head.version === 0) throw new Refusal('no-charter');
    if (head.changeOps.has(changeOp)) return head;
    const change = await step(head, world.now());
    const row = headRow.changed({ ...change, changeOps: withChangeOp(head.changeOps, changeOp) });
    const writes = [
      { do: 'merge', key: HEAD, row, etag: head.etag } as const,
      charterChanged(world, operation),
    ];
    await world.write(place, operation, writes);
    const after = { ...head, ...change } as Head;
    const shown = { communityId: place.communityId, head: after };
    await showAtOnce(world, place, REVIEW_FEED, CHARTER_ID, shown, me);
    await enqueueWork(world, place, writes);
    return after;
  });
}
