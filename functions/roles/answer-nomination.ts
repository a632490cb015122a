import { answerNomination as contract } from '../../domain/roles/contract.ts';
import { mayAnswerNomination } from '../../domain/roles/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { showAtOnce } from '../feed/work.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRole } from './change-role.ts';
import { NOMINATED_FEED } from './role-feed.ts';
import { willingKey, willingRow } from './role-rows.ts';
import { nominations } from './role-store.ts';

/** Touches the role, so that nobody is proposed who has said no at the same moment. */
export const answerNomination = serve(contract, async (call, world) => {
  const { place, me, params, body } = call;
  await changeRole(world, call, async (stored, now) => {
    // Not even this request reads them before they are shown.
    requirePermission(mayAnswerNomination(stored, true));
    const nominated = await nominations(world, place, stored, { every: true });
    if (!nominated.some(({ person }) => person.id === me.id)) throw new Refusal('not-nominated');
    const row = willingRow.columns({ willing: body.willing, at: now.toISOString() });
    return {
      change: {},
      also: [{ do: 'put', key: willingKey(params.roleId, me.id), row }],
      shown: [me.id],
    };
  });
  await showAtOnce(world, place, NOMINATED_FEED, params.roleId, undefined, me);
  return { willing: body.willing };
});
