import { runCommunity } from '../../domain/community/abilities.ts';
import { permission } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { listRoles as contract } from '../../domain/roles/contract.ts';
import { toldCount } from '../../domain/roles/role.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { serve } from '../use-case.ts';
import { outlineOf, storedRoles, unseenDays } from './role-store.ts';
import { hasDue, settleRole } from './settle-role.ts';

/** With the membership these are three storage calls, and those of what is due where it is the first to look. */
export const listRoles = serve(contract, async ({ place, me, query }, world) => {
  const now = world.now();
  const when = query.when ?? 'now';
  const [stored, days, members] = await Promise.all([
    storedRoles(world, place, when),
    when === 'now' ? unseenDays(world, place, now) : new Map<string, string[]>(),
    when === 'now' ? world.communities.members(place) : [],
  ]);
  const settled = await Promise.all(
    stored.map(async (role) => (hasDue(role, now) ? await settleRole(world, place, role.id) : role)),
  );
  const there = new Set(members.map(({ id }) => id));
  const roles = settled
    .flatMap((role) => role ?? [])
    .map((role) => ({
      ...outlineOf(role),
      nominations:
        role.stage === 'nominating'
          ? toldCount(days.get(role.id) ?? [], wallTime(now, role.zone).date)
          : null,
      holderLeft: role.stage === 'held' && !there.has(role.term?.person.id ?? ''),
    }));
  return {
    now: now.toISOString(),
    roles:
      when === 'over'
        ? roles.sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''))
        : roles.sort((a, b) => a.until.localeCompare(b.until)),
    abilities: { offer: permission(me.role, runCommunity), nominate: permission(me.role, electRoles) },
  };
});
