import * as z from 'zod';
import {
  type Contribution,
  type ContributionPage,
  pageOf,
  partOf,
  recognition,
  storedContribution,
} from '../../domain/recognition/recognition.ts';
import { id } from '../../domain/shared/ids.ts';
import type { Place } from '../tables/place.ts';
import { json, person, rowCodec, type Value } from '../tables/row-codec.ts';
import type { Row, Write } from '../tables/table.ts';
import type { World } from '../world.ts';

// One row for each contribution and person who has recognised it. What is on one page stands together.

const { words, at, hidden } = recognition.shape;

export const recognitionRow = rowCodec({
  about: json(storedContribution),
  person,
  by: person,
  words,
  at,
  hidden,
  title: z.string(),
  /** Under which it was told. */
  recognitionId: id,
});
export type StoredRecognition = Value<typeof recognitionRow> & { readonly etag: string };

const ID = '[0-9a-f-]{36}';
const KEY = new RegExp(
  `^recognition\\|(session|pilot|artifact)\\|${ID}\\|(session|pilot|note\\.${ID}\\.${ID}|annotation\\.${ID})\\|${ID}$`,
);

const onPage = ({ of, id: pageId }: ContributionPage, rest = '') => `recognition|${of}|${pageId}|${rest}`;
export const recognitionKey = (about: Contribution, giverId: string): string =>
  onPage(pageOf(about), `${partOf(about)}|${giverId}`);

type Stores = Pick<World, 'table'>;
const KIND = { key: KEY, of: recognitionRow.readWithEtag };

export async function recognitionsOn({ table }: Stores, place: Place, page: ContributionPage) {
  return table.range(place.partition, onPage(page), onPage(page, '~'), KIND);
}

export async function recognitionBy({ table }: Stores, place: Place, about: Contribution, giverId: string) {
  return table.find(place.partition, recognitionKey(about, giverId), recognitionRow.readWithEtag);
}

/** There is a row for each recognition that was told and not withdrawn, by whose contribution it is. */
export const recognitionToldRow = rowCodec({ at });

export interface ToldRecognition extends Value<typeof recognitionToldRow> {
  readonly personId: string;
  readonly recognitionId: string;
}

export const recognitionToldKey = (personId: string, recognitionId: string): string =>
  `recognition-told|${personId}|${recognitionId}`;
const TOLD_KEY = new RegExp(`^recognition-told\\|${ID}\\|${ID}$`);

/** Some of what was told of a person’s contributions, or of anybody’s. */
export async function recognitionsTold(
  { table }: Stores,
  place: Place,
  personId: string | null,
  top: number,
): Promise<ToldRecognition[]> {
  const of = (row: Row): ToldRecognition => {
    const [, person = '', recognitionId = ''] = (row.rowKey ?? '').split('|');
    return { ...recognitionToldRow.read(row), personId: person, recognitionId };
  };
  const prefix = personId === null ? 'recognition-told|' : recognitionToldKey(personId, '');
  return table.range(place.partition, prefix, `${prefix}~`, { key: TOLD_KEY, of }, { top });
}

const COMMUNITY = 'community';
export const recognitionOffKey = (personId: string | null) => `recognition-off|${personId ?? COMMUNITY}`;
const OFF_KEY = new RegExp(`^recognition-off\\|(${COMMUNITY}|${ID})$`);

/** A row of another version may say something else than off. */
export const recognitionOffRow = rowCodec({ on: z.literal(false) });

/** For whom recognition is off. There is a row for each of them, and one where it is off for all. */
export interface RecognitionOff {
  readonly community: boolean;
  readonly people: ReadonlySet<string>;
}

export async function recognitionOff({ table }: Stores, place: Place): Promise<RecognitionOff> {
  const of = (row: Row) => {
    recognitionOffRow.read(row);
    return (row.rowKey ?? '').slice('recognition-off|'.length);
  };
  const kind = { key: OFF_KEY, of };
  const found = new Set(await table.range(place.partition, 'recognition-off|', 'recognition-off|~', kind));
  return { community: found.delete(COMMUNITY), people: found };
}

/**
 * A row that changes when somebody is recognised and when it is turned off, for a person and for the community. Whoever
 * recognises while it is turned off is refused by its version.
 */
export const recognitionVersionRow = rowCodec({});
const versionKey = (personId: string | null) => `recognition-version|${personId ?? COMMUNITY}`;

/** The write that refuses whatever is recognised at the same moment. */
export const refusingRecognition = (personId: string | null): Write => ({
  do: 'put',
  key: versionKey(personId),
  row: recognitionVersionRow.columns({}),
});

/** The writes that fail if it was turned off since, for this person or for the community. */
export async function unlessTurnedOff({ table }: Stores, place: Place, personId: string): Promise<Write[]> {
  return Promise.all(
    [personId, null].map(async (whose): Promise<Write> => {
      const key = versionKey(whose);
      const found = await table.find(place.partition, key, recognitionVersionRow.readWithEtag);
      const row = recognitionVersionRow.columns({});
      return found ? { do: 'replace', key, row, etag: found.etag } : { do: 'create', key, row };
    }),
  );
}
