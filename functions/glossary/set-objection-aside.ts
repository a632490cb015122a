import { answeredBy, maySetAside } from '../../domain/community/consent.ts';
import { setTermObjectionAside as contract } from '../../domain/glossary/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow, answerSetAside } from '../tables/consent-rows.ts';
import { answerKey } from '../tables/term-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import { answeredPage } from './answer-term.ts';
import { changeDiscussed } from './change-discussed.ts';

export const setObjectionAside = serve(contract, async (call, world) => {
  const { place, me, params, body } = call;
  const { termId, personId } = params;
  await changeDiscussed(world, call, ({ proposal, answers }, now) => {
    const { consent, by } = proposal;
    requirePermission(maySetAside(me, by.id, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const answer = answerSetAside(answers, consent, personId, me, body.word, now);
    return {
      change: { proposal: { ...proposal, consent: answeredBy(consent, personId, false, now) } },
      also: [{ do: 'put', key: answerKey(termId, answer.round, personId), row: answerRow.columns(answer) }],
      shown: [...new Set([personId, by.id])],
    };
  });
  return answeredPage(world, place, me, termId);
});
