import { answeredBy, type Consent, type ConsentPage, pageOf } from '../../domain/community/consent.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import { answerTerm as contract } from '../../domain/glossary/contract.ts';
import { mayAnswerTerm } from '../../domain/glossary/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { answerNow, answerRow, consentPageFor } from '../tables/consent-rows.ts';
import { answerKey } from '../tables/term-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeDiscussed } from './change-discussed.ts';
import { PROPOSAL_FEED } from './glossary-feed.ts';
import { nameOf } from './glossary-store.ts';
import { discussedNow } from './settle-term.ts';

export const answerTerm = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { termId } = params;
  await changeDiscussed(world, call, ({ term, proposal, answers }, now) => {
    const { consent, by } = proposal;
    requirePermission(mayAnswerTerm(me, consent, now));
    if (body.round !== consent.round) throw new Refusal('proposal-changed');
    const before = answers.find((one) => one.by.id === me.id && one.round === consent.round);
    const objects = body.objection !== null;
    // Somebody who has nothing against it, and had nothing, changes nothing of how it stands.
    if (!objects && !consent.standing.includes(me.id) && before) return undefined;
    const answer = answerNow(before, me, consent.round, body.objection, now);
    const after = { ...proposal, consent: answeredBy(consent, me.id, objects, now) };
    return {
      change: {
        proposal: after,
        heard: new Set([...term.heard, me.id]),
        objections: term.objections + (objects ? 1 : 0),
      },
      also: [
        { do: 'put', key: answerKey(termId, consent.round, me.id), row: answerRow.columns(answer) },
        ...(body.objection !== null && by.id !== me.id
          ? tellingOne(world, by.id, termId, operation, {
              kind: 'term-objection',
              at: now.toISOString(),
              by: { id: me.id, name: me.name },
              communityId: place.communityId,
              termId,
              term: nameOf(term),
              word: body.objection,
              closesAt: consent.closesAt,
            })
          : []),
      ],
      shown: [...new Set([me.id, by.id])],
    };
  });
  await showAtOnce(world, place, PROPOSAL_FEED, termId, undefined, me);
  return answeredPage(world, place, me, termId);
});

/** What is proposed as somebody sees it who has changed how it stands: the last objection may be gone, and it adopted. */
export async function answeredPage(
  world: World,
  place: Place,
  me: Membership,
  termId: string,
): Promise<ConsentPage> {
  const now = world.now();
  const { term, versions, answers } = await discussedNow(world, place, termId);
  if (term.proposal) return consentPageFor(world, place, me, term.proposal, answers, shapeGlossary, now);
  const [newest] = versions;
  if (!newest) throw new Refusal('proposal-withdrawn');
  const { since, round, adoptedAt } = newest;
  const consent: Consent = {
    state: 'adopted',
    round,
    since,
    openedAt: adoptedAt,
    closesAt: adoptedAt,
    standing: [],
    quietSince: null,
  };
  const said = answers.filter((one) => one.round <= round);
  return pageOf(consent, said, me.id, () => true, 'proposal-adopted');
}
