import { answeredBy, maySetAside } from '../../domain/community/consent.ts';
import { setHolderObjectionAside as contract } from '../../domain/roles/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow, answerSetAside } from '../tables/consent-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import { holderPage } from './answer-holder.ts';
import { changeRole } from './change-role.ts';
import { answerKey } from './role-rows.ts';
import { saidOf } from './role-store.ts';

export const setObjectionAside = serve(contract, async (call, world) => {
  const { place, me, params, body } = call;
  const { roleId, personId } = params;
  const changed = await changeRole(world, call, async ({ proposal, stage }, now) => {
    if (!proposal) throw new Refusal('proposal-withdrawn');
    const { consent, by } = proposal;
    requirePermission(maySetAside(me, by.id, consent, now));
    if (stage !== 'proposed') throw new Refusal('proposal-withdrawn');
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const { answers } = await saidOf(world, place, roleId, { every: true });
    const answer = answerSetAside(answers, consent, personId, me, body.word, now);
    const after = answeredBy(consent, personId, false, now);
    return {
      change: { proposal: { ...proposal, consent: after } },
      also: [{ do: 'put', key: answerKey(roleId, answer.round, personId), row: answerRow.columns(answer) }],
      shown: [...new Set([personId, by.id])],
    };
  });
  return holderPage(world, place, me, changed);
});
