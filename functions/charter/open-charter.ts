import { shapeCharter } from '../../domain/charter/abilities.ts';
import { openCharter as contract } from '../../domain/charter/contract.ts';
import { mayAnswerProposal, mayChangeProposal, mayProposeCharter } from '../../domain/charter/policy.ts';
import { runCommunity } from '../../domain/community/abilities.ts';
import { maySetAside, pageOf } from '../../domain/community/consent.ts';
import { permission, roleMay } from '../../domain/community/policy.ts';
import { isDue } from '../tables/consent-rows.ts';
import { serve } from '../use-case.ts';
import { acceptedBy, charterHead, discussed, proposalOf } from './charter-store.ts';
import { settleCharter } from './settle-charter.ts';

/** With the membership these are four storage calls, and those of an adoption where it is the first to look. */
export const openCharter = serve(contract, async ({ place, me }, world) => {
  const now = world.now();
  let read = await everything();
  if (read.open && isDue(read.open.proposal.consent, now)) {
    await settleCharter(world, place);
    read = await everything();
  }
  const { head, open, accepted, members } = read;
  const takePart = members.filter(({ role }) => roleMay(role, shapeCharter));
  const missing = takePart.filter(({ id }) => (accepted[id] ?? 0) < head.version);
  const ids = new Set(takePart.map(({ id }) => id));
  const stays = (id: string) => ids.has(id);
  const runs = roleMay(me.role, runCommunity);
  const consent = open?.proposal.consent;
  const by = open?.proposal.by.id ?? '';
  return {
    now: now.toISOString(),
    charter:
      head.text && head.adoptedAt
        ? { version: head.version, text: head.text, adoptedAt: head.adoptedAt }
        : null,
    proposal: open
      ? {
          ...proposalOf(open.proposal),
          consent: pageOf(
            open.proposal.consent,
            open.answers,
            me.id,
            stays,
            maySetAside(me, by, open.proposal.consent, now),
          ),
        }
      : null,
    accepted:
      head.version > 0
        ? {
            count: takePart.length - missing.length,
            of: takePart.length,
            mine: (accepted[me.id] ?? 0) >= head.version,
            missing: runs ? missing.map(({ id, name }) => ({ id, name })) : null,
            nudgedAt: head.nudgedAt || null,
          }
        : null,
    reviewOn: head.reviewOn || null,
    reviewed: head.reviewed,
    abilities: {
      propose: mayProposeCharter(me, open !== undefined),
      change: consent ? mayChangeProposal(me, by, !stays(by), consent, now) : 'not-found',
      answer: consent ? mayAnswerProposal(me, consent, now) : 'not-found',
      accept: head.version > 0 ? permission(me.role, shapeCharter) : 'no-charter',
      nudge: head.version > 0 ? permission(me.role, runCommunity) : 'no-charter',
      review: head.version > 0 ? permission(me.role, runCommunity) : 'no-charter',
    },
  };

  async function everything() {
    const known = await charterHead(world, place);
    const [about, acceptances, people] = await Promise.all([
      known.proposalId ? discussed(world, place, known.proposalId) : undefined,
      acceptedBy(world, place),
      world.communities.members(place),
    ]);
    return { head: known, open: about, accepted: acceptances, members: people };
  }
});
