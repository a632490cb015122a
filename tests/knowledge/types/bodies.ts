import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { TEMPLATES } from '../../../domain/knowledge/templates.ts';

/** Lines that Markdown reads as something, or that look as if it did. */
const LINES = [
  '',
  '',
  'Some prose.',
  'with [a link][ref] and `## code`',
  '[ref]: https://x.example',
  '# One',
  '## Two',
  '## Two {#two}',
  '##',
  '### Three',
  'Underlined',
  '---',
  '===',
  '```',
  '~~~',
  '````md',
  '    indented',
  '> quote',
  '> ## quoted heading',
  '> - [ ] quoted item',
  '- item',
  '- ## heading in a list',
  '  continued',
  '- [ ] ask first',
  '- [x] ask first *(facilitator)*',
  '  - [ ] nested',
  '* [ ] starred',
  '1. [ ] counted',
  '',
  '  *Why:* because',
  '*Why:* because',
  '| a | b |',
  '|---|---|',
  '| Stage | Date |',
  '| 1 | 2026-12-01 |',
  '<!-- comment',
  '-->',
  '<div>',
  '<pre>',
  '## Try it (5 minutes)',
  '**For whom:** us',
  '\\',
];

/** Bodies as people might write them, and as nobody would. */
export const bodies = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...LINES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 14,
    },
  )
  .chain((lines) => fc.constantFrom('\n', '\n', '\n', '\n\n').map((between) => lines.join(between)))
  .map((body) => body.replaceAll('\r', ''));

const FOLDER = new URL('../../../local/sample/playbooks/', import.meta.url);

/** What the product itself ships. */
export const OUR_TEXTS = [
  ...readdirSync(FOLDER).map((name) =>
    readFileSync(new URL(name, FOLDER), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
  ),
  ...Object.values(TEMPLATES),
];

/** Words as people type them into a field of one line. */
export const words = fc.string({
  unit: fc.constantFrom(
    'a',
    'Ask',
    ' ',
    '*',
    '_',
    '`',
    '#',
    '-',
    '1.',
    '(',
    ')',
    '[',
    ']',
    '|',
    '\\',
    '<',
    'é',
    '😀',
    '\n',
  ),
  maxLength: 12,
});
