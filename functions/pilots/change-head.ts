import type { News } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import type { StoredPilot } from '../tables/pilot-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { showPilot } from './pilot-feed.ts';
import { requirePilot } from './pilot-guards.ts';
import type { Changed } from './pilot-writes.ts';

/** What a use case makes of a pilot. */
export interface Step extends Changed {
  /** What else is written in the same transaction. */
  readonly also: readonly Write[];
  readonly told?: News;
}

/**
 * Changes a pilot's head: reads it, writes, and starts again if what was read was changed meanwhile. `step` refuses, and
 * returns undefined if nothing has to be changed. The same change by the same person once more is recognised as done.
 */
export async function changeHead(
  world: World,
  call: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
    readonly params: { readonly pilotId: string };
  },
  step: (stored: StoredPilot, changeOp: string) => Promise<Step | undefined> | Step | undefined,
): Promise<Pilot> {
  const { place, me, params, operation } = call;
  const changeOp = changeOpOf(operation, me);
  // What conflicts may be what all pilots have in common, while the pilot itself is as it was read.
  return retryOrBusy(attempt);

  async function attempt(): Promise<Pilot> {
    const stored = await requirePilot(world, place, me, params.pilotId);
    if (stored.changeOps.has(changeOp)) return stored.pilot;
    const change = await step(stored, changeOp);
    if (!change) return stored.pilot;
    const writes = [...change.writes, ...change.also];
    const [head, listed] = await world.write(place, operation, writes);
    if (!head || !listed) {
      // An earlier try has written it, or another person at the same moment with the same operation.
      const now = await requirePilot(world, place, me, params.pilotId);
      if (!now.changeOps.has(changeOp)) throw new WriteConflict('changed');
      return now.pilot;
    }
    const after = { ...change.after, etag: head };
    await showPilot(world, place, after, me, change.told);
    await enqueueWork(world, place, writes);
    return after;
  }
}

/** Refuses unless the pilot still is the version that was to be changed. */
export function requireVersion({ pilot }: StoredPilot, etag: string): void {
  if (pilot.etag !== etag) throw new Refusal('changed-meanwhile', { current: { pilot } });
}
