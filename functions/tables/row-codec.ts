import * as z from 'zod';
import { type PersonRef, personRef } from '../../domain/shared/ids.ts';
import { instant } from '../../domain/shared/time.ts';
import type { Columns, Row } from './table.ts';

type Cell = Columns[string];

/** The columns of one field, and the ways from and to them. */
interface Mapping<T> {
  /** What each column may hold. */
  readonly shape: Readonly<Record<string, z.core.$ZodType>>;
  from(parsed: Readonly<Record<string, unknown>>): T;
  to(value: T): Columns;
}
type MappedField<T> = (name: string) => Mapping<T>;

/** A field of a row: a schema, which is one column of the field's name, or what gives its columns for this name. */
export type Field<T> = z.core.$ZodType<T & Cell> | MappedField<T>;
type Fields = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends (name: string) => { from(parsed: never): infer T } ? T : z.output<F>;
type Values<F> = { readonly [N in keyof F]: ValueOf<F[N]> };

/** Reads and writes the columns of rows of one kind. */
export interface RowCodec<V> {
  /** The names of all columns. */
  readonly names: string[];
  /** Throws a ZodError for a row of an unknown shape. */
  read(row: Row): V;
  /** As `read`, with the row's version. */
  readWithEtag(row: Row): V & { readonly etag: string };
  /** The columns of a whole row. */
  columns(value: V): Columns;
  /** The columns of the fields that are given. */
  changed(change: Partial<V>): Columns;
}
/** The value of a row, such as `Value<typeof chatRow>`. */
export type Value<C> = C extends RowCodec<infer V> ? V : never;

/**
 * Describes a kind of row once, for reading and writing. A field that is added later needs `ifMissing`, because older
 * rows do not have its columns.
 */
export function rowCodec<F extends Fields>(fields: F): RowCodec<Values<F>> {
  const { shape, from, to } = together(fields);
  const schema = z.object(shape);
  const read = (row: Row) => from(schema.parse(row));
  return {
    names: Object.keys(shape),
    read,
    readWithEtag: (row) => ({ ...read(row), etag: row.etag }),
    columns: to,
    changed: to as (change: Partial<Values<F>>) => Columns,
  };
}

function together<F extends Fields>(fields: F): Mapping<Values<F>> {
  const parts = Object.entries(fields).map(([name, field]) => [name, mappingOf(field, name)] as const);
  return {
    shape: Object.assign({}, ...parts.map(([, { shape }]) => shape)),
    from: (parsed) => Object.fromEntries(parts.map(([name, part]) => [name, part.from(parsed)])) as Values<F>,
    to: (value) => {
      const given = parts.filter(([name]) => value[name] !== undefined);
      return Object.assign({}, ...given.map(([name, part]) => part.to(value[name])));
    },
  };
}

function mappingOf<F extends Field<unknown>>(field: F, name: string): Mapping<ValueOf<F>> {
  const mapped = '_zod' in field ? column<unknown>(field, (value) => value as Cell) : field;
  return (mapped as MappedField<ValueOf<F>>)(name);
}

/** One column whose schema gives another value than the column holds; `write` is the way back. */
export function column<T>(schema: z.core.$ZodType<T>, write: (value: T) => Cell): MappedField<T> {
  return (name) => ({
    shape: { [name]: schema },
    from: (parsed) => parsed[name] as T,
    to: (value) => ({ [name]: write(value) }),
  });
}

/** A field whose column has another name. */
export function named<F extends Field<unknown>>(name: string, field: F): MappedField<ValueOf<F>> {
  return () => mappingOf(field, name);
}

/** An object in several columns. */
export function group<F extends Fields>(fields: F): MappedField<Values<F>> {
  return () => together(fields);
}

/** A person in two columns, such as `hostId` and `hostName`. */
export const person: MappedField<PersonRef> = (name) =>
  together({ id: named(`${name}Id`, personRef.shape.id), name: named(`${name}Name`, personRef.shape.name) });

/** Who did something and when, such as `by` and `at` in `cancelledById`, `cancelledByName` and `cancelledAt`. */
export const byAndAt: MappedField<{ readonly by: PersonRef; readonly at: string }> = (name) =>
  together({ by: named(`${name}By`, person), at: named(`${name}At`, instant) });

/** null is '' in all columns of the field, because columns cannot hold null. The first one decides in reading. */
export function orNull<F extends Field<unknown> | z.core.$ZodType<Cell | null>>(
  field: F,
): MappedField<ValueOf<F> | null> {
  return (name) => {
    const { shape, from, to } = mappingOf(field as Field<unknown>, name) as Mapping<ValueOf<F>>;
    const [first = name] = Object.keys(shape);
    const given = z.object(shape);
    return {
      shape: each(shape, () => z.string()),
      from: (parsed) => (parsed[first] === '' ? null : from(given.parse(parsed))),
      to: (value) => (value === null ? each(shape, () => '') : to(value)),
    };
  };
}

/** A field of rows that may have been written before it existed. Its columns are then read as `cell`. */
export function ifMissing<F extends Field<unknown>>(cell: Cell, field: F): MappedField<ValueOf<F>> {
  return (name) => {
    const { shape, ...ways } = mappingOf(field, name);
    return { shape: each(shape, (schema) => z.prefault(schema, cell)), ...ways };
  };
}

/** JSON in one column; `write` makes plain data of what is none. */
export function json<T>(
  schema: z.core.$ZodType<T>,
  write: (value: T) => unknown = (value) => value,
): MappedField<T> {
  return column(
    z
      .string()
      .transform(parseJson)
      .pipe(schema as z.core.$ZodType<T, unknown>),
    (value) => JSON.stringify(write(value)),
  );
}

/** Text that is not JSON makes the row one of an unknown shape. */
function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'JSON' });
    return z.NEVER;
  }
}

/** A set of words in one column, separated by blanks. */
export const words: MappedField<ReadonlySet<string>> = column(
  z.string().transform((text): ReadonlySet<string> => new Set(text.split(' ').filter(Boolean))),
  (set) => [...set].join(' '),
);

const each = <T, U>(shape: Readonly<Record<string, T>>, of: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, of(value)]));

/** A stored moment in milliseconds since 1970; 0 for '', which stands for one that is not known or not to come. */
export const timeOf = (moment: string): number => (moment ? Date.parse(moment) : 0);
