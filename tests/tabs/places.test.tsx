import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Anchor } from '../../domain/knowledge/annotation.ts';
import { trimmedAnchor } from '../../domain/knowledge/passages.ts';
import { TEMPLATES } from '../../domain/knowledge/templates.ts';
import { type ArtifactText, artifactText } from '../../domain/knowledge/text.ts';
import { decoded } from '../../domain/shared/character-references.ts';
import { Markdown } from '../../tabs/components/Markdown.tsx';
import {
  anchorBetween,
  Cutter,
  leftOut,
  stretchesOf,
  wholeWords,
} from '../../tabs/knowledge/annotations/places.ts';

const FOLDER = new URL('../../local/sample/playbooks/', import.meta.url);
const PLAYBOOKS = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
const BODIES = [...PLAYBOOKS, ...Object.values(TEMPLATES)];

const seen = (text: string) => text.replace(/\s+/g, '');
const textOf = (body: string) => artifactText('playbook', body);
/** The words of a page, without what is no part of its text. */
const drawn = (html: string) =>
  seen(decoded(html.replace(/<span class="(?:address|picture)">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, '')));
const titleOf = (body: string) => /^#\s+(.*)$/m.exec(body)?.[1] ?? '';

interface Mark {
  readonly words: string;
  /** How many characters stand before it. */
  readonly from: number;
}

/** The passages that a page marks, each as the words in its marks, and where blocks end. */
function page(body: string, anchors: readonly Anchor[], under = '') {
  const text = textOf(body);
  const skipped = seen(text.blocks[0]?.text ?? '').length;
  const marks = new Map<string, Mark>();
  const ends: number[] = [];
  let left = 0;
  const html = renderToStaticMarkup(
    <Markdown
      under={under}
      marks={(untitled) => {
        left = untitled ? skipped : 0;
        const cutter = new Cutter(
          stretchesOf(
            text,
            anchors.map((anchor, at) => ({ key: String(at), anchor })),
          ),
          left,
        );
        return {
          words(words) {
            let from = cutter.seen - left;
            const cuts = cutter.cut(words);
            for (const { words: part, stretch } of cuts) {
              for (const key of stretch?.within ?? []) {
                const before = marks.get(key) ?? { words: '', from };
                marks.set(key, { ...before, words: before.words + seen(part) });
              }
              from += seen(part).length;
            }
            return cuts.map(({ words: part }) => part).join('');
          },
          after() {
            ends.push(cutter.seen);
            return null;
          },
        };
      }}
    >
      {body}
    </Markdown>,
  );
  return { text, left, marks, ends, words: drawn(html) };
}

/** Every passage is marked where it stands, and what stands there is the passage again. */
function goesBackAndForth(body: string, anchors: readonly Anchor[], under = '') {
  const { text, left, marks, words } = page(body, anchors, under);
  expect(leftOut(text, words.length)).toBe(left);
  for (const [at, anchor] of anchors.entries()) {
    const passage = seen(text.text.slice(anchor.start, anchor.end));
    const mark = marks.get(String(at));
    // Of the title that is left out nothing can be marked.
    if (seen(text.text.slice(0, anchor.start)).length < left) continue;
    expect(mark?.words).toBe(passage);
    const from = mark?.from ?? -1;
    expect(words.slice(from, from + passage.length)).toBe(passage);
    expect(anchorBetween(text, left + from, left + from + passage.length)).toEqual(anchor);
  }
}

const blocksOf = ({ blocks }: ArtifactText): Anchor[] =>
  blocks.map(({ start, text }) => ({ start, end: start + text.length }));

test('every block of every playbook and template is marked where it stands, and selected as what it is', () => {
  for (const body of BODIES) {
    goesBackAndForth(body, blocksOf(textOf(body)));
    goesBackAndForth(body, blocksOf(textOf(body)), titleOf(body));
  }
});

const passagesIn = (body: string) => {
  const text = textOf(body);
  const end = text.text.length;
  return fc
    .array(fc.tuple(fc.nat(end - 1), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 30 })
    .map((all) =>
      all.flatMap(
        ([start, length]) => trimmedAnchor(text, { start, end: Math.min(end, start + length) }) ?? [],
      ),
    );
};

test('so are passages that begin and end anywhere, also where they overlap', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BODIES).chain((body) => fc.tuple(fc.constant(body), passagesIn(body), fc.boolean())),
      ([body, anchors, titled]) => goesBackAndForth(body, anchors, titled ? titleOf(body) : ''),
    ),
    { numRuns: 200 },
  );
});

test.each([
  ['a task with parts behind its list', '- [ ] Ask\n  - [x] first\n\n  then more\n- [x] Say'],
  ['a table', '| a | b |\n|---|:-:|\n| 1 | **2**<br>3 |'],
  ['links and pictures', '[the wiki](http://wiki.example/a) ![a cat](https://x.example/c.png) **after** it'],
  ['code and raw HTML', '```js\nconst a = `<b>`;\n\n\tindented\n```\n\n<div>\nx &amp; y\n</div>'],
  ['lists in lists', '1. one\n   - two\n\n     three\n2. four\n   > five'],
  ['nonsense beyond all sense', `${'- '.repeat(2_000)}x`],
])('so is each block of %s', (_, body) => goesBackAndForth(body, blocksOf(textOf(body))));

test('a page may add something below every block, and only there', () => {
  for (const body of BODIES) {
    const { text, ends, left } = page(body, [], titleOf(body));
    const places = new Set(ends);
    const isCell = (at: number) => body.includes('|---') && !places.has(at);
    // Nothing stands between a task and its reason: both are in the label of its box.
    const isTask = (at: number) => body.includes('*Why:*') && !places.has(at);
    for (const { start, text: words } of text.blocks) {
      const end = seen(text.text.slice(0, start + words.length)).length;
      if (end > left) expect(places.has(end) || isCell(end) || isTask(end)).toBe(true);
    }
  }
});

test('what is selected begins and ends with whole words', () => {
  const read = textOf('Ask first, then say what you saw.');
  const whole = (words: string) => {
    const start = read.text.indexOf(words);
    const anchor = wholeWords(read, { start, end: start + words.length });
    return anchor && read.text.slice(anchor.start, anchor.end);
  };
  expect(whole('rst, then sa')).toBe('first, then say');
  expect(whole(', then')).toBe(', then');
  expect(whole('saw.')).toBe('saw.');
});

test('another text than the page shows is not marked', () => {
  expect(leftOut(textOf('# Ask first\n\nSay what you saw.'), 3)).toBeNull();
});
