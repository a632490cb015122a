import { type Answer, maySetAside, pageOf } from '../../domain/community/consent.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import { openTerm as contract } from '../../domain/glossary/contract.ts';
import { mayAnswerTerm, mayChangeTermProposal, mayProposeTerm } from '../../domain/glossary/policy.ts';
import type { TermVersion } from '../../domain/glossary/term.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { whoLeft } from '../tables/consent-rows.ts';
import { serve } from '../use-case.ts';
import { outlineOf, versionOf } from './glossary-store.ts';
import { discussedNow } from './settle-term.ts';

/** Two storage calls beside the membership's; more where objections stand, or where it is the first to look. */
export const openTerm = serve(contract, async ({ place, me, params }, world) => {
  const { term, versions, answers } = await discussedNow(world, place, params.termId, { every: false });
  const now = world.now();
  const { proposal } = term;
  const about = proposal ? [...proposal.consent.standing, proposal.by.id] : [];
  const left = await whoLeft(
    world,
    place,
    [...new Set(about)].filter((id) => id !== me.id),
    shapeGlossary,
    now,
  );
  const stays = (id: string) => left(id) === null;
  const consent = proposal?.consent;
  const by = proposal?.by.id ?? '';
  return {
    now: now.toISOString(),
    term: outlineOf(term, me.id, roleMay(me.role, shapeGlossary)),
    proposal: proposal && {
      entry: proposal.entry,
      before: proposal.before,
      by: proposal.by,
      word: proposal.word,
      days: proposal.days,
      etag: versionOf(term),
      consent: pageOf(proposal.consent, answers, me.id, stays, maySetAside(me, by, proposal.consent, now)),
    },
    versions: versions.map((version) => ({ ...version, agreed: agreedTo(version, answers) })),
    abilities: {
      propose: mayProposeTerm(me, proposal !== null),
      change: consent ? mayChangeTermProposal(me, by, !stays(by), consent, now) : 'not-found',
      answer: consent ? mayAnswerTerm(me, consent, now) : 'not-found',
    },
  };
});

/** Who said at last that they have no objection. */
function agreedTo({ since, round }: TermVersion, answers: readonly Answer[]): PersonRef[] {
  const last = new Map(
    answers.flatMap((one) => (one.round >= since && one.round <= round ? [[one.by.id, one] as const] : [])),
  );
  return [...last.values()].flatMap(({ by, objection, takenBackAt }) =>
    objection === null || takenBackAt !== null ? [by] : [],
  );
}
