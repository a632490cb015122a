import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { withLineEnds } from '../../domain/shared/text.ts';
import { RICH_MAX } from '../../tabs/knowledge/rich/beyond.ts';
import { blocksFrom } from '../../tabs/knowledge/rich/from-markdown.ts';
import { SCHEMA } from '../../tabs/knowledge/rich/schema.ts';
import { openSource, sourceOf } from '../../tabs/knowledge/rich/source.ts';
import { blockToMarkdown } from '../../tabs/knowledge/rich/to-markdown.ts';
import { CORPUS } from './markdown-corpus.ts';

const opened = (body: string) => {
  const found = openSource(body, SCHEMA);
  if (found.beyond) throw new Error(`It opens as source: ${found.beyond.join()}`);
  return found;
};

const held = Object.entries(CORPUS).filter(([, body]) => openSource(body, SCHEMA).beyond === null);

describe('The rich editor', () => {
  it('holds nine of ten texts of the corpus', () => {
    expect(held.length / Object.keys(CORPUS).length).toBeGreaterThan(0.88);
  });

  it.each(held)('gives back a text that nobody touched as it was: %s', (_, body) => {
    const { doc, source } = opened(body);
    expect(sourceOf(doc, source)).toBe(withLineEnds(body));
  });

  it.each(held)('writes each block anew so that it is read as the same: %s', (_, body) => {
    opened(body).doc.forEach((block) => {
      const again = blocksFrom(tokensOf(blockToMarkdown(block)) ?? [], SCHEMA);
      expect(again.map(String)).toEqual([String(block)]);
    });
  });

  it.each([
    ['frontMatter', '---\ntitle: x\n---\n\nwords'],
    ['html', 'a <kbd>b</kbd>'],
    ['html', '<div>a</div>'],
    ['comment', 'a\n\n<!-- b -->'],
    ['picture', '![a](https://example.org/a.png)'],
    ['definition', '[a]\n\n[a]: https://example.org'],
    ['footnote', 'a[^1]\n\n[^1]: b'],
    ['deep', `${'> '.repeat(150)}x`],
    ['long', 'words '.repeat(100_000)],
  ])('opens a text with %s as source', (beyond, body) => {
    expect(openSource(body, SCHEMA).beyond).toContain(beyond);
  });

  it('leaves everything but the block that was changed as it was, item by item', () => {
    const body = 'One\n===\n\n* a *b* c\n* _d_\n\n***\n\nT __x__\n';
    const { doc, source } = opened(body);
    const list = doc.child(1);
    const item = SCHEMA.node('listItem', null, [SCHEMA.node('paragraph', null, [SCHEMA.text('new')])]);
    const changed = doc.copy(doc.content.replaceChild(1, list.copy(list.content.replaceChild(0, item))));
    expect(sourceOf(changed, source)).toBe('One\n===\n\n* new\n* _d_\n\n***\n\nT __x__\n');
  });

  it('writes what was changed back as it was, as it was', () => {
    const body = 'a __b__\n\n_c_\n';
    const { doc, source } = opened(body);
    const copy = SCHEMA.nodeFromJSON(doc.toJSON());
    expect(sourceOf(copy, source)).toBe(body);
  });

  it('reads and writes the longest text that it opens without getting stuck', () => {
    const one = `${CORPUS['a whole playbook']}\n`;
    const body = one.repeat(Math.floor(RICH_MAX / one.length));
    const from = performance.now();
    const { doc, source } = opened(body);
    expect(sourceOf(doc, source)).toBe(body);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

/** Words with all that Markdown could take for a mark. */
const words = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'word', 'snake_case', '语', 'é', '1.', '“x”', '42') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'*,_,`,~,[,],(,),!,<,>,#,-,+,=,|,\\,&,:,.,/,@,",{,},$,^'.split(','),
          '**',
          '__',
          '~~',
          '[x](y)',
          '![a](b)',
          '&amp;',
          '<b>',
          '</b>',
          '<!-- x -->',
          '- ',
          '1) ',
          '# ',
          '```',
          'http://a.bc',
          'www.a.bc',
          'a@b.cd',
          '[ ]',
          '[^1]',
          '\u00a0',
        ),
      },
      { weight: 2, arbitrary: fc.constant(' ') },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/\s/g, (blank) => (blank === '\u00a0' ? blank : ' '))
      .replace(/ {2,}/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');

const plain = words.map((text) => SCHEMA.node('paragraph', null, [SCHEMA.text(text)]));

const marked = fc
  .array(
    fc.tuple(
      fc.constantFrom('strong', 'em', 'del', 'code', 'link', ''),
      fc.constantFrom('a', 'bc', 'three words', 'é', '语'),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) =>
    SCHEMA.node(
      'paragraph',
      null,
      parts.flatMap(([mark, text], at) => [
        ...(at > 0 ? [SCHEMA.text(' ')] : []),
        SCHEMA.text(
          text,
          mark
            ? [SCHEMA.mark(mark, mark === 'link' ? { href: 'https://example.org/a_b?c=d&e=(f)' } : {})]
            : [],
        ),
      ]),
    ),
  );

const block: fc.Arbitrary<Node> = fc.letrec<{ block: Node; item: Node }>((tie) => ({
  item: fc
    .tuple(
      fc.constantFrom(null, true, false),
      fc.oneof(plain, marked),
      fc.option(tie('block'), { nil: null }),
    )
    .map(([checked, first, more]) => SCHEMA.node('listItem', { checked }, more ? [first, more] : [first])),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    marked,
    fc
      .tuple(fc.constantFrom(1, 2, 3, 6), plain)
      .map(([level, { content }]) => SCHEMA.node('heading', { level }, content)),
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((items) => SCHEMA.node('bulletList', { loose: true }, items)),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([start, items]) => SCHEMA.node('orderedList', { loose: true, start }, items)),
    tie('block').map((inner) => SCHEMA.node('blockquote', null, [inner])),
    fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 3 }).map((rows) =>
      SCHEMA.node(
        'table',
        null,
        rows.map((cells, at) =>
          SCHEMA.node(
            'tableRow',
            null,
            cells.map((cell) => SCHEMA.node(at ? 'tableCell' : 'tableHeader', null, [cell])),
          ),
        ),
      ),
    ),
  ),
})).block;

const paragraph = (...parts: readonly (readonly [string, ...string[]])[]) =>
  SCHEMA.node(
    'paragraph',
    null,
    parts.map(([text, ...names]) =>
      SCHEMA.text(
        text,
        names.map((name) => SCHEMA.mark(name, name === 'link' ? { href: 'https://example.org/' } : {})),
      ),
    ),
  );

test.each([
  'We did it!',
  'Really?! Yes!',
  'about ~5 minutes',
  '2*3 is 6',
  'snake_case and _private names',
  'see [the note] and [x]',
  'ask @Ana and @Priya',
  '-5 degrees, +3 points',
  'R&D; a < b > c',
  'C:\\Users\\ana',
  'the `tick',
  'www. is no address',
  '=1 and |x|',
])('words that Markdown reads as they are come out as they are: %s', (text) => {
  for (const name of ['paragraph', 'heading', 'listItem'])
    expect(
      blockToMarkdown(
        name === 'heading'
          ? SCHEMA.node('heading', { level: 2 }, [SCHEMA.text(text)])
          : name === 'paragraph'
            ? paragraph([text])
            : SCHEMA.node('bulletList', { loose: false }, [
                SCHEMA.node('listItem', null, [paragraph([text])]),
              ]),
      ),
    ).toBe(`${{ paragraph: '', heading: '## ', listItem: '- ' }[name]}${text}`);
});

test('an exclamation mark is escaped only where a picture would come of it', () => {
  const link = ['here', 'link'] as const;
  expect(blockToMarkdown(paragraph(['Look!'], link))).toBe('Look\\![here](https://example.org/)');
  expect(blockToMarkdown(paragraph(['Look! '], link))).toBe('Look! [here](https://example.org/)');
  expect(blockToMarkdown(paragraph(['Look!', 'strong'], [' now!']))).toBe('**Look!** now!');
});

test('what is written has no escape without which it would say the same', () => {
  fc.assert(
    fc.property(fc.oneof(plain, marked), (one) => {
      const text = blockToMarkdown(one);
      const said = (source: string) => {
        const found = openSource(source, SCHEMA);
        return found.beyond ? found.beyond.join() : String(found.doc);
      };
      for (const { index, 1: mark = '' } of text.matchAll(/\\([!-/:-@[-`{-~])/g)) {
        // A box is one in an item alone.
        if (mark === '[' && index === 0) continue;
        const without = text.slice(0, index) + mark + text.slice(index + 2);
        expect([without, said(without) === said(text)]).toEqual([without, false]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a backslash before a blank that does not break stays a backslash', () => {
  const one = SCHEMA.node('paragraph', null, [SCHEMA.text('a\\\u00a0b')]);
  const again = blocksFrom(tokensOf(blockToMarkdown(one)) ?? [], SCHEMA, ({ raw }) => `not held: ${raw}`);
  expect(again.map((node) => node.textContent)).toEqual(['a\\\u00a0b']);
});

test('whatever is written in the editor says the same once it is opened again', () => {
  fc.assert(
    fc.property(block, (one) => {
      const text = blockToMarkdown(one);
      const again = blocksFrom(tokensOf(text) ?? [], SCHEMA, ({ raw }) => `not held: ${raw}`);
      const said = (nodes: readonly Node[]) => nodes.map((node) => String(node));
      expect(said(again)).toEqual(said([one]));
    }),
    { numRuns: 1_500 },
  );
});
