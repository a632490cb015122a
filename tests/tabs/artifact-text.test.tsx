import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { offsetAfter, seenBefore, trimmedAnchor } from '../../domain/knowledge/passages.ts';
import { TEMPLATES } from '../../domain/knowledge/templates.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import { decoded } from '../../domain/shared/character-references.ts';
import { Markdown } from '../../tabs/components/Markdown.tsx';

/** What a page shows of a Markdown, without blanks and without what is no part of its text. */
const drawn = (body: string) =>
  decoded(
    renderToStaticMarkup(<Markdown>{body}</Markdown>)
      .replace(/<span class="(?:address|picture)">[^<]*<\/span>/g, '')
      .replace(/<[^>]*>/g, ''),
  ).replace(/\s+/g, '');

const textOf = (body: string) => artifactText('playbook', body);
const agrees = (body: string) => expect(textOf(body).text.replace(/\s+/g, '')).toBe(drawn(body));

const FOLDER = new URL('../../local/sample/playbooks/', import.meta.url);
const PLAYBOOKS = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

test('the text of every playbook and template is what its page shows', () => {
  for (const body of [...PLAYBOOKS, ...Object.values(TEMPLATES)]) agrees(body);
});

test.each([
  ['a heading with attributes', '# Ask first {#ask .big}\n\nThen `{#code}` say.'],
  [
    'stress, code, links and references',
    '**Ask** _first_, `a <b>`, [here](https://x.example/) &amp; ~~now~~ \\*',
  ],
  ['addresses beside links', '[the wiki](http://wiki.example/a) and <mailto:ana@example.org>'],
  [
    'pictures',
    'Before ![a cat](https://x.example/c.png) after, [![x](https://x.example/y.png)](https://z.example)',
  ],
  ['lists in lists', '1. one\n   - two\n\n     three\n2. four\n   > five'],
  ['a task with parts behind its list', '- [ ] Ask\n  - [x] first\n\n  then more\n- [x] Say'],
  ['a table', '| a | b |\n|---|:-:|\n| 1 | **2**<br>3 |\n| \\| | |'],
  ['code', '```js\nconst a = `<b>`;\n\n\tindented\n```\n\n    old style'],
  ['raw HTML, comments and breaks', 'a <b>c</b><br/>d\n\n<!-- gone -->\n\n<div>\nx &amp; y\n</div>'],
  ['a rule, definitions and nothing', 'a\n\n---\n\n[x]: https://x.example\n\n[x]\n\n&nbsp;'],
  ['nonsense beyond all sense', `${'- '.repeat(2_000)}x`],
  ['lines of a paragraph', 'one\ntwo  \nthree\\\nfour'],
])('so is that of %s', (_, body) => agrees(body));

const piece = fc.constantFrom(
  ...[
    'ask ',
    'first',
    '\n',
    '\n\n',
    '- ',
    '- [ ] ',
    '1. ',
    '  ',
    '    ',
    '# ',
    '> ',
    '*',
    '**',
    '_',
    '`',
    '```\n',
  ],
  ...[
    '~~',
    '<br>',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '&amp;',
    '&nbsp;',
    '[x]',
    '(http://a.example)',
    '![',
    '|',
    '|---|\n',
  ],
  ...['\\', '{#a}', '---\n', '===\n', 'é', '漢字', '😀'],
);

test('so is that of whatever somebody types', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void agrees(pieces.join(''))),
    { numRuns: 1_000 },
  );
});

test('blocks stand where they say, and the page’s characters lead to offsets and back', () => {
  for (const body of PLAYBOOKS) {
    const read = textOf(body);
    for (const { start, text } of read.blocks) expect(read.text.slice(start, start + text.length)).toBe(text);
    const whole = drawn(body);
    for (let at = 0; at < read.text.length; at += 7) {
      if (/\s/.test(read.text[at] ?? '')) continue;
      const seen = seenBefore(read, at);
      expect(whole[seen]).toBe(read.text[at]);
      expect(trimmedAnchor(read, { start: offsetAfter(read, seen), end: at + 1 })).toEqual({
        start: at,
        end: at + 1,
      });
    }
  }
});

test('a passage that ends or begins within a character has the whole of it', () => {
  const read = textOf('👍 Ask first 👍');
  expect(trimmedAnchor(read, { start: 0, end: 1 })).toEqual({ start: 0, end: 2 });
  expect(trimmedAnchor(read, { start: 1, end: 6 })).toEqual({ start: 0, end: 6 });
  expect(trimmedAnchor(read, { start: 3, end: 14 })).toEqual({ start: 3, end: 15 });
});

test('words stand in their lines, whatever the source’s lines are', () => {
  expect(textOf('# Ask *first*\n\nSay what\nyou saw,  \nthen stop.\n\n- [ ] One\n- Two').text).toBe(
    'Ask first\nSay what you saw,\nthen stop.\nOne\nTwo',
  );
});
