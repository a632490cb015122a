import { setCharterObjectionAside as contract } from '../../domain/charter/contract.ts';
import { answeredBy, maySetAside } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow, answerSetAside } from '../tables/consent-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import { proposalPage } from './answer-proposal.ts';
import { changeDiscussed } from './change-discussed.ts';
import { answerKey } from './charter-rows.ts';

export const setObjectionAside = serve(contract, async (call, world) => {
  const { place, me, params, body } = call;
  const { proposalId, personId } = params;
  await changeDiscussed(world, call, ({ proposal, answers }, now) => {
    const { consent, by } = proposal;
    requirePermission(maySetAside(me, by.id, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const answer = answerSetAside(answers, consent, personId, me, body.word, now);
    const key = answerKey(proposalId, answer.round, personId);
    return {
      change: { consent: answeredBy(consent, personId, false, now) },
      also: [{ do: 'put', key, row: answerRow.columns(answer) }],
      shown: [...new Set([personId, by.id])],
    };
  });
  return proposalPage(world, place, me, proposalId);
});
