import { randomUUID } from 'node:crypto';
import { shapeCharter } from '../../domain/charter/abilities.ts';
import { REVIEW_DAYS } from '../../domain/charter/charter.ts';
import type { Community } from '../../domain/community/community.ts';
import { decidedAt, isDecided, withoutLeavers } from '../../domain/community/consent.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import type { Timer } from '../area.ts';
import { tellingAll } from '../feed/telling.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { communityRow } from '../tables/community-rows.ts';
import type { Place } from '../tables/community-store.ts';
import { isDue, whoLeft } from '../tables/consent-rows.ts';
import { findingCharter } from '../tables/findings.ts';
import { COMMUNITY } from '../tables/keys.ts';
import { lookAgain, lookAtDue } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { charterChanged, proposalChanged } from './charter-feed.ts';
import {
  HEAD,
  type Head,
  headRow,
  proposalKey,
  proposalRow,
  type StoredProposal,
  versionKey,
  versionRow,
} from './charter-rows.ts';
import { findingProposal } from './charter-search.ts';
import { charterHead, type Discussed, proposalAlone, requireDiscussed } from './charter-store.ts';

/** Marks of the moments at which proposals close. */
export const CHARTER_MOMENTS = 'charter';

/**
 * Adopts the open proposal if its time is over and no objection stands. Whoever looks first does it: the head and the
 * proposal must be as they were read, so that of an adoption and an objection at the same moment one is refused. Answers
 * whether it waits for an objection.
 */
export async function settleCharter(world: World, place: Place): Promise<boolean> {
  return retryOnConflict(async () => {
    const now = world.now();
    const head = await charterHead(world, place);
    const proposal = head.proposalId ? await proposalAlone(world, place, head.proposalId) : undefined;
    if (!proposal || !isDue(proposal.consent, now)) return false;
    const left = await whoLeft(world, place, proposal.consent.standing, shapeCharter, now);
    const consent = withoutLeavers(proposal.consent, left);
    if (!isDecided(consent, now)) return true;
    // Refuses a community that this version cannot read: an adoption writes into it.
    const community = await world.communities.open(place);
    if (!community) return false;
    const operation = randomUUID();
    const writes = adopting(world, place, head, { ...proposal, consent }, community, operation);
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return false;
  });
}

/** A proposal with what was said of it, adopted first where that is due. */
export async function discussedNow(world: World, place: Place, proposalId: string): Promise<Discussed> {
  const read = await requireDiscussed(world, place, proposalId);
  if (!isDue(read.proposal.consent, world.now()) || (await settleCharter(world, place))) return read;
  return requireDiscussed(world, place, proposalId);
}

function adopting(
  world: World,
  place: Place,
  head: Head,
  proposal: StoredProposal,
  community: Community,
  operation: string,
): Write[] {
  const { id, text, by, word, consent, objections } = proposal;
  const adoptedAt = decidedAt(consent);
  const version = head.version + 1;
  const { purpose, northStar, norms } = text;
  return [
    {
      do: 'merge',
      key: proposalKey(id),
      row: proposalRow.changed({ consent: { ...consent, state: 'adopted' } }),
      etag: proposal.etag,
    },
    {
      do: 'merge',
      key: HEAD,
      row: headRow.changed({
        version,
        text,
        adoptedAt,
        proposalId: '',
        reviewOn: addDays(wallTime(adoptedAt, community.zone).date, REVIEW_DAYS),
        reviewed: null,
        nudgedAt: '',
      }),
      etag: head.etag,
    },
    {
      do: 'create',
      key: versionKey(version),
      row: versionRow.columns({ version, text, by, word, adoptedAt, objections, rounds: consent.round }),
    },
    {
      do: 'touch',
      key: COMMUNITY,
      row: communityRow.changed({ purpose, northStar, norms, charter: version }),
    },
    findingCharter(place.communityId, text, version, adoptedAt),
    findingProposal({ ...proposal, consent: { ...consent, state: 'adopted' } }, head.text ?? community),
    charterChanged(world, operation),
    proposalChanged(world, id, operation),
    ...tellingAll(world, id, operation, {
      kind: 'charter-adopted',
      at: adoptedAt,
      by,
      communityId: place.communityId,
      proposalId: id,
      word,
      version,
    }),
  ];
}

/** Looks at proposals whose time is over. */
export const settleCharters: Timer = {
  name: 'settleCharters',
  schedule: '20 * * * * *',
  run: (world, tenants) =>
    lookAtDue(world, tenants, CHARTER_MOMENTS, async (place, id) => {
      if (await settleCharter(world, place)) await lookAgain(world, place, CHARTER_MOMENTS, id);
    }),
};
