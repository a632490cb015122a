import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checklistItems } from '../../../domain/knowledge/artifact.ts';
import {
  type ChecklistGroup,
  type ChecklistItem,
  groupUnder,
  readChecklist,
  tidy,
  writeChecklist,
} from '../../../domain/knowledge/types/checklist.ts';
import { tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { numberTasks } from '../../../tabs/components/markdown-tasks.ts';
import { bodies, OUR_TEXTS, words } from './bodies.ts';

const item = (said: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  words: said,
  role: '',
  why: '',
  done: false,
  ...more,
});

const groups = fc
  .array(
    fc.record({
      title: fc.constantFrom('Before', 'While it runs', 'After'),
      above: fc.constantFrom(
        '',
        'Some prose.',
        '```\n- [ ] example\n```',
        '> - [ ] quoted',
        '- plain',
        '* starred',
      ),
      items: fc.array(fc.record({ words, role: words, why: words, done: fc.boolean() }), { maxLength: 4 }),
      below: fc.constantFrom('', 'And then?', '- plain\n- list', '1. plain', '    code', '~~~\n- [ ] open'),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map(({ title, ...group }, at): ChecklistGroup => {
      const given = { section: null, ...group };
      return at === 0 ? given : groupUnder(title, given);
    }),
  );

test('whatever is typed into the form, reading what it writes gives the same items, by the numbers that ticks name', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const body = writeChecklist(all);
      const expected = all.flatMap(({ items }) => items.map(tidy)).filter((one) => one.words !== '');
      const read = readChecklist(body);
      expect('groups' in read && read.groups.flatMap(({ items }) => items)).toEqual(expected);
      expect(checklistItems(body).length).toBe(expected.length);
    }),
    { numRuns: 1_000 },
  );
});

test('writing what was read and reading it again changes nothing, in any text that the form can hold', () => {
  fc.assert(
    fc.property(fc.oneof(bodies, fc.constantFrom(...OUR_TEXTS)), (body) => {
      const read = readChecklist(body);
      if ('beyond' in read) return;
      const items = read.groups.flatMap((group) => group.items);
      const written = writeChecklist(read.groups);
      const again = readChecklist(written);
      expect('groups' in again && again.groups.flatMap((group) => group.items)).toEqual(items.map(tidy));
      if ('groups' in again) expect(writeChecklist(again.groups)).toBe(written);
    }),
    { numRuns: 1_000 },
  );
});

test('in any text that the form can hold, its items are numbered as ticks and the page number them', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const read = readChecklist(body);
      if ('beyond' in read) return;
      const items = read.groups.flatMap((group) => group.items);
      expect(items.length).toBe(checklistItems(body).length);
      const numbers = [...numberTasks(body, tokensOf(body) ?? []).values()];
      expect(numbers).toEqual(items.map((_, at) => at));
    }),
    { numRuns: 1_000 },
  );
});

test('groups, roles and reasons are read as they are written', () => {
  const body = [
    'Before every session.',
    '',
    '## The week before',
    '',
    '- [ ] Agree on **one** topic *(organiser)*',
    '',
    '  *Why:* two topics end',
    '  as half of each.',
    '- [ ] Ask who brings a case',
    '',
    'If nobody does, ask again.',
  ].join('\n');
  expect(readChecklist(body)).toMatchObject({
    groups: [
      { section: null, above: 'Before every session.', items: [], below: '' },
      {
        section: { title: 'The week before' },
        items: [
          item('Agree on **one** topic', { role: 'organiser', why: 'two topics end as half of each.' }),
          item('Ask who brings a case'),
        ],
        below: 'If nobody does, ask again.',
      },
    ],
  });
});

test.each([
  ['two lists in one group', '- [ ] one\n\nand\n\n- [ ] two', 'lists'],
  ['a list that counts', '1. [ ] one', 'lists'],
  ['an item in an item', '- [ ] one\n  - [ ] two', 'parts'],
  ['an item that is not ticked', '- [ ] one\n- two', 'parts'],
  ['another paragraph in an item', '- [ ] one\n\n  Because.', 'parts'],
  ['an item in a quotation', '- [ ] one\n\n> - [ ] two\n>\n> and\n\n1. x\n   - [ ] three', 'order'],
])('what the form has no place for stays text: %s', (_, body, beyond) => {
  expect(readChecklist(body)).toEqual({ beyond });
});
