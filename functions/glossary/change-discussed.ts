import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { type StoredTerm, termKey, termRow } from '../tables/term-rows.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { termChanged } from './glossary-feed.ts';
import { type Discussed, termAlone } from './glossary-store.ts';
import { discussedNow } from './settle-term.ts';

export interface Change {
  readonly change: Parameters<typeof termRow.changed>[0];
  readonly also?: readonly Write[];
  /** Whose feeds it changes; everybody's if nobody is named. */
  readonly shown?: readonly string[];
}

/** What is discussed of a term, with an open proposal. */
export interface Open extends Discussed {
  readonly proposal: NonNullable<StoredTerm['proposal']>;
}

type TermCall = Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
  readonly params: { readonly termId: string };
};

/**
 * Changes what is proposed of a term, or what people say of the proposal: reads it, writes, and starts again if it was
 * changed meanwhile. A proposal whose time is over is adopted first. The same change by the same person once more is
 * recognised as done. `step` refuses, and returns undefined if nothing has to be changed.
 */
export async function changeDiscussed(
  world: World,
  { place, me, params: { termId }, operation }: TermCall,
  step: (open: Open, now: Date) => Promise<Change> | Change | undefined,
): Promise<StoredTerm> {
  const changeOp = changeOpOf(operation, me);
  await retryOrBusy(async () => {
    const found = await discussedNow(world, place, termId);
    const { proposal, changeOps, etag, version } = found.term;
    if (changeOps.has(changeOp)) return;
    if (!proposal) throw new Refusal(version > 0 ? 'proposal-adopted' : 'proposal-withdrawn');
    const made = await step({ ...found, proposal }, world.now());
    if (!made) return;
    const { change, also = [], shown = null } = made;
    const row = termRow.changed({ ...change, changeOps: withChangeOp(changeOps, changeOp) });
    const writes: Write[] = [
      { do: 'merge', key: termKey(termId), row, etag },
      ...also,
      termChanged(world, termId, operation, shown),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  });
  const after = await termAlone(world, place, termId);
  if (!after) throw new Refusal('not-found');
  return after;
}
