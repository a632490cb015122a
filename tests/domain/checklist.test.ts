import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checklistItems } from '../../domain/knowledge/artifact.ts';

test('checklist items are found in order, with every mark Markdown knows for a list', () => {
  const body = [
    '# Feedback that lands',
    '- [ ] Ask first',
    '* [x] Say what you saw',
    '+ [X] Say what it did',
    '1. [ ] Stop talking',
    '2) [ ] Listen',
    '  - [ ] Nested',
    'Not one: [ ] here',
    '- not one',
    '- [] not one either',
    '-[ ] nor this',
    '- [y] nor that',
  ].join('\n');
  expect(checklistItems(body)).toEqual([
    'Ask first',
    'Say what you saw',
    'Say what it did',
    'Stop talking',
    'Listen',
    'Nested',
  ]);
});

test('what stands in a code block is no checklist', () => {
  expect(
    checklistItems('- [ ] one\n```\n- [ ] example\n```\n- [ ] two\n~~~md\n- [ ] example\n~~~\n- [ ] three'),
  ).toEqual(['one', 'two', 'three']);
});

test('a fence is only closed by its own kind', () => {
  expect(checklistItems('```\n~~~\n- [ ] example\n```\n- [ ] real')).toEqual(['real']);
});

test('however a playbook is laid out, as many items are found as were written', () => {
  const filler = fc.constantFrom(
    '',
    'Some prose.',
    '## Heading',
    '- plain item',
    '> quote',
    '| a | b |',
    '[ ] no',
    '---',
  );
  const item = fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '[', ']', '*', '😀'), minLength: 1, maxLength: 20 })
    .map((said) => `x${said.trimEnd()}`);
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          filler.map((said) => ({ said, item: null })),
          item.map((said) => ({ said: `- [ ] ${said}`, item: said })),
        ),
      ),
      (lines) => {
        expect(checklistItems(lines.map((one) => one.said).join('\n'))).toEqual(
          lines.flatMap((one) => (one.item === null ? [] : [one.item])),
        );
      },
    ),
  );
});

test('a body made to keep the matcher busy is read at once', () => {
  const started = performance.now();
  checklistItems(`- [ ]${' '.repeat(18_000)}`);
  checklistItems(`${' '.repeat(18_000)}-`);
  checklistItems('`'.repeat(18_000));
  checklistItems('1'.repeat(18_000));
  expect(performance.now() - started).toBeLessThan(200);
});
