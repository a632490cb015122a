import { askedAgain, closingMoment } from '../../domain/community/consent.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import { changeTermProposal as contract } from '../../domain/glossary/contract.ts';
import { mayChangeTermProposal } from '../../domain/glossary/policy.ts';
import { saysTheSame, type TermProposal } from '../../domain/glossary/term.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { whoLeft } from '../tables/consent-rows.ts';
import { markMoment } from '../tables/moments.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changeDiscussed } from './change-discussed.ts';
import { versionOf } from './glossary-store.ts';
import { GLOSSARY_MOMENTS } from './settle-term.ts';
import { findingTerm } from './term-search.ts';

export const changeTermProposal = serve(contract, async (call, world) => {
  const { place, me, params, body, etag } = call;
  const { termId } = params;
  const after = await changeDiscussed(world, call, async ({ term, proposal }, now) => {
    await requireChange(world, place, me, proposal, now);
    if (versionOf(term) !== etag)
      throw new Refusal('changed-meanwhile', { current: { etag: versionOf(term) } });
    if (saysTheSame(proposal.entry, body.entry) || saysTheSame(term.entry, body.entry))
      throw new Refusal('term-unchanged');
    const community = await world.communities.open(place);
    if (!community) throw new Refusal('not-found');
    const consent = askedAgain(proposal.consent, now, closingMoment(now, body.days, community.zone));
    await markMoment(world, place, GLOSSARY_MOMENTS, termId, consent.closesAt);
    return {
      change: {
        proposal: { ...proposal, ...body, before: proposal.entry, consent },
        rounds: consent.round,
        heard: new Set(),
      },
      also: term.entry ? [] : [findingTerm(termId, body.entry, false, now.toISOString())],
    };
  });
  return { id: termId, etag: versionOf(after) };
});

/** Refuses unless somebody may change or withdraw a proposal. */
export async function requireChange(
  world: World,
  place: Place,
  me: Membership,
  { by, consent }: Pick<TermProposal, 'by' | 'consent'>,
  now: Date,
): Promise<void> {
  const isAnothers = by.id !== me.id && me.role === 'organiser';
  const left = isAnothers && (await whoLeft(world, place, [by.id], shapeGlossary, now))(by.id) !== null;
  requirePermission(mayChangeTermProposal(me, by.id, left, consent, now));
}
