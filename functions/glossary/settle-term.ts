import { randomUUID } from 'node:crypto';
import { decidedAt, isDecided, withoutLeavers } from '../../domain/community/consent.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import type { Timer } from '../area.ts';
import { tellingAll } from '../feed/telling.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import { isDue, whoLeft } from '../tables/consent-rows.ts';
import { lookAgain, lookAtDue } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { type StoredTerm, termKey, termRow, versionKey, versionRow } from '../tables/term-rows.ts';
import type { World } from '../world.ts';
import { termChanged } from './glossary-feed.ts';
import { type Discussed, discussed, nameOf, termAlone } from './glossary-store.ts';
import { findingTerm } from './term-search.ts';

/** Marks of the moments at which proposals close. */
export const GLOSSARY_MOMENTS = 'glossary';

export const isOverdue = ({ proposal }: Pick<StoredTerm, 'proposal'>, now: Date): boolean =>
  proposal !== null && isDue(proposal.consent, now);

/**
 * Adopts what is proposed of a term if its time is over and no objection stands. Whoever looks first does it: the term
 * must be as it was read, so that of an adoption and an objection at the same moment one is refused. Answers whether it
 * waits for an objection.
 */
export async function settleTerm(world: World, place: Place, termId: string): Promise<boolean> {
  return retryOnConflict(async () => {
    const now = world.now();
    const term = await termAlone(world, place, termId);
    if (!term?.proposal || !isDue(term.proposal.consent, now)) return false;
    const { proposal } = term;
    const left = await whoLeft(world, place, proposal.consent.standing, shapeGlossary, now);
    const consent = withoutLeavers(proposal.consent, left);
    if (!isDecided(consent, now)) return true;
    const operation = randomUUID();
    const writes = adopting(world, place, term, { ...proposal, consent }, operation);
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
    return false;
  });
}

/** A term with what was said of it; what is proposed is adopted first where that is due. */
export async function discussedNow(
  world: World,
  place: Place,
  termId: string,
  how: { readonly every: boolean } = { every: true },
): Promise<Discussed> {
  const found = await discussed(world, place, termId, how);
  if (!isOverdue(found.term, world.now()) || (await settleTerm(world, place, termId))) return found;
  return discussed(world, place, termId, how);
}

function adopting(
  world: World,
  place: Place,
  term: StoredTerm,
  { entry, by, word, consent }: NonNullable<StoredTerm['proposal']>,
  operation: string,
): Write[] {
  const { id, objections, rounds } = term;
  const adoptedAt = decidedAt(consent);
  const version = term.version + 1;
  const told = { at: adoptedAt, by, communityId: place.communityId, termId: id };
  return [
    {
      do: 'merge',
      key: termKey(id),
      row: termRow.changed({
        state: entry ? 'approved' : 'retired',
        entry,
        approvedAt: entry ? adoptedAt : null,
        version,
        proposal: null,
        heard: new Set(),
        objections: 0,
      }),
      etag: term.etag,
    },
    {
      do: 'create',
      key: versionKey(id, version),
      row: versionRow.columns({
        version,
        entry,
        by,
        word,
        adoptedAt,
        objections,
        since: consent.since,
        round: rounds,
      }),
    },
    findingTerm(id, entry, true, adoptedAt),
    termChanged(world, id, operation),
    ...tellingAll(
      world,
      id,
      operation,
      entry
        ? { kind: 'term-approved', ...told, term: entry.term, version }
        : { kind: 'term-retired', ...told, term: nameOf(term) },
    ),
  ];
}

/** Looks at proposals whose time is over. */
export const settleTerms: Timer = {
  name: 'settleTerms',
  schedule: '35 * * * * *',
  run: (world, tenants) =>
    lookAtDue(world, tenants, GLOSSARY_MOMENTS, async (place, id) => {
      if (await settleTerm(world, place, id)) await lookAgain(world, place, GLOSSARY_MOMENTS, id);
    }),
};
