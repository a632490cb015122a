import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { ARTIFACT_TYPES, artifactDraft, checklistItems } from '../../domain/knowledge/artifact.ts';
import { artifactPath, linkedArtifacts, withLinks } from '../../domain/knowledge/artifact-links.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { readMarkdown } from '../../tabs/knowledge/import-markdown.ts';
import { type Exported, fileNames, fileOf } from '../../tabs/knowledge/transfer/artifact-file.ts';
import { safePath } from '../../tabs/knowledge/transfer/files.ts';
import { isLeft } from '../../tabs/knowledge/transfer/left.ts';
import {
  draftOf,
  type Existing,
  linkedBody,
  outcomeOf,
  readFiles,
} from '../../tabs/knowledge/transfer/plan.ts';
import { readChosen } from '../../tabs/knowledge/transfer/read-folder.ts';
import { readZip } from '../../tabs/knowledge/transfer/read-zip.ts';
import { withRealChecklists } from '../../tabs/knowledge/transfer/real-checklists.ts';
import { TRANSFER } from '../../tabs/knowledge/transfer/texts.ts';

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
        expect(outcomeOf(file, body, existing, null, null).is).toBe('same');
      }
    }),
    { numRuns: 200 },
  );
});

test('an update from a file that says neither leaves the tags and the review day that people have set', () => {
  const read = (text: string) =>
    readFiles({ root: 'plays', files: [{ path: 'one.md', text }] }, COMMUNITY).read[0];
  const file = read('Ask first, then listen.');
  const said = read('---\ntags: trust\nreview-by: 2028-01-10\n---\n\nAsk first, then listen.');
  const there = { type: 'playbook', taxonomy: 'people', title: 'one' } as const;
  const artifact = { ...there, reviewBy: '2027-03-01', tags: ['hiring'] } as unknown as Existing['artifact'];
  const existing: Existing = { artifact, body: 'Ask first.', draft: null, draftSaved: null };
  const choice = { taken: true, type: there.type, taxonomy: there.taxonomy, as: null };
  const updating = (one: typeof file) => one && draftOf(one, one.body, choice, existing);
  expect(updating(file)).toMatchObject({ reviewBy: '2027-03-01', tags: ['hiring'] });
  expect(updating(said)).toMatchObject({ reviewBy: '2028-01-10', tags: ['trust'] });
  // A draft that it replaces goes before what is published.
  const drafted = { ...there, body: 'Ask.', reviewBy: null, tags: ['first week'] };
  expect(file && draftOf(file, file.body, choice, { ...existing, draft: drafted })).toMatchObject({
    reviewBy: null,
    tags: ['first week'],
  });
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

describe('a hostile file', () => {
  const one = (text: string, path = 'a.md') => readFiles({ root: null, files: [{ path, text }] }, COMMUNITY);

  it.each([
    ['headings', '# \n'],
    ['rows of a table', '|a|b|\n|-|-|\n'],
    ['items within items', '- a\n  - b\n    - c\n'],
  ])(
    'of nothing but %s, far longer than an artifact, is passed over at once, and the others are read',
    (_, part) => {
      const long = { path: 'long.md', text: part.repeat(1_900_000 / part.length) };
      const began = performance.now();
      const { read, refused } = readFiles(
        { root: null, files: [long, { path: 'a.md', text: 'Words' }] },
        COMMUNITY,
      );
      expect(refused).toEqual([{ path: 'long.md', why: 'too-long' }]);
      expect(read.map(({ path }) => path)).toEqual(['a.md']);
      expect(performance.now() - began).toBeLessThan(3_000);
    },
  );

  it('has no longer title than an artifact has, and loses no word of it', () => {
    const words = 'Ask before you advise, '.repeat(10).trim();
    for (const text of [`# ${words}\n\nText`, `---\ntitle: ${words}\n---\n\nText`]) {
      const [file] = one(text).read;
      expect(file?.title).toMatch(/^Ask before you advise, .*…$/);
      expect(file?.title.length).toBeLessThanOrEqual(120);
      expect(file?.body).toBe(`${words}\n\nText`);
    }
    const [monster] = one(
      `---\nguildhall: 1\nid: ${idOf(1)}\ntitle: "${'a'.repeat(100_000)}"\n---\n\nText`,
    ).read;
    expect(monster?.title.length).toBeLessThanOrEqual(120);
  });

  it('of thousands of links to other files is linked without holding up the page', () => {
    for (const unit of ['[a](b.md)', '![a](b.md)', '- [a](b.md)\n']) {
      const body = unit.repeat(Math.floor(160_000 / unit.length));
      const began = performance.now();
      const linked = linkedBody({ path: 'a.md', body }, COMMUNITY, new Map([['b.md', idOf(2)]]));
      expect(linked).toBe(body.replaceAll('b.md', artifactPath(COMMUNITY, idOf(2))));
      expect(performance.now() - began).toBeLessThan(3_000);
    }
    const definitions = Array.from({ length: 11_000 }, (_, n) => `[${n}]: b.md\n`).join('');
    const began = performance.now();
    linkedBody({ path: 'a.md', body: definitions }, COMMUNITY, new Map([['b.md', idOf(2)]]));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('the names of exported files', () => {
  const namesFor = (...titles: string[]) => [
    ...fileNames(titles.map((title, at) => ({ id: idOf(at), title }))).values(),
  ];

  it.each(['CON', 'prn', 'Aux', 'NUL', 'COM1', 'lpt9', 'COM¹', 'con!', '  nul.  ', 'CONIN$', 'CONOUT$'])(
    'are none that Windows keeps for devices, with whatever ending: %s',
    (title) => {
      const [name = ''] = namesFor(title);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$)\./i);
    },
  );

  it('are different where systems compare them without regard to capitals and how accents are written', () => {
    const names = namesFor(
      'Café',
      'Cafe\u0301',
      'CAFÉ',
      'ﬁrst',
      'first',
      'Straße',
      'STRASSE',
      'ſo',
      'So',
      'K',
      '\u212a',
    );
    const compared = names.map((name) => name.normalize('NFKC').toUpperCase().toLowerCase());
    expect(new Set(compared).size).toBe(names.length);
  });
});

describe('the preview of an import', () => {
  const PRIYA = { id: idOf(90), name: 'Priya' };
  const BEN = { id: idOf(91), name: 'Ben' };
  const there = (change: Partial<Existing> & { state?: 'draft' | 'published' } = {}): Existing => {
    const { state = 'published', ...rest } = change;
    const revision = state === 'published' ? 3 : 0;
    const artifact = {
      id: idOf(1),
      title: 'Who decides',
      type: 'playbook',
      state,
      revision,
      tags: [],
      changedBy: BEN,
    };
    const body = state === 'published' ? 'Words' : null;
    return {
      artifact: artifact as unknown as Existing['artifact'],
      body,
      draft: null,
      draftSaved: null,
      ...rest,
    };
  };
  const fileWith = (title: string, text = 'Other words') => {
    const [file] = readFiles(
      { root: null, files: [{ path: 'a.md', text: `---\nid: ${idOf(1)}\ntitle: ${title}\n---\n\n${text}` }] },
      COMMUNITY,
    ).read;
    if (!file) throw new Error('no file');
    return file;
  };
  const draftBy = (by: typeof BEN, body: string): Pick<Existing, 'draft' | 'draftSaved'> => ({
    draft: { title: 'Who decides', type: 'playbook', taxonomy: 'people', reviewBy: null, tags: [], body },
    draftSaved: { by, at: '2026-11-01T10:00:00Z' },
  });
  const outcome = (title: string, existing: Existing, text?: string) => {
    const file = fileWith(title, text);
    return outcomeOf(file, file.body, existing, null, PRIYA.id);
  };

  it('says which artifact a file is about to write over, where it calls itself something else', () => {
    const saysOf = (title: string) => TRANSFER.outcome(outcome(title, there()), title);
    expect(saysOf('A handy checklist')).toBe('Updates “Who decides”, revision 3');
    expect(saysOf('Who decides')).toBe('Updates revision 3');
  });

  it('writes over nobody else’s draft unless that is chosen, published or not', () => {
    for (const state of ['draft', 'published'] as const) {
      expect(outcome('Who decides', there({ state, ...draftBy(BEN, 'Mine') })).is).toBe('drafted');
      const said = TRANSFER.outcome(
        outcome('Who decides', there({ state, ...draftBy(BEN, 'Mine') })),
        'Who decides',
      );
      expect(said).toBe('Replaces the draft by Ben');
    }
    expect(outcome('Who decides', there({ state: 'draft', ...draftBy(PRIYA, 'Mine') })).is).toBe('update');
  });

  it('says what an import that died half way has left as a draft, so that it can be published', () => {
    const left = outcome('Who decides', there({ state: 'draft', ...draftBy(PRIYA, 'Words') }), 'Words');
    expect([left.is, isLeft(left)]).toEqual(['same', true]);
    expect(TRANSFER.outcome(left, 'Who decides')).toBe('Unchanged, not published yet');
    const done = outcome('Who decides', there(), 'Words');
    expect([done.is, isLeft(done), TRANSFER.outcome(done, 'Who decides')]).toEqual([
      'same',
      false,
      'Unchanged',
    ]);
  });
});
