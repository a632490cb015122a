import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { paperOf } from '../../tabs/knowledge/word/download.ts';
import { type WordSource, wordFile } from '../../tabs/knowledge/word/word-file.ts';
import { A_TREE } from '../knowledge/a-tree.ts';

const COMMUNITY = 'cccccccc-0000-4000-8000-000000000001';

function made(body: string, change: Partial<WordSource> = {}) {
  const file = wordFile({
    title: 'Feedback that lands',
    type: 'playbook',
    facts: 'Playbook · People · Revision 4',
    author: 'Ben Okafor',
    language: 'en-GB',
    at: '2026-11-20T10:00:00.000Z',
    paper: 'A4',
    addressOf: (path) => `https://guildhall.example${path}`,
    body,
    ...change,
  });
  const parts = Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  for (const [name, xml] of Object.entries(parts))
    expect([name, XMLValidator.validate(xml)]).toEqual([name, true]);
  return {
    parts,
    text: parts['word/document.xml'] ?? '',
    links: parts['word/_rels/document.xml.rels'] ?? '',
  };
}

/** Every paragraph: its style, how deep in which list, and its words. */
function paragraphs(text: string) {
  return [...text.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inside = '']) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(inside)?.[1] ?? 'Normal',
    level: Number(/<w:ilvl w:val="(\d)"/.exec(inside)?.[1] ?? -1),
    list: Number(/<w:numId w:val="(\d+)"/.exec(inside)?.[1] ?? 0),
    words: [...inside.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  }));
}

test('headings, lists, quotes and code are in Word’s own styles, below the title', () => {
  const { text, parts } = made(
    '# One\n\nWords\n\n## Two\n\n- a\n  - b\n\n3. c\n4. d\n\n- [ ] open\n- [x] done\n\n> said\n\n```\nx = 1\n```\n',
  );
  expect(paragraphs(text).map(({ style, level, words }) => [style, level, words])).toEqual([
    ['Title', -1, 'Feedback that lands'],
    ['Subtitle', -1, 'Playbook · People · Revision 4'],
    ['Heading1', -1, 'One'],
    ['Normal', -1, 'Words'],
    ['Heading2', -1, 'Two'],
    ['ListBullet', 0, 'a'],
    ['ListBullet', 1, 'b'],
    ['ListNumber', 0, 'c'],
    ['ListNumber', 0, 'd'],
    ['ListBullet', 0, 'open'],
    ['ListBullet', 0, 'done'],
    ['Quote', -1, 'said'],
    ['HTMLPreformatted', -1, 'x = 1'],
  ]);
  const styles = parts['word/styles.xml'] ?? '';
  const used = new Set(paragraphs(text).map(({ style }) => style));
  for (const style of [...used, 'Hyperlink', 'TableGrid', 'Heading3'])
    expect(styles).toContain(`w:styleId="${style}"`);
  for (const name of ['heading 1', 'List Bullet', 'List Number', 'Table Grid', 'Quote', 'Hyperlink'])
    expect(styles).toContain(`<w:name w:val="${name}"/>`);
});

test('a decision tree says where each answer leads, and which parts are outcomes', () => {
  const words = (body: string, type: WordSource['type']) =>
    paragraphs(made(body, { type }).text)
      .slice(2)
      .map((one) => one.words);
  expect(words(A_TREE, 'decision tree')).toEqual([
    '1. Is it urgent?',
    'Yes → 2. Is anybody hurt?',
    'No → 4. Wait',
    '2. Is anybody hurt?',
    'Yes → 3. Call for help',
    'No → 4. Wait',
    '3. Call for help · Outcome',
    '4. Wait · Outcome',
    'Until Monday.',
  ]);
  expect(words('## Wait?\n\n- [Yes & no](#go)\n- **No**\n\n## Go', 'decision tree')).toEqual([
    '1. Wait?',
    'Yes &amp; no → 2. Go',
    'No → nowhere yet',
    '2. Go · Outcome',
  ]);
  expect(words(A_TREE, 'playbook').join()).not.toMatch(/→|Outcome/);
});

test('each numbered list counts for itself, from where it begins', () => {
  const { text, parts } = made('1. a\n2. b\n\nBetween\n\n5. c\n   1. d\n');
  const numbered = paragraphs(text).filter(({ style }) => style === 'ListNumber');
  const [a, b, c, d] = numbered.map(({ list }) => list);
  expect(a).toBe(b);
  expect(new Set([a, c, d]).size).toBe(3);
  const numbering = new XMLParser({ ignoreAttributes: false }).parse(parts['word/numbering.xml'] ?? '');
  const starts = new Map(
    numbering['w:numbering']['w:num'].map((one: Record<string, never>) => [
      Number(one['@_w:numId']),
      one['w:lvlOverride']?.['w:startOverride']?.['@_w:val'],
    ]),
  );
  expect([a, c, d].map((list) => starts.get(list))).toEqual(['1', '5', '1']);
});

test('a table has a row that is repeated on every page, and its cells keep to their sides', () => {
  const { text } = made('| Criterion | Score |\n|---|---:|\n| Clear | 4 |\n');
  expect(text).toContain('<w:tblStyle w:val="TableGrid"/>');
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(text.match(/<w:tr>/g)).toHaveLength(2);
  expect(text).toContain('<w:jc w:val="right"/>');
});

test('links lead to https, to a mail address and to pages of the app; every other one is words', () => {
  const page = `/communities/${COMMUNITY}/sessions/${COMMUNITY}`;
  const { text, links } = made(
    `[a](https://example.org/x?y=1&z=[2]) [b](mailto:ana@example.org) [c](${page}) [d](http://plain.example) [e](javascript:alert(1)) [f](file:///etc/passwd) [g](#part)\n\n![pic](https://remote.example/x.png)\n`,
  );
  const targets = [...links.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, target]) => target);
  expect(targets).toEqual([
    'https://example.org/x?y=1&amp;z=%5B2%5D',
    'mailto:ana@example.org',
    `https://guildhall.example${page}`,
  ]);
  expect(text).toContain('(http://plain.example/)');
  expect(links).not.toContain('relationships/image');
});

test('a link within the text leads to its heading', () => {
  const { text } = made('[Go](#contain-it)\n\n## Contain it\n');
  expect(text).toContain('<w:hyperlink w:anchor="part0">');
  expect(text).toContain('<w:bookmarkStart w:id="0" w:name="part0"/>');
});

test('the file says its title, who wrote it and in which language, and reads Arabic from the right', () => {
  const { parts, text } = made('مرحبا بكم\n', { author: 'Ana <&>' });
  expect(parts['docProps/core.xml']).toContain('<dc:title>Feedback that lands</dc:title>');
  expect(parts['docProps/core.xml']).toContain('<dc:creator>Ana &lt;&amp;&gt;</dc:creator>');
  expect(parts['docProps/core.xml']).toContain('<dc:language>en-GB</dc:language>');
  expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
  expect(text).toContain('<w:bidi/>');
  expect(text).toContain('<w:rtl/>');
});

test('the paper is that of the reader', () => {
  expect(made('x', { paper: 'Letter' }).text).toContain('<w:pgSz w:w="12240" w:h="15840"/>');
  expect([paperOf('en-US'), paperOf('en-GB'), paperOf('de')]).toEqual(['Letter', 'A4', 'A4']);
});

const lines = fc.array(
  fc.oneof(
    fc.constantFrom(
      '# H',
      '### Deep',
      '- a',
      '  - b',
      '1. c',
      '   - [x] d',
      '> q',
      '> - in a quote',
      '| a | b |',
      '|---|---|',
      '| **1** | `2` |',
      '```',
      '<b>raw</b><br>x',
      '---',
      '*em* **strong** ~~gone~~ `code` [l](https://e.org)',
      '![p](https://e.org/p.png)',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  ),
  { maxLength: 30 },
);

test('whatever is written, it is a file of well-formed parts, in which no list, style or link is missing', () => {
  fc.assert(
    fc.property(lines, fc.string({ unit: 'binary', maxLength: 40 }), (some, title) => {
      const { text, parts, links } = made(some.join('\n'), { title });
      const numbering = parts['word/numbering.xml'] ?? '';
      for (const { list, style, level } of paragraphs(text)) {
        if (list > 0) expect(numbering).toContain(`<w:num w:numId="${list}">`);
        if (style !== 'Normal') expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`);
        expect(level).toBeLessThan(9);
      }
      for (const [, id] of text.matchAll(/r:id="(\w+)"/g)) expect(links).toContain(`Id="${id}"`);
      for (const [, target = ''] of links.matchAll(/Target="([^"]*)" TargetMode="External"/g))
        expect(target).toMatch(/^(https|mailto):/);
    }),
    { numRuns: 150 },
  );
});

test('a table with more columns than Word opens keeps all its words in as many as it does', () => {
  const cells = Array.from({ length: 100 }, (_, at) => `c${at}`);
  const { text } = made(`|${cells.join('|')}|\n|${cells.map(() => '-').join('|')}|\n|${cells.join('|')}|\n`);
  expect(text.match(/<w:gridCol /g)).toHaveLength(63);
  const rows = [...text.matchAll(/<w:tr>(.*?)<\/w:tr>/g)].map(([, row = '']) => row);
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row.match(/<w:tc>/g)).toHaveLength(63);
    for (const cell of cells) expect(row).toContain(`>${cell}<`);
  }
});

test('an address that is longer than Word takes is words', () => {
  const { text, links } = made(`[words](https://example.org/${'a'.repeat(2_100)})`);
  expect(links).not.toContain('example.org');
  expect(paragraphs(text).at(-1)?.words).toContain('words');
});
