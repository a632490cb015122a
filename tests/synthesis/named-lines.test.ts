import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedLines, withoutLines } from '../../domain/synthesis/named-lines.ts';

const BODY = `From 1 to 31 October. It gives no author’s name.

## What was decided

- [Grace under pressure](/communities/grace/sessions/1), 12 October
  - **Decided:** Tomás asks first.
  - 1 of 2 actions done.

## What failed

- We had the grace to stop.
- **Decided:** Tomás asks first.
- TOMAS forgot it.

## What changed

- Arjun’s page, new.
`;

const PEOPLE = ['Tomás Ferreira', 'Grace Adeyemi', 'Arjun Mehta', 'Iva Kovač', '田中 太郎'];

test('the lines that hold a word of somebody’s name are found, each once, with whom they name', () => {
  expect(namedLines(BODY, PEOPLE)).toEqual([
    {
      heading: 'What was decided',
      text: '[Grace under pressure](/communities/grace/sessions/1), 12 October',
      people: ['Grace Adeyemi'],
    },
    { heading: 'What was decided', text: '**Decided:** Tomás asks first.', people: ['Tomás Ferreira'] },
    { heading: 'What failed', text: 'TOMAS forgot it.', people: ['Tomás Ferreira'] },
    { heading: 'What changed', text: 'Arjun’s page, new.', people: ['Arjun Mehta'] },
  ]);
  expect(namedLines('- 田中さんが聞いた。', PEOPLE).map(({ people }) => people)).toEqual([['田中 太郎']]);
});

test('of many names only those are looked for that the report may hold', () => {
  const many = Array.from({ length: 5_000 }, (_, n) => `Person${n} Somebody${n}`);
  const found = namedLines(BODY, [...many, ...PEOPLE]);
  expect(found).toEqual(namedLines(BODY, PEOPLE));
});

test('what is left out is gone wherever it stands, with what stands below it, and an empty list says so', () => {
  const left = withoutLines(BODY, new Set(['**Decided:** Tomás asks first.', 'Arjun’s page, new.']));
  expect(left).not.toContain('Tomás');
  expect(left).toContain('1 of 2 actions done');
  expect(left).toContain('## What changed\n\n*Left out by whoever wrote this report.*');
  const without = withoutLines(BODY, new Set([namedLines(BODY, ['Grace Adeyemi'])[0]?.text ?? '']));
  expect(without).not.toContain('1 of 2 actions done');
  expect(without).toContain('We had the grace to stop.');
});

test('whatever is left out, no other line is, and headings stay', () => {
  const item = fc.constantFrom('Ana asked', 'Ben said', 'Nobody came', 'Ana and Ben went');
  const sections = fc.array(fc.array(item, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sections, fc.subarray(['Ana', 'Ben']), (all, names) => {
      const body = all
        .map((items, at) => [`## Part ${at}`, '', ...items.map((one) => `- ${one}`)].join('\n'))
        .join('\n\n');
      const found = namedLines(body, names);
      const after = withoutLines(body, new Set(found.map(({ text }) => text)));
      expect(namedLines(after, names)).toEqual([]);
      const count = (text: string, part: string) => text.split(part).length;
      expect(count(after, '## Part')).toBe(count(body, '## Part'));
      expect(count(after, 'Nobody came')).toBe(count(body, 'Nobody came'));
    }),
  );
});
