import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { RowCodec } from '../../functions/tables/row-codec.ts';
import type { Columns, Row } from '../../functions/tables/table.ts';

export const PRIYA = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Priya' };
export const ANA = { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Ana' };
export const SESSION = '22222222-2222-4222-8222-222222222222';
export const NOTE = '33333333-3333-4333-8333-333333333333';
export const THING = '44444444-4444-4444-8444-444444444444';
export const AT = '2026-12-03T14:00:00.000Z';

export const anId = fc.uuid();
export const aText = fc.string({ unit: 'binary', maxLength: 40 });
export const aPerson = fc.record({ id: fc.uuid(), name: aText });
export const anInstant = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T00:00:00Z') })
  .map((date) => date.toISOString());
/** In the years from which something can be counted. */
export const aDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
export const aTime = anInstant.map((instant) => instant.slice(11, 16));
export const aZone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Ushuaia');
export const someWords = fc.uniqueArray(fc.uuid(), { maxLength: 5 }).map((words) => new Set(words));
export const anyOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

export const rowOf = (columns: Columns): Row => ({ ...columns, rowKey: 'kind|id', etag: 'version' });

/** The same cell as another version might store it. */
function otherwise(cell: Columns[string] | undefined): Columns[string] {
  if (typeof cell === 'string') return 7;
  return typeof cell === 'boolean' ? 'maybe' : 'seven';
}

/**
 * What holds for every kind of row. `stored` are the columns of a row as the table has had them since before there were
 * codecs, and `value` is what they say. `later` are columns that came later, and `without` is what is read in their place.
 */
export function itIsReadAsWritten<V extends object>(
  kind: string,
  codec: RowCodec<V>,
  values: fc.Arbitrary<V>,
  {
    stored,
    value,
    later = [],
    without = {},
  }: { stored: Columns; value: V; later?: readonly string[]; without?: Partial<V> },
): void {
  describe(kind, () => {
    test('a row that was written before there were codecs is read, and is written the same', () => {
      expect(codec.read(rowOf(stored))).toEqual(value);
      expect(codec.columns(value)).toEqual(stored);
      expect([...codec.names].sort()).toEqual(Object.keys(stored).sort());
    });

    test('what is written is read again, whatever it is', () => {
      fc.assert(
        fc.property(values, (written) => {
          expect(codec.read(rowOf(codec.columns(written)))).toEqual(written);
        }),
      );
    });

    test('a change of some fields changes these and no other', () => {
      const fields = Object.keys(value) as (keyof V)[];
      fc.assert(
        fc.property(values, values, fc.subarray(fields), (before, after, some) => {
          const change = Object.fromEntries(some.map((field) => [field, after[field]])) as Partial<V>;
          const row = { ...codec.columns(before), ...codec.changed(change) };
          expect(codec.read(rowOf(row))).toEqual({ ...before, ...change });
          const others = Object.fromEntries(fields.map((field) => [field, undefined])) as Partial<V>;
          expect(codec.changed({ ...others, ...change })).toEqual(codec.changed(change));
        }),
      );
    });

    test('a row with a column of another type is of an unknown shape', () => {
      for (const name of codec.names) {
        const other = rowOf({ ...stored, [name]: otherwise(stored[name]) });
        expect([name, isUnknown(codec, other)]).toEqual([name, true]);
      }
    });

    test('a row without a column is of an unknown shape, unless the column came later', () => {
      for (const name of codec.names.filter((name) => !later.includes(name))) {
        const { [name]: _, ...others } = stored;
        expect([name, isUnknown(codec, rowOf(others))]).toEqual([name, true]);
      }
      const first = Object.entries(stored).filter(([name]) => !later.includes(name));
      expect(codec.read(rowOf(Object.fromEntries(first)))).toEqual({ ...value, ...without });
    });
  });
}

function isUnknown(codec: RowCodec<object>, row: Row): boolean {
  try {
    codec.read(row);
    return false;
  } catch (error) {
    return error instanceof z.core.$ZodError;
  }
}
