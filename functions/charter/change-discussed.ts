import type { CharterProposal } from '../../domain/charter/charter.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { proposalChanged } from './charter-feed.ts';
import { proposalKey, proposalRow } from './charter-rows.ts';
import { type Discussed, proposalAlone, proposalOf } from './charter-store.ts';
import { discussedNow } from './settle-charter.ts';

interface Change {
  /** What changes of the proposal itself; null where something is said of it that changes nothing of how it stands. */
  readonly change: Parameters<typeof proposalRow.changed>[0] | null;
  readonly also: readonly Write[];
  /** Whose feeds it changes; everybody's if nobody is named. */
  readonly shown?: readonly string[];
}

/**
 * Changes a proposal or what is said of it, adopted first where that is due: reads it, writes, and starts again if it was
 * changed meanwhile. The same change by the same person once more is recognised as done. `step` refuses, and returns
 * undefined if nothing has to be changed.
 */
export async function changeDiscussed(
  world: World,
  call: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
    readonly params: { readonly proposalId: string };
  },
  step: (discussed: Discussed, now: Date) => Promise<Change> | Change | undefined,
): Promise<CharterProposal> {
  const { place, me, params, operation } = call;
  const { proposalId } = params;
  const changeOp = changeOpOf(operation, me);
  await retryOrBusy(async () => {
    const found = await discussedNow(world, place, proposalId);
    const { changeOps, etag } = found.proposal;
    if (changeOps.has(changeOp)) return;
    const made = await step(found, world.now());
    if (!made) return;
    const writes: Write[] = [...made.also, proposalChanged(world, proposalId, operation, made.shown ?? null)];
    if (made.change) {
      const row = proposalRow.changed({ ...made.change, changeOps: withChangeOp(changeOps, changeOp) });
      writes.unshift({ do: 'merge', key: proposalKey(proposalId), row, etag });
    }
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  });
  const after = await proposalAlone(world, place, proposalId);
  if (!after) throw new Refusal('not-found');
  return proposalOf(after);
}
