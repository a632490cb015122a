import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { markMoment } from '../tables/moments.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { roleChanged } from './role-feed.ts';
import type { StoredRole } from './role-rows.ts';
import { outlineOf, requireRole, versionOf } from './role-store.ts';
import { changingRole, hasDue, ROLE_MOMENTS, type Step, settleRole } from './settle-role.ts';

interface Change extends Partial<Step> {
  readonly change: Step['change'];
  /** When something becomes due by it. */
  readonly moments?: readonly string[];
  /** Whose feeds it changes; everybody's if nobody is named. */
  readonly shown?: readonly string[];
}

/** The role with everything done that is due. */
export async function roleNow(world: World, place: StoredPlace, roleId: string): Promise<StoredRole> {
  const stored = await requireRole(world, place, roleId);
  if (!hasDue(stored, world.now())) return stored;
  return (await settleRole(world, place, roleId)) ?? stored;
}

type StoredPlace = MemberCall<Route>['place'];

/**
 * Changes a role: reads it, writes, and starts again if it was changed meanwhile. The same change by the same person once
 * more is recognised as done. `step` refuses, and returns undefined if nothing has to be changed.
 */
export async function changeRole(
  world: World,
  call: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
    readonly params: { readonly roleId: string };
  },
  step: (stored: StoredRole, now: Date) => Promise<Change | undefined> | Change | undefined,
): Promise<StoredRole> {
  const { place, me, params, operation } = call;
  const { roleId } = params;
  const changeOp = changeOpOf(operation, me);
  return retryOrBusy(async () => {
    const stored = await roleNow(world, place, roleId);
    if (stored.changeOps.has(changeOp)) return stored;
    const made = await step(stored, world.now());
    if (!made) return stored;
    for (const moment of made.moments ?? []) await markMoment(world, place, ROLE_MOMENTS, roleId, moment);
    const writes: Write[] = [
      ...changingRole(stored, { ...made.change, changeOps: withChangeOp(stored.changeOps, changeOp) }),
      ...(made.also ?? []),
      roleChanged(world, roleId, operation, made.shown ?? null),
    ];
    await world.write(place, operation, writes);
    if (made.people) world.communities.forget(place, made.people);
    await enqueueWork(world, place, writes);
    return requireRole(world, place, roleId);
  });
}

/** Refuses unless the role and its proposal still say what they said where the change was begun. */
export function requireVersion(stored: StoredRole, etag: string): void {
  if (versionOf(stored) !== etag)
    throw new Refusal('changed-meanwhile', { current: { role: outlineOf(stored) } });
}
