import { setCharterObjectionAside as contract } from '../../domain/charter/contract.ts';
import { answeredBy, maySetAside } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { answerRow, answerSetAside } from '../tables/consent-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { proposalPage } from './answer-proposal.ts';
import { proposalChanged } from './charter-feed.ts';
import { answerKey, proposalKey, proposalRow } from './charter-rows.ts';
import { discussedNow } from './settle-charter.ts';

export const setObjectionAside = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { proposalId, personId } = params;
  const changeOp = changeOpOf(operation, me);
  await retryOrBusy(async () => {
    const { proposal, answers } = await discussedNow(world, place, proposalId);
    if (proposal.changeOps.has(changeOp)) return;
    const now = world.now();
    const { consent, by } = proposal;
    requirePermission(maySetAside(me, by.id, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const answer = answerSetAside(answers, consent, personId, me, body.word, now);
    const row = proposalRow.changed({
      consent: answeredBy(consent, personId, false, now),
      changeOps: withChangeOp(proposal.changeOps, changeOp),
    });
    const writes: Write[] = [
      { do: 'merge', key: proposalKey(proposalId), row, etag: proposal.etag },
      { do: 'put', key: answerKey(proposalId, answer.round, personId), row: answerRow.columns(answer) },
      proposalChanged(world, proposalId, operation, [...new Set([personId, by.id])]),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  });
  return proposalPage(world, place, me, proposalId);
});
