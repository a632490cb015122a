import * as z from 'zod';
import { type Taxonomy, taxonomy } from '../../domain/knowledge/taxonomy.ts';
import type { Place } from './community-store.ts';
import { findKey, findKeys, KEYS, textPartsRange } from './keys.ts';
import { textPart } from './long-texts.ts';
import { ifMissing, json, orNull, rowCodec } from './row-codec.ts';
import { newestOf } from './rows.ts';
import type { Row, Table, Write } from './table.ts';

/** Something that search finds, as its row says it. */
export interface Findable {
  readonly kind: string;
  /** Unique among things of its kind. */
  readonly id: string;
  /** Empty for things that have no title, such as notes. */
  readonly title: string;
  /** What else it is found by. */
  readonly text: string;
  /** More of it, from another part of the thing that changes apart from it. */
  readonly more?: string;
  /** The names of who wrote it and of who owns it, by which it is found as well; '' for nobody. */
  readonly author: string;
  readonly owner: string;
  /** The key of the thing that it belongs to, whose title and taxonomy it is found under. */
  readonly within: string | null;
  /** null if it has that of the thing it belongs to, or none. */
  readonly taxonomy: Taxonomy | null;
  /** What a search can be limited to. */
  readonly facet: string;
  /** When it was written, if that may be known. */
  readonly at: string | null;
  /** What else a hit shows. Its shape depends on the kind. */
  readonly shows: unknown;
  /** How many pilots tried it, and for how many it worked. */
  readonly tried?: number;
  /** The revision of this artifact whose rows have its whole text; 0 where `text` is all of it. */
  readonly longIn?: number;
  readonly worked?: number;
  /** What it is tagged with. */
  readonly tags?: readonly string[];
  /** The ids of the artifacts that it has at hand. */
  readonly artifacts?: readonly string[];
}

/** A row that was written since; `thing` is null if the thing is not to be found any more. */
export interface FindChange {
  readonly key: string;
  thing: Findable | null;
}

export const findRow = rowCodec({
  title: z.string(),
  text: z.string(),
  more: ifMissing('', z.string()),
  author: z.string(),
  owner: z.string(),
  within: orNull(z.string()),
  taxonomy: orNull(taxonomy),
  facet: z.string(),
  at: orNull(z.string()),
  shows: json(z.unknown()),
  tried: ifMissing(0, z.int()),
  worked: ifMissing(0, z.int()),
  tags: ifMissing('[]', json(z.array(z.string()).readonly())),
  artifacts: ifMissing('[]', json(z.array(z.string()).readonly())),
  longIn: ifMissing(0, z.int()),
});
const goneRow = z.object({ gone: z.literal(true) });

/** The write that lets search find a thing, for the transaction that changes it. */
export function finding(thing: Findable): Extract<Write, { do: 'put' }> {
  return {
    do: 'put',
    key: findKey(thing.kind, thing.id),
    row: findRow.columns({ more: '', tried: 0, worked: 0, longIn: 0, tags: [], artifacts: [], ...thing }),
  };
}

/** The write after which search does not find a thing. The row stays, so that indexes learn of it. */
export const findingNoMore = (kind: string, id: string): Write => ({
  do: 'put',
  key: findKey(kind, id),
  row: { gone: true },
});

/** What search finds in a community: a row for each thing, written together with the thing by its store. */
export class FindStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The title of a thing; undefined for one that is not to be found. */
  async titleOf(place: Place, kind: string, id: string): Promise<string | undefined> {
    return (await this.#table.find(place.partition, findKey(kind, id), changeOf))?.thing?.title;
  }

  /** Everything of these kinds that was written since a moment, and when the newest of it was. */
  async changedSince(
    place: Place,
    kinds: readonly string[],
    since?: Date,
  ): Promise<{ newest: string | null; changes: FindChange[] }> {
    const rows = await this.#table.range(
      place.partition,
      'find|',
      'find|~',
      { key: findKeys(kinds), of: changeOf },
      since ? { where: (odata) => odata`Timestamp ge ${since}` } : {},
    );
    const newest = newestOf(rows);
    for (let from = 0; from < rows.length; from += LONG_AT_ONCE)
      await Promise.all(rows.slice(from, from + LONG_AT_ONCE).map((row) => this.#whole(place, row)));
    return { newest, changes: rows };
  }

  /** Completes a text that is longer than a row. Those parts are never changed, so they are of this very text. */
  async #whole(place: Place, row: { thing: Findable | null }): Promise<void> {
    const { thing } = row;
    if (!thing?.longIn) return;
    const [from, to] = textPartsRange(thing.id, thing.longIn, thing.longIn);
    const kind = { key: KEYS.textPart, of: textPart.read };
    const parts = await this.#table.range(place.partition, from, to, kind);
    row.thing = { ...thing, text: parts.map(({ text }) => text).join('') };
  }
}

/** How many texts that are longer than a row are read at once. */
const LONG_AT_ONCE = 16;

function changeOf(row: Row): FindChange & Pick<Row, 'timestamp'> {
  const key = row.rowKey ?? '';
  const { timestamp } = row;
  if (goneRow.safeParse(row).success) return { key, timestamp, thing: null };
  const [, kind = '', ...id] = key.split('|');
  const { text, more, ...found } = findRow.read(row);
  const all = [text, more].filter((part) => part !== '').join('\n');
  return { key, timestamp, thing: { kind, id: id.join('|'), ...found, text: all } };
}
