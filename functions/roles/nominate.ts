import { isThere } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { nominate as contract } from '../../domain/roles/contract.ts';
import { mayNominate } from '../../domain/roles/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { showAtOnce } from '../feed/work.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { roleNow } from './change-role.ts';
import { OPEN_FEED } from './role-feed.ts';
import { gateKey, nominationKey, nominationRow } from './role-rows.ts';
import { nominationBy } from './role-store.ts';

/**
 * Nothing but the nominator's own feed tells of it, and no work is written for anybody: what waits in the outbox would say
 * who has nominated.
 */
export const nominate = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { roleId } = params;
  return retryOnConflict(async () => {
    const stored = await roleNow(world, place, roleId);
    const now = world.now();
    requirePermission(mayNominate(me, stored, now));
    const [member] = await Promise.all([
      world.communities.membership(place, body.personId, now),
      // Refuses to write over one that this version cannot read.
      nominationBy(world, place, stored, me.id),
    ]);
    if (member?.leftAt !== null || !roleMay(member.role, electRoles))
      throw invalid('personId', 'an organiser, a member or a mentor of this community');
    const today = wallTime(now, stored.zone).date;
    if (member.id !== me.id && !isThere(member, today)) throw new Refusal('nominee-paused');
    const person = { id: member.id, name: member.name };
    const row = nominationRow.columns({
      person,
      reason: body.reason,
      by: { id: me.id, name: me.name },
      on: today,
    });
    await world.write(place, operation, [
      // Fails once they are shown.
      { do: 'touch', key: gateKey(roleId) },
      { do: 'put', key: nominationKey(stored.showsAt, roleId, me.id), row },
    ]);
    await showAtOnce(world, place, OPEN_FEED, roleId, undefined, me);
    return { person, reason: body.reason };
  });
});
