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
import type { Row } from '../tables/table.ts';
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

/** Everything that was said in recognition of a person, or of anybody; for turning it off. */
export async function recognitionsFor({ table }: Stores, place: Place, personId: string | null) {
  return table.range(place.partition, 'recognition|', 'recognition|~', KIND, {
    where: (odata) =>
      personId === null ? odata`hidden eq ${false}` : odata`personId eq ${personId} and hidden eq ${false}`,
  });
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
