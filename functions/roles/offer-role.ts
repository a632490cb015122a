import { offerRole as contract } from '../../domain/roles/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { tellingAll } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import { markMoment } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { roleChanged } from './role-feed.ts';
import { requireEnd, requireTerm } from './role-guards.ts';
import { gateKey, roleKey, roleRow } from './role-rows.ts';
import { findingRole } from './role-search.ts';
import { outlineOf, storedRole } from './role-store.ts';
import { ROLE_MOMENTS } from './settle-role.ts';

export const offerRole = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { roleId } = params;
  const openedOp = changeOpOf(operation, me);
  return retryOnConflict(async () => {
    const there = await storedRole(world, place, roleId);
    if (there) {
      if (there.openedOp !== openedOp) throw new Refusal('already-exists');
      return outlineOf(there);
    }
    const now = world.now();
    const community = await world.communities.open(place);
    if (!community) throw new Refusal('not-found');
    const { zone } = community;
    const { gather, ...said } = body;
    const term = requireTerm(body, zone, now);
    const showsAt = await requireEnd(world, place, gather, undefined, zone, now, 'gather');
    const by = { id: me.id, name: me.name };
    const role = {
      ...said,
      ...term,
      zone,
      stage: 'nominating' as const,
      openedBy: by,
      openedAt: now.toISOString(),
      showsAt,
      sessionId: 'sessionId' in gather ? gather.sessionId : null,
      term: null,
      word: '',
      endedAt: null,
      proposal: null,
      round: 0,
      given: false,
      unseen: false,
      openedOp,
      changeOps: new Set<string>(),
    };
    const told = {
      kind: 'role-opened' as const,
      at: role.openedAt,
      by,
      communityId: place.communityId,
      roleId,
      title: body.title,
      showsAt,
    };
    const writes: Write[] = [
      { do: 'create', key: roleKey(roleId), row: roleRow.columns(role) },
      { do: 'put', key: gateKey(roleId), row: {} },
      findingRole({ ...role, id: roleId }),
      roleChanged(world, roleId, operation),
      ...tellingAll(world, roleId, operation, told),
    ];
    await markMoment(world, place, ROLE_MOMENTS, roleId, showsAt);
    const [etag] = await world.write(place, operation, writes);
    if (etag) await showAtOnce(world, place, NEWS_FEED, world.news.idOf(told, roleId), told, me);
    await enqueueWork(world, place, writes);
    const stored = await storedRole(world, place, roleId);
    if (stored?.openedOp !== openedOp) throw new Refusal('already-exists');
    return outlineOf(stored);
  });
});
