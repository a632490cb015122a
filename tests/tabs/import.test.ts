import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { ARTIFACT_TYPES, artifactDraft, checklistItems } from '../../domain/knowledge/artifact.ts';
import { artifactPath, linkedArtifacts, withLinks } from '../../domain/knowledge/artifact-links.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { readMarkdown } from '../../tabs/knowledge/import-markdown.ts';
import { type Exported, fileNames, fileOf } from '../../tabs/knowledge/transfer/artifact-file.ts';
import { safePath } from '../../tabs/knowledge/transfer/files.ts';
import { type Existing, linkedBody, outcomeOf, readFiles } from '../../tabs/knowledge/transfer/plan.ts';
import { readChosen } from '../../tabs/knowledge/transfer/read-folder.ts';
import { readZip } from '../../tabs/knowledge/transfer/read-zip.ts';
import { withRealChecklists } from '../../tabs/knowledge/transfer/real-checklists.ts';

const COMMUNITY = 'aaaaaaaa-0000-4000-8000-00000000000a';
const idOf = (number: number) => `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`;

const zipOf = (files: Record<string, string | Uint8Array>) =>
  new Blob([
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, data]) => [path, typeof data === 'string' ? strToU8(data) : data]),
      ),
    ),
  ]);

const fileAt = (path: string, text: string) => {
  const file = new File([text], path.split('/').at(-1) ?? path);
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
};

describe('a text file of another program', () => {
  it('gets boxes to tick below "Checklist", and headings of level 2', () => {
    const made = withRealChecklists(
      'Why.\n\n### Checklist\n1. Ask *first*\n2. Listen\n   twice\n\n### Key Questions\n- Who?\n- Why?\n',
    );
    expect(made).toBe(
      'Why.\n\n## Checklist\n- [ ] Ask *first*\n- [ ] Listen\n   twice\n\n## Key Questions\n- Who?\n- Why?\n',
    );
    expect(checklistItems(made)).toEqual(['Ask *first*', 'Listen']);
  });

  it('stays as it is where its checklist has boxes already, and where nothing is called one', () => {
    for (const text of ['## Checklist\n\n- [x] done\n- open\n', '# A\n\n1. one\n2. two\n'])
      expect(withRealChecklists(text)).toBe(text);
  });

  it('links to other files become links to their artifacts, and all else in the text stays', () => {
    const files = [
      fileAt(
        'plays/a/one.md',
        'See [two](../two.md#part "t"), `[x](../two.md)`, [web](https://example.org).',
      ),
      fileAt('plays/two.md', '# Two\n\nBack to [one][1] and [nowhere](three.md).\n\n[1]: a/one.md'),
    ];
    return readChosen(files).then((collected) => {
      expect(collected.root).toBe('plays');
      const { read } = readFiles(collected, COMMUNITY);
      const ids = new Map(read.map(({ path, artifactId }) => [path.toLowerCase(), artifactId]));
      const missing = new Set<string>();
      const [one, two] = read.map((file) => linkedBody(file, COMMUNITY, ids, missing));
      expect([...missing]).toEqual(['three.md']);
      const to = (path: string) => artifactPath(COMMUNITY, ids.get(path) ?? '');
      expect(one).toBe(`See [two](${to('two.md')} "t"), \`[x](../two.md)\`, [web](https://example.org).`);
      expect(two).toBe(`Back to [one][1] and [nowhere](three.md).\n\n[1]: ${to('a/one.md')}`);
      expect(linkedArtifacts(one ?? '')).toEqual([ids.get('two.md')]);
    });
  });

  it('says its area as an export writes it, or as people call it', () => {
    for (const line of ['taxonomy: people', 'area: People', 'Area: "people"'])
      expect(readMarkdown(`---\n${line}\n---\n\nAsk first.`, 'a.md').taxonomy).toBe('people');
    expect(readMarkdown('---\narea: Elsewhere\n---\n\nAsk first.', 'a.md').taxonomy).toBeNull();
  });

  it('has the same artifact however often its folder is imported, as a folder or as a zip', async () => {
    const folder = await readChosen([fileAt('plays/01.md', 'One'), fileAt('plays/02.md', 'Two')]);
    const zipped = await readZip(zipOf({ 'plays/01.md': 'One', 'plays/02.md': 'Two' }), 'whatever.zip');
    const named = await readZip(zipOf({ '01.md': 'One', '02.md': 'Two' }), 'plays.zip');
    const ids = [folder, zipped, named].map((one) =>
      readFiles(one, COMMUNITY).read.map((file) => file.artifactId),
    );
    expect(ids[0]).toHaveLength(2);
    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
  });
});

describe('a hostile zip', () => {
  it.each([
    '../../etc/passwd.md',
    '/etc/passwd.md',
    'C:\\Windows\\a.md',
    'a/../../b.md',
    '..\\b.md',
    'a//b.md',
    'a/\u0000.md',
    'a/\u202egpj.md',
    `${'a/'.repeat(200)}b.md`,
    '.',
    '..',
    '',
  ])('may not name the path %j', (path) => expect(safePath(path)).toBeNull());

  it('that unpacks to a thousand times its size is left before it is unpacked', async () => {
    const zeros = new Uint8Array(40_000_000).fill(0x61);
    const bomb = zipOf({ 'a.md': zeros, 'b.md': zeros, 'c.md': zeros, 'last.md': 'words' });
    expect(bomb.size).toBeLessThan(400_000);
    const began = performance.now();
    const read = await readZip(bomb, 'bomb.zip');
    expect(read.files.map(({ path }) => path)).toEqual(['last.md']);
    expect(read.passedOver.map(({ why }) => why)).toEqual(['too-large', 'too-large', 'too-large']);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('that lies about the size of its files is counted while it is unpacked', async () => {
    const one = new Uint8Array(await zipOf({ 'a.md': new Uint8Array(40_000_000).fill(0x61) }).arrayBuffer());
    // The uncompressed size in the local header of the first file.
    new DataView(one.buffer).setUint32(22, 10, true);
    const alone = await readZip(new Blob([one]), 'liar.zip');
    expect(alone.files).toHaveLength(0);
    expect(alone.passedOver).toEqual([{ path: 'a.md', why: 'too-large' }]);
    // Two of them are more than is unpacked of a whole zip.
    const both = await readZip(new Blob([one, one]), 'liars.zip');
    expect(both.files).toHaveLength(0);
    expect(both.isCut).toBe(true);
  });

  it('with ten thousand files is read up to 500 texts and says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_050 }, (_, at) => [`f/${at}.md`, 'x'] as const));
    const read = await readZip(zipOf(many), 'many.zip');
    expect(read.files).toHaveLength(500);
    expect(read.isCut).toBe(true);
    expect(read.passedOver.every(({ why }) => why === 'too-many')).toBe(true);
  });

  it('with other things than texts has them passed over, each with its reason', async () => {
    const read = await readZip(
      zipOf({
        'good.md': 'Words',
        'GOOD.md': 'Other words',
        'run.exe': 'MZ',
        'picture.md': new Uint8Array([0x89, 0x50, 0, 1, 2, 3]),
        'inner.zip': new Uint8Array([0x50, 0x4b, 3, 4]),
        '__MACOSX/._good.md': 'x',
        '../out.md': 'x',
      }),
      'mixed.zip',
    );
    expect(read.files.map(({ path }) => path)).toEqual(['good.md']);
    expect(Object.fromEntries(read.passedOver.map(({ path, why }) => [path, why]))).toEqual({
      'GOOD.md': 'twice',
      'run.exe': 'not-markdown',
      'picture.md': 'not-markdown',
      'inner.zip': 'not-markdown',
      '../out.md': 'unsafe-path',
    });
  });

  it('that is damaged anywhere is read up to there and never throws', async () => {
    const whole = new Uint8Array(
      await zipOf({ 'a.md': 'One '.repeat(500), 'b.md': 'Two '.repeat(500) }).arrayBuffer(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.nat(whole.length),
        async (at, value, end) => {
          const damaged = whole.slice(0, Math.max(1, end));
          if (at < damaged.length) damaged[at] = value;
          const read = await readZip(new Blob([damaged]), 'damaged.zip');
          expect(read.files.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const anArtifact = fc.record({
  title: words,
  type: fc.constantFrom(...ARTIFACT_TYPES),
  taxonomy: fc.constantFrom(...TAXONOMY),
  reviewBy: fc.option(fc.constant('2027-03-01')),
  tags: fc.array(fc.oneof(words, fc.constantFrom('"a"', '#one', 'a #b', "it's", 'a\\b', '- x')), {
    maxLength: 3,
  }),
  body: fc.oneof(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')),
    fc.constantFrom(
      '# Title\n\nText',
      '\n\n  leading',
      '---\nid: x\n---\ntext',
      '### Checklist\n1. one\n2. two',
      'a\n\n---\n\nb',
    ),
  ),
});

test('what was exported is imported unchanged, whatever its texts say', () => {
  fc.assert(
    fc.property(fc.array(anArtifact, { minLength: 1, maxLength: 4 }), (drafts) => {
      const accepted = drafts.flatMap((one) => artifactDraft.safeParse(one).data ?? []);
      const exported = accepted.map((draft, at): Exported => {
        const next = idOf((at + 1) % accepted.length);
        const body = `${draft.body}\n\n[the next](${artifactPath(COMMUNITY, next)})`;
        return { ...draft, body, id: idOf(at), revision: 2, publishedBy: 'Ben "the" \\ Second' };
      });
      const names = fileNames(exported);
      const files = exported.map((one) => ({
        path: names.get(one.id) ?? '',
        text: fileOf(one, (id) => names.get(id) ?? null, COMMUNITY),
      }));
      expect(new Set(names.values()).size).toBe(exported.length);
      const { read, refused } = readFiles({ root: 'export', files }, COMMUNITY);
      expect(refused).toEqual([]);
      const ids = new Map(read.map(({ path, artifactId }) => [path.toLowerCase(), artifactId]));
      for (const file of read) {
        const was = exported.find(({ id }) => id === file.artifactId);
        const body = linkedBody(file, COMMUNITY, ids);
        expect(was && { ...file, body }).toMatchObject({
          title: was?.title,
          type: was?.type,
          taxonomy: was?.taxonomy,
          reviewBy: was?.reviewBy,
          tags: was?.tags,
          body: was?.body,
        });
        const artifact = { ...was, state: 'published' } as unknown as Existing['artifact'];
        const existing: Existing = { artifact, body: was?.body ?? null, draft: null, draftSaved: null };
        expect(outcomeOf(file, body, existing, null).is).toBe('same');
      }
    }),
    { numRuns: 200 },
  );
});

test('changing no link changes nothing in a text', () => {
  fc.assert(
    fc.property(
      fc.array(words).map((lines) => lines.join('\n')),
      (text) => {
        expect(withLinks(text, () => null)).toBe(text);
      },
    ),
  );
});
