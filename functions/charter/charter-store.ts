import type { CharterProposal, CharterVersion } from '../../domain/charter/charter.ts';
import type { Answer } from '../../domain/community/consent.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow } from '../tables/consent-rows.ts';
import type { Place } from '../tables/place.ts';
import type { RowKind } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';
import {
  acceptedKey,
  acceptedRow,
  HEAD,
  type Head,
  headRow,
  KEYS,
  NO_CHARTER,
  proposalKey,
  proposalRow,
  type StoredProposal,
  VERSIONS,
  versionRow,
} from './charter-rows.ts';

// What the table says of the charter. Only this area asks for it.

type Stores = Pick<World, 'table'>;

export async function charterHead({ table }: Stores, place: Place): Promise<Head> {
  return (await table.find(place.partition, HEAD, headRow.readWithEtag)) ?? NO_CHARTER;
}

/** A proposal without what was said of it. */
export async function proposalAlone(
  { table }: Stores,
  place: Place,
  proposalId: string,
): Promise<StoredProposal | undefined> {
  const found = await table.find(place.partition, proposalKey(proposalId), proposalRow.readWithEtag);
  return found && { ...found, id: proposalId };
}

export interface Discussed {
  readonly proposal: StoredProposal;
  readonly answers: readonly Answer[];
}

type Part = { readonly proposal: StoredProposal } | { readonly answer: Answer };

const PART: RowKind<Part> = {
  key: KEYS.proposal,
  of: (row) => {
    const [, , id = '', round] = (row.rowKey ?? '').split('|');
    return round === undefined
      ? { proposal: { ...proposalRow.readWithEtag(row), id } }
      : { answer: answerRow.read(row) };
  },
};

/**
 * A proposal with what was said of it, in the order of rounds. With `every` it refuses if this version cannot read a part.
 */
export async function discussed(
  { table }: Stores,
  place: Place,
  proposalId: string,
  { every = false } = {},
): Promise<Discussed | undefined> {
  const from = proposalKey(proposalId);
  const parts = await table.range(place.partition, from, `${from}|~`, PART, { every });
  const proposal = parts.flatMap((part) => ('proposal' in part ? [part.proposal] : []))[0];
  return proposal && { proposal, answers: parts.flatMap((part) => ('answer' in part ? [part.answer] : [])) };
}

export async function requireDiscussed(stores: Stores, place: Place, proposalId: string): Promise<Discussed> {
  const found = await discussed(stores, place, proposalId, { every: true });
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Which version each person has accepted last. */
export async function acceptedBy({ table }: Stores, place: Place): Promise<Readonly<Record<string, number>>> {
  const of = (row: Row) =>
    [(row.rowKey ?? '').split('|').at(-1) ?? '', acceptedRow.read(row).version] as const;
  const kind = { key: KEYS.accepted, of };
  return Object.fromEntries(
    await table.range(place.partition, acceptedKey(''), acceptedKey('~'), kind, {
      select: acceptedRow.names,
    }),
  );
}

export async function charterVersions({ table }: Stores, place: Place): Promise<CharterVersion[]> {
  const kind = { key: KEYS.version, of: versionRow.read };
  return (await table.range(place.partition, ...VERSIONS, kind)).reverse();
}

/** The version of what a proposal says: answers to it change its row, and not this. */
export const versionOf = ({ id, consent }: Pick<StoredProposal, 'id' | 'consent'>): string =>
  `${id}.${consent.round}`;

/** A proposal as it is answered. */
export function proposalOf(stored: StoredProposal): CharterProposal {
  const { id, text, before, base, by, word, days } = stored;
  return { id, text, before, base, by, word, days, etag: versionOf(stored) };
}
