import type { Answer } from '../../domain/community/consent.ts';
import type { TermOutline, TermVersion } from '../../domain/glossary/term.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow } from '../tables/consent-rows.ts';
import type { Place } from '../tables/place.ts';
import type { RowKind } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import {
  KEYS,
  type StoredTerm,
  TERMS,
  termKey,
  termRange,
  termRow,
  versionRow,
} from '../tables/term-rows.ts';
import type { World } from '../world.ts';

// What the table says of the glossary. Only this area asks for it.

type Stores = Pick<World, 'table'>;

const termOf = (row: Row): StoredTerm => ({
  ...termRow.readWithEtag(row),
  id: (row.rowKey ?? '').slice(termKey('').length),
});

export const allTerms = ({ table }: Stores, place: Place): Promise<StoredTerm[]> =>
  table.range(place.partition, ...TERMS, { key: KEYS.term, of: termOf });

export const termAlone = ({ table }: Stores, place: Place, termId: string): Promise<StoredTerm | undefined> =>
  table.find(place.partition, termKey(termId), termOf);

/** A term with what was adopted of it and what people have said. */
export interface Discussed {
  readonly term: StoredTerm;
  /** The newest first. */
  readonly versions: readonly TermVersion[];
  /** In the order of rounds. */
  readonly answers: readonly Answer[];
}

type Part = { readonly version: TermVersion } | { readonly answer: Answer };

const PART: RowKind<Part> = {
  key: KEYS.inTerm,
  of: (row) =>
    (row.rowKey ?? '').split('|')[2] === 'version'
      ? { version: versionRow.read(row) }
      : { answer: answerRow.read(row) },
};

/** Refuses if this version cannot read a part and `every` is asked for. */
export async function discussed(
  stores: Stores,
  place: Place,
  termId: string,
  { every = false } = {},
): Promise<Discussed> {
  const [term, parts] = await Promise.all([
    termAlone(stores, place, termId),
    stores.table.range(place.partition, ...termRange(termId), PART, { every }),
  ]);
  if (!term) throw new Refusal('not-found');
  return {
    term,
    versions: parts.flatMap((part) => ('version' in part ? [part.version] : [])).reverse(),
    answers: parts.flatMap((part) => ('answer' in part ? [part.answer] : [])),
  };
}

/** The version of what is proposed of a term: answers to it change its row, and not this. */
export const versionOf = ({ id, proposal }: Pick<StoredTerm, 'id' | 'proposal'>): string =>
  `${id}.${proposal?.consent.round ?? 0}`;

/** Whether somebody is asked what they say to what is proposed. */
export function asks({ proposal, heard }: Pick<StoredTerm, 'proposal' | 'heard'>, personId: string): boolean {
  return proposal !== null && proposal.by.id !== personId && !heard.has(personId);
}

/** A term as lists show it. */
export function outlineOf(term: StoredTerm, personId: string, takesPart: boolean): TermOutline {
  const { id, state, entry, approvedAt, proposal } = term;
  return {
    id,
    state,
    entry,
    approvedAt,
    proposal: proposal && {
      entry: proposal.entry,
      by: proposal.by,
      word: proposal.word,
      closesAt: proposal.consent.closesAt,
      objections: proposal.consent.standing.length,
      asksMe: takesPart && asks(term, personId),
    },
  };
}

/** What a term is called in news and on Home. */
export const nameOf = ({ entry, proposal }: Pick<StoredTerm, 'entry' | 'proposal'>): string =>
  (entry ?? proposal?.entry)?.term ?? '';
