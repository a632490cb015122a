import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ARTIFACT_TYPES, artifactDraft } from '../../domain/knowledge/artifact.ts';
import { isTemplate, TEMPLATES } from '../../domain/knowledge/templates.ts';
import { textOf } from '../../tabs/components/file-text.ts';
import { highlight } from '../../tabs/components/highlight.ts';
import {
  type Filter,
  filterOf,
  NO_FILTER,
  passes,
  reviewOf,
  withFilter,
} from '../../tabs/knowledge/filters.ts';
import { hasFrontMatter } from '../../tabs/knowledge/front-matter.ts';
import { readMarkdown } from '../../tabs/knowledge/import-markdown.ts';
import { countChanges, diffLines, wordsBeside } from '../../tabs/knowledge/line-diff.ts';
import {
  type Command,
  command,
  continueList,
  type Edit,
  pasteLink,
} from '../../tabs/knowledge/markdown-edit.ts';
import { chosenOf, searchedBy } from '../../tabs/knowledge/searched.ts';

/** A text with its selection between | and |, or the caret at a single |. */
function at(marked: string): [text: string, start: number, end: number] {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  return [marked.replaceAll('|', ''), start, end > start ? end - 1 : start];
}

function applied(text: string, { from, to, insert, select }: Edit): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  const [start, end] = select;
  const caret = start === end ? '|' : `|${next.slice(start, end)}|`;
  return next.slice(0, start) + caret + next.slice(end);
}

function press(name: Command, marked: string): string {
  const [text, start, end] = at(marked);
  return applied(text, command(name, text, start, end));
}

describe('the editor’s commands', () => {
  it.each([
    ['bold', 'say |one| thing', 'say **|one|** thing'],
    ['bold', 'say **|one|** thing', 'say |one| thing'],
    ['bold', 'say |**one**| thing', 'say |one| thing'],
    ['bold', 'say on|e thing', 'say **|one|** thing'],
    ['bold', 'say| one| thing', 'say **|one|** thing'],
    ['bold', 'say |', 'say **|**'],
    ['heading', 'How it go|es', '## How it go|es'],
    ['heading', '# How it go|es', '## How it go|es'],
    ['heading', '## How it go|es', 'How it go|es'],
    ['list', '|one\ntwo|', '|- one\n- two|'],
    ['list', '|- one\n- two|', '|one\ntwo|'],
    ['list', '|- [ ] one\n1. two|', '|- one\n- two|'],
    ['checklist', '|one\n\n  two|\nthree', '|- [ ] one\n\n  - [ ] two|\nthree'],
    ['checklist', '|- one\n- [x] two|', '|- [ ] one\n- [ ] two|'],
    ['checklist', '|', '- [ ] |'],
    ['link', 'read |this| first', 'read [this](https://|) first'],
    ['link', 'see |https://example.org/a|', 'see [|](https://example.org/a)'],
  ] as const)('%s makes %j into %j', (name, before, expected) => {
    expect(press(name, before)).toBe(expected);
  });

  it('Enter goes on with a list and ends it on an empty item', () => {
    const enter = (marked: string) => {
      const [text, caret] = at(marked);
      const edit = continueList(text, caret);
      return edit && applied(text, edit);
    };
    expect(enter('- one|')).toBe('- one\n- |');
    expect(enter('- [x] one|')).toBe('- [x] one\n- [ ] |');
    expect(enter('9. nine|')).toBe('9. nine\n10. |');
    expect(enter('- one\n- |')).toBe('- one\n|');
    expect(enter('words|')).toBeNull();
  });

  it('an address pasted over selected text makes it a link, and without a selection stays an address', () => {
    const paste = (marked: string, pasted: string) => {
      const [text, start, end] = at(marked);
      const edit = pasteLink(text, start, end, pasted);
      return edit && applied(text, edit);
    };
    expect(paste('read |this|', ' https://example.org ')).toBe('read [this](https://example.org)|');
    expect(paste('read |', 'https://example.org')).toBeNull();
    expect(paste('read |this|', 'javascript:alert(1)')).toBeNull();
  });

  it('pressing a button never loses text', () => {
    const words = (text: string) =>
      text
        .replace(/\*\*|^#{1,6}\s|^(\s*)([-*+]|\d{1,3}[.)])\s+(\[[ xX]\]\s+)?/gm, '')
        .replace(/\s+/g, ' ')
        .trim();
    void fc.assert(
      fc.property(
        fc.array(fc.constantFrom('one', 'two', '- ', '1. ', '## ', '**', '- [ ] ', '\n', ' ', '🙂'), {
          maxLength: 24,
        }),
        fc.constantFrom<Command>('heading', 'bold', 'list', 'checklist'),
        fc.nat(80),
        fc.nat(80),
        (parts, name, a, b) => {
          const text = parts.join('');
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          const edit = command(name, text, start, end);
          const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
          expect(words(next).replace(/[^a-z🙂]/gu, '')).toBe(words(text).replace(/[^a-z🙂]/gu, ''));
          expect(edit.select[0]).toBeGreaterThanOrEqual(0);
          expect(edit.select[1]).toBeLessThanOrEqual(next.length);
        },
      ),
    );
  });
});

describe('a Markdown file becomes a draft', () => {
  it.each([
    ['tags: hiring, First week', ['hiring', 'First week']],
    ['tags: [hiring, "First week", \'#remote\']', ['hiring', 'First week', 'remote']],
    ['tags:\n- hiring\n- First week', ['hiring', 'First week']],
    ['tags:', []],
  ])('with the tags of its front matter: %j', (line, tags) => {
    expect(readMarkdown(`---\n${line}\n---\nText`, 'a.md').tags).toEqual(tags);
  });

  it('with its front matter’s title, type and taxonomy', () => {
    const file =
      '---\nplay_number: 1\ntitle: "Deciding together: \\"log\\""\ntype: Playbook\ntaxonomy: process # ours\n---\n\nFirst line.\n';
    expect(readMarkdown(file, '01.md')).toEqual({
      title: 'Deciding together: "log"',
      type: 'playbook',
      taxonomy: 'process',
      reviewBy: null,
      tags: [],
      body: 'First line.',
    });
    expect(hasFrontMatter(file)).toBe(true);
    expect(hasFrontMatter(`\uFEFF${file.replaceAll('\n', '\r\n')}`)).toBe(true);
    expect(hasFrontMatter('Just words\n---\ntitle: no')).toBe(false);
    expect(hasFrontMatter(`Just words\n${file}`)).toBe(false);
    expect(hasFrontMatter('---\nnothing: here\n---\ntitle: below')).toBe(false);
  });

  it('without front matter, by its first heading or its name', () => {
    expect(readMarkdown('# One to one\n\nText', 'x.md')).toMatchObject({ title: 'One to one', body: 'Text' });
    expect(readMarkdown('Text', 'one-to-one.md')).toMatchObject({ title: 'one to one', body: 'Text' });
    expect(readMarkdown('---\ntitle: A\n---\n# A\n\nText', 'x.md')).toMatchObject({
      title: 'A',
      body: 'Text',
    });
    expect(readMarkdown('---\ntitle: A\n---\n# B\n\nText', 'x.md').body).toBe('# B\n\nText');
  });

  it('with all of its text where it begins with a rule and not with front matter', () => {
    for (const text of [
      '---\n\nBefore we meet.\n\n- [ ] Ask first\n- [ ] Listen\n\n---\n\nLater.',
      '---\nBefore we meet: ask first.\n---\nLater.',
      '---\nSee https://example.org/a\n---\nLater.',
      '---\nhttps://example.org/a\n---\nLater.',
      '---\nAgenda:\n- [ ] Ask first\n---\nLater.',
      '---\ntitle: A\nand some words\n---\nLater.',
      '---\ntitle: never closed\n\nLater.',
      '***\ntitle: another rule\n***\nLater.',
    ]) {
      expect(readMarkdown(text, 'notes.md'), text).toMatchObject({ title: 'notes', body: text });
      expect(hasFrontMatter(text), text).toBe(false);
    }
  });

  it.each([
    ['comments, lists and nested keys', '---\n# ours\ntags:\n- a\n- b\nof:\n  key: x\n\ntitle: A\n---\nText'],
    ['the dots that YAML may end with', '---\ntitle: A\n...\nText'],
    ['blanks after its rules', '--- \ntitle: A\n---\t\nText'],
    ['a key with a dot', '---\ndc.title: B\ntitle: A\n---\nText'],
  ])('with front matter that has %s', (_, text) => {
    expect(readMarkdown(text, 'x.md')).toMatchObject({ title: 'A', body: 'Text' });
    expect(hasFrontMatter(text)).toBe(true);
  });

  it.each([
    ['>-', '---\ntitle: >-\n  How we\n  retro & more\ntype: checklist\n---\nText'],
    ['>', '---\ntitle: >  # folded\n  How we\n  retro & more\n---\nText'],
    ['|', '---\ntitle: |\n    How we\n    retro & more\n---\nText'],
    ['a plain value on two lines', '---\ntitle: How we\n  retro & more\n---\nText'],
    ['a quoted value on two lines', '---\ntitle: "How we\n  retro & more"\n---\nText'],
    ['a value on the next line', '---\ntitle:\n  How we retro & more\n---\nText'],
  ])('with a title that is written as %s', (_, text) => {
    expect(readMarkdown(text, 'x.md')).toMatchObject({ title: 'How we retro & more', body: 'Text' });
  });

  it.each([
    ['marks, an attribute and a character reference', '# **Retro** {#r} &amp; more\n\nText'],
    ['a link and code', '# [Retro](https://example.org/) `&` *more* #\n\nText'],
    ['a line of equals signs below it', 'Retro &amp; more\n===\n\nText'],
    ['a line of hyphens below it', '**Retro** & more\n---\n\nText'],
    ['a second level and none above', '## Retro &#38; more\n\nText'],
    ['escaped marks', '# Retro \\& more {.wide}\n\nText'],
    ['raw HTML', '# <b>Retro</b><br>& more\n\nText'],
    ['blank lines before it', '\n\n# Retro & more\n\nText'],
  ])('with the plain words of a heading that has %s', (_, text) => {
    expect(readMarkdown(text, 'x.md')).toMatchObject({ title: 'Retro & more', body: 'Text' });
  });

  it('with the heading that stands after a comment, which stays', () => {
    expect(readMarkdown('<!-- lint off -->\n\n# Retro\n\nText', 'x.md')).toMatchObject({
      title: 'Retro',
      body: '<!-- lint off -->\n\nText',
    });
    expect(
      readMarkdown('---\ntitle: Retro & more\n---\n<!-- a\nb -->\n# **Retro** &amp; more\nText', 'x.md'),
    ).toMatchObject({
      title: 'Retro & more',
      body: '<!-- a\nb -->\nText',
    });
  });

  it('with all its headings where the first is no title', () => {
    for (const text of ['## Before\n\nAsk.\n\n## After\n\nListen.', 'Ask.\n\n# After'])
      expect(readMarkdown(text, 'two-parts.md')).toMatchObject({ title: 'two parts', body: text });
  });

  it('from slides and documents, with its lines apart', () => {
    expect(readMarkdown('# Retro\u2028Ask\u000blisten\u0085note\u000cact', 'x.md')).toMatchObject({
      title: 'Retro',
      body: 'Ask\nlisten\nnote\nact',
    });
  });

  it('from Windows, with a byte order mark, its line ends, its old encoding', () => {
    expect(readMarkdown('\uFEFF---\r\ntitle: Ünder\r\n---\r\nA\r\nB', 'x.md')).toMatchObject({
      title: 'Ünder',
      body: 'A\nB',
    });
    expect(textOf(new Uint8Array([0xdc, 0x62, 0x65, 0x72]))).toBe('Über');
    expect(textOf(new Uint8Array([0x89, 0x50, 0x00, 0x47]))).toBeNull();
  });

  it('of signs that nobody can see it takes neither a title nor a text', () => {
    expect(readMarkdown('\u200b\n', 'notes.md')).toMatchObject({ title: 'notes', body: '' });
    expect(readMarkdown('# \u2800\nAsk first.', 'notes.md')).toMatchObject({ title: 'notes' });
  });

  it('whatever is in it, the API can accept the result but for its length', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { title, body } = readMarkdown(text.toWellFormed(), 'file.md');
        const draft = {
          title: title.slice(0, 120).toWellFormed() || 'x',
          body: body || 'x',
          type: 'playbook',
          taxonomy: 'people',
          reviewBy: null,
        };
        expect(artifactDraft.safeParse(draft).success).toBe(true);
      }),
    );
  });

  it('every type has a template that is valid, and that is not published as it came', () => {
    for (const type of ARTIFACT_TYPES) {
      const draft = { title: 'x', body: TEMPLATES[type], type, taxonomy: 'people', reviewBy: null };
      expect(artifactDraft.safeParse(draft).success, type).toBe(true);
      expect([isTemplate(`${TEMPLATES[type]}\n`), isTemplate(`${TEMPLATES[type]} Mine.`)]).toEqual([
        true,
        false,
      ]);
    }
    expect(isTemplate('')).toBe(false);
  });

  it.each([
    `title: a${' '.repeat(50_000)}b`,
    `title:${' '.repeat(50_000)}b`,
    `a:\n  b${' '.repeat(50_000)}c`,
  ])('is read in no time with thousands of blanks in its front matter', (line) => {
    const before = process.cpuUsage();
    readMarkdown(`---\n${line}\n---\nText`, 'file.md');
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(250);
  });
});

describe('what changed between two texts', () => {
  it('both can be told from it, line by line', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 30 })
      .map((all) => all.join('\n'));
    void fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        const side = (not: 'gone' | 'new') => diff.filter(({ kind }) => kind !== not).map(({ text }) => text);
        expect(side('new').join('\n')).toBe(before);
        expect(side('gone').join('\n')).toBe(after);
      }),
    );
  });

  it('a moved word changes its own line only', () => {
    const diff = diffLines('one\ntwo\nthree', 'one\n2\nthree');
    expect(countChanges(diff)).toEqual({ added: 1, removed: 1 });
    expect(diff.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same']);
  });

  it('beside another version of a line the words that differ are told from those that do not', () => {
    const marked = (line: string, other: string) =>
      wordsBeside(line, other)
        .map(({ text, differs }) => (differs ? `[${text}]` : text))
        .join('');
    expect(marked('Ask first, then say what you saw', 'Ask first and say what you heard')).toBe(
      'Ask [first, then ]say what you [saw]',
    );
    expect(marked('Ask first', 'Ask first')).toBe('Ask first');
    expect(marked('Ask first', '')).toBe('[Ask first]');
  });

  it('comparing two long texts with nothing in common takes less than a moment', () => {
    const many = (word: string) => Array.from({ length: 9_000 }, (_, at) => `${word}${at}`).join('\n');
    const began = performance.now();
    expect(countChanges(diffLines(many('a'), many('b')))).toEqual({ added: 9_000, removed: 9_000 });
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('marking the search terms', () => {
  const marked = (text: string, query: string) =>
    highlight(text, query)
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('');

  it.each([
    ['Feedback that lands', 'feed', '[Feedback] that lands'],
    ['We ask, first of all', 'first ask', 'We [ask], [first] of all'],
    ['Zürich über Köln', 'uber koln', 'Zürich [über] [Köln]'],
    ['Feedback', 'feedbcak', '[Feedback]'],
    ['unfeeding', 'feed', 'unfeeding'],
    ['nothing', '', 'nothing'],
    ['a (b) *', '( *', 'a (b) *'],
    ['Große Œuvre', 'grosse oeuvre', '[Große] [Œuvre]'],
    ['Søren Łukasz Đorđe Þór', 'soren lukasz dorde thor', '[Søren] [Łukasz] [Đorđe] [Þór]'],
    ['Ｆｕｌｌ ﬁnal', 'full final', '[Ｆｕｌｌ] [ﬁnal]'],
    ['Ilık Iğdır', 'ilik', '[Ilık] Iğdır'],
    ['请看新手册内容', '手册', '请看新[手册]内容'],
    ['การประชุมทีม', 'ประชุม', 'การ[ประชุม]ทีม'],
    ['Siobhán O’Neill', "o'neill", 'Siobhán [O]’[Neill]'],
  ])('in %j for %j', (text, query, expected) => expect(marked(text, query)).toBe(expected));

  it('marks of a question only what says something', () => {
    const text = 'A good idea: ask first whether it is a time for feedback';
    const marked = highlight(text, 'How do I ask for a little feedback').filter(({ hit }) => hit);
    expect(marked.map((piece) => piece.text)).toEqual(['ask', 'feedback']);
  });

  it('keeps the text as it was', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 8 }), (text, query) => {
        expect(
          highlight(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

test('search on a page of a community that I am a guest of looks into one that I may search', () => {
  const mine = [
    { id: 'guest', role: 'guest' as const },
    { id: 'sponsor', role: 'sponsor' as const },
    { id: 'member', role: 'member' as const },
  ];
  const searched = searchedBy(mine);
  expect(searched.map(({ id }) => id)).toEqual(['sponsor', 'member']);
  expect(chosenOf(searched, 'guest')).toBe('sponsor');
  expect(chosenOf(searched, 'member')).toBe('member');
  expect(chosenOf(searched, null)).toBe('sponsor');
  expect(chosenOf(searchedBy(mine.slice(0, 1)), 'guest')).toBeNull();
});

describe('the list of artifacts', () => {
  it('is filtered by the address, whose unknown parts are ignored', () => {
    expect(
      filterOf('tab=channel&taxonomy=people&type=rubric&tag=first+week&evidence=thin&sort=tried'),
    ).toEqual({
      taxonomy: 'people',
      type: 'rubric',
      tag: 'first week',
      evidence: 'thin',
      sort: 'tried',
    });
    expect(filterOf('taxonomy=__proto__&type=&evidence=much&sort=')).toEqual(NO_FILTER);
    expect(withFilter('tab=channel&taxonomy=people', { taxonomy: null })).toBe('?tab=channel');
    expect(withFilter('', { type: 'decision tree' })).toBe('?type=decision+tree');
  });

  it('keeps drafts of this browser to the filter as well', () => {
    const draft = { taxonomy: 'people' as const, type: 'case note' as const, tags: ['First week'] };
    expect(passes(NO_FILTER, draft)).toBe(true);
    expect(passes({ ...NO_FILTER, taxonomy: 'people', type: 'case note', tag: 'first week' }, draft)).toBe(
      true,
    );
    for (const other of [
      { taxonomy: 'process' },
      { type: 'playbook' },
      { tag: 'second' },
      { evidence: 'tried' },
    ])
      expect(passes({ ...NO_FILTER, ...other } as Filter, draft)).toBe(false);
    // What nobody has read nobody has tried.
    expect(passes({ ...NO_FILTER, evidence: 'never' }, draft)).toBe(true);
  });

  it('says when something should be looked at again', () => {
    expect(reviewOf(null, '2026-11-23')).toBeNull();
    expect(reviewOf('2026-11-23', '2026-11-23')).toBe('due');
    expect(reviewOf('2026-12-23', '2026-11-23')).toBe('soon');
    expect(reviewOf('2026-12-24', '2026-11-23')).toBeNull();
  });
});
