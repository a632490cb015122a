import { odata, type TableClient } from '@azure/data-tables';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { json, rowCodec } from '../../functions/tables/row-codec.ts';
import { type Row, Table } from '../../functions/tables/table.ts';
import { newTrace } from '../../functions/trace.ts';

const shape = rowCodec({
  rowKey: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'published']),
  items: json(tolerantArray(z.object({ n: z.int() }) as never)),
});
const kind = { key: /^thing\|\d{4}$/, of: shape.read };

/** A table that gives these rows in pages of these sizes, some of them empty. */
function tableOf(rows: readonly object[], pages: readonly number[], trace = newTrace()) {
  const client = {
    listEntities: () => ({
      byPage: async function* () {
        let from = 0;
        for (const size of pages) {
          yield rows.slice(from, from + size);
          from += size;
        }
        yield rows.slice(from);
      },
    }),
  } as unknown as TableClient;
  return new Table(async () => ({ client, odata }), trace);
}

const good = { title: 'Ask first', state: 'draft', items: '[{"n":1}]' };
const columns = fc.oneof(
  fc.constant({}),
  fc.record({
    title: fc.oneof(fc.integer(), fc.string()),
    state: fc.constant('archived'),
    items: fc.string(),
  }),
  fc.record({
    title: fc.constant('x'),
    state: fc.constant('draft'),
    items: fc.constantFrom('{', '7', '', 'null'),
  }),
  fc.constant({ ...good, title: null }),
);
const one = fc.oneof(
  fc.record({
    known: fc.constant(true),
    suffix: fc.constant(''),
    columns: fc.constant({ ...good, later: 'more' }),
  }),
  fc.record({ known: fc.constant(false), suffix: fc.constant(''), columns }),
  // Of another kind, with the very columns of this one.
  fc.record({ known: fc.constant(false), suffix: fc.constant('|mood'), columns: fc.constant(good) }),
);

test('a range gives every row that can be read, in order, and counts all others, however they lie and come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 10 }),
      fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
      async (drawn, pages, top) => {
        const rows = drawn.map(({ suffix, columns: more }, at) => ({
          rowKey: `thing|${String(at).padStart(4, '0')}${suffix}`,
          ...more,
        }));
        const readable = rows.filter((_, at) => drawn[at]?.known).map(({ rowKey }) => rowKey);
        const trace = newTrace();
        const found = await tableOf(rows, pages, trace).range('p', 'thing|', 'thing|~', kind, {
          ...(top !== undefined && { top }),
        });
        const expected = readable.slice(0, top);
        expect(found.map(({ rowKey }) => rowKey)).toEqual(expected);
        const last =
          expected.length === top ? rows.findIndex(({ rowKey }) => rowKey === expected.at(-1)) : rows.length;
        const unknown = drawn.slice(0, last).filter(({ known }) => !known);
        expect(trace.rowsPassedOver).toBe(unknown.length);
      },
    ),
  );
});

test('of a list within a row, what can be read is given and the rest is counted', async () => {
  const trace = newTrace();
  const rows = [{ rowKey: 'thing|0001', ...good, items: '[{"n":1},{"n":"two"},{"n":3,"of":"later"},null]' }];
  const [found] = await tableOf(rows, [], trace).range('p', 'thing|', 'thing|~', kind);
  expect(found?.items).toEqual([{ n: 1 }, { n: 3 }]);
  expect(trace.rowsPassedOver).toBe(2);
});

test('whoever needs every row of a range is refused where one cannot be read, but not for a row of another kind', async () => {
  const all = (rows: object[]) => tableOf(rows, []).range('p', 'thing|', 'thing|~', kind, { every: true });
  const known = { rowKey: 'thing|0001', ...good };
  await expect(all([known, { rowKey: 'thing|0002|mood', ...good }])).resolves.toHaveLength(1);
  for (const change of [{ state: 'archived' }, { items: '{' }, { items: '[{"n":"two"}]' }])
    await expect(all([known, { rowKey: 'thing|0002', ...good, ...change }])).rejects.toMatchObject({
      code: 'newer-version',
    });
});

test('a mistake of our own while reading is not taken for a row of another version', async () => {
  const broken = { key: kind.key, of: (row: Row) => (row.missing as { at: string }).at };
  await expect(
    tableOf([{ rowKey: 'thing|0001', ...good }], []).range('p', 'a', 'b', broken),
  ).rejects.toBeInstanceOf(TypeError);
});
