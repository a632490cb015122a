import * as z from 'zod';
import { POPULATIONS } from '../../domain/inclusion/composition.ts';
import { DISCIPLINES, discipline } from '../../domain/inclusion/profile.ts';
import { date, instant } from '../../domain/shared/time.ts';
import { COUNTED, compositionKey, compositionRange, KEYS } from '../tables/keys.ts';
import type { Place } from '../tables/place.ts';
import { json, rowCodec, type Value } from '../tables/row-codec.ts';
import type { Row, Table, Write } from '../tables/table.ts';

export const DIMENSIONS = ['level', 'discipline', 'region'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The totals of one population, as they stand after a look. */
const counted = z.object({
  dimension: z.enum(DIMENSIONS),
  population: z.enum(POPULATIONS),
  /** The look that has released what is shown; null where nothing is. */
  asOf: z.nullable(instant),
  /** The last look at this population; null where too few belong to it. */
  lookedAt: z.nullable(instant),
  size: z.number(),
  rows: z.array(z.object({ group: z.string(), count: z.number() })),
  hidden: z.array(z.string()),
  few: z.nullable(z.array(z.string())),
});
export type CountedTable = z.infer<typeof counted>;

/** Somebody who belonged, and to which of the populations. */
export interface Counting {
  readonly id: string;
  readonly leads: boolean;
  readonly speaks: boolean;
  /** The discipline in which a pilot says that they work; null for a word that is none; undefined where none says it. */
  readonly word: string | null | undefined;
}

/** What a pilot may say of somebody, by the numbers that stand for it in rows. */
const WORDS: readonly (string | null | undefined)[] = [undefined, null, ...DISCIPLINES];
/** One character for both: populations in the lower two bits, the word above them. */
const FLAGS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What a word that somebody has typed says. */
export const wordOf = (typed: string): string | null =>
  discipline.safeParse(typed.trim().toLowerCase()).data ?? null;

/** People are written shortly: there may be a thousand. */
export const packed = ({ id, leads, speaks, word }: Counting): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') +
  FLAGS.charAt(Number(leads) + 2 * Number(speaks) + 4 * WORDS.indexOf(word));

export function unpacked(text: string): Counting {
  const hex = Buffer.from(text.slice(0, -1), 'base64url').toString('hex');
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex) ?? [];
  const flags = FLAGS.indexOf(text.slice(-1));
  return { id: parts.join('-'), leads: (flags & 1) > 0, speaks: (flags & 2) > 0, word: WORDS[flags >> 2] };
}

const packedPeople = json(z.array(z.string()));
/** How many people fit into one column, and how many are counted at most. */
const COLUMN_PEOPLE = 1_100;
export const PEOPLE_MAX = 2 * COLUMN_PEOPLE;

export const compositionRow = rowCodec({
  at: instant,
  tables: json(z.array(counted)),
  people: packedPeople,
  more: packedPeople,
});
export const countedRow = rowCodec({ on: date });

export interface Look {
  readonly at: string;
  readonly tables: readonly CountedTable[];
  readonly people: readonly Counting[];
}

const lookOf = ({ at, tables, people, more }: Value<typeof compositionRow>): Look => ({
  at,
  tables,
  people: [...people, ...more].map(unpacked),
});

const ROW = {
  key: KEYS.composition,
  of: (row: Row) =>
    row.rowKey === COUNTED
      ? { counted: countedRow.readWithEtag(row) }
      : { look: lookOf(compositionRow.read(row)) },
};

/** When it was counted last, and the latest looks first, all of them or so many. */
export async function looksIn(table: Table, place: Place, top?: number) {
  const options = top === undefined ? {} : { top: top + 1 };
  const rows = await table.range(place.partition, ...compositionRange, ROW, options);
  const counted = rows.find((row) => row.counted)?.counted;
  return {
    countedOn: counted?.on ?? null,
    /** '' before the first time. */
    etag: counted?.etag ?? '',
    looks: rows.flatMap(({ look }) => look ?? []),
  };
}

/** Fails where somebody else has counted meanwhile. */
export function countedOnThe(day: string, etag: string): Write {
  const row = countedRow.columns({ on: day });
  return etag === '' ? { do: 'create', key: COUNTED, row } : { do: 'merge', key: COUNTED, row, etag };
}

export const keepLook = ({ at, tables, people }: Look): Write => {
  const all = people.map(packed);
  return {
    do: 'put',
    key: compositionKey(new Date(at)),
    row: compositionRow.columns({
      at,
      tables: [...tables],
      people: all.slice(0, COLUMN_PEOPLE),
      more: all.slice(COLUMN_PEOPLE),
    }),
  };
};
