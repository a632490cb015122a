import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../domain/sessions/note.ts';
import {
  asHtml,
  asMarkdown,
  asText,
  checklistParts,
  partsOf,
  type SummaryDocument,
} from '../../domain/sessions/summary-document.ts';

const PRIYA = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Priya' };

function note(change: Partial<Note>): Note {
  return {
    ...{ id: crypto.randomUUID(), authorKey: PRIYA.id, kind: 'insight', text: 'Ask first', author: PRIYA },
    ...{ agendaItemId: null, tags: [], owner: null, due: null, done: false },
    ...{ writtenAt: '2026-12-03T14:00:00.000Z', edited: false, editedBy: null, etag: '1' },
    ...change,
  };
}

const said = (notes: readonly Note[], change: Partial<SummaryDocument> = {}): SummaryDocument => ({
  ...{ title: 'Feedback', meta: ['Thursday', 'Leading'], changes: null, link: 'https://here/sessions/1' },
  parts: partsOf(notes, (date) => date),
  ...change,
});

describe('a summary that leaves Guildhall', () => {
  test('says what was decided, and who does what by when; who left the name off stays unnamed', () => {
    const text = asText(
      said([
        note({ kind: 'action', text: 'Try it', owner: PRIYA, due: '2026-12-12' }),
        note({
          kind: 'action',
          text: 'Ask around',
          done: true,
          writtenAt: '2026-12-03T14:01:00.000Z',
        }),
        note({ kind: 'decision', text: 'We ask first\nand wait' }),
        note({ text: 'Nobody says it', author: null, writtenAt: null, authorKey: `~${'0'.repeat(64)}` }),
      ]),
    );
    expect(text).toBe(
      [
        'Feedback',
        '',
        'Thursday',
        'Leading',
        '',
        'Decided',
        '- We ask first\n  and wait – Priya',
        '',
        'Who does what by when',
        '- [ ] Try it – Priya, by 2026-12-12',
        '- [x] Ask around – nobody yet',
        '',
        'What was learned',
        '- Nobody says it – name left off',
        '',
        'Open the session in Guildhall: https://here/sessions/1',
        '',
      ].join('\n'),
    );
  });

  test('says what was ticked of the session’s playbooks, as it was worded then', () => {
    const list = {
      ...{ artifactId: PRIYA.id, title: 'Openers *first*', revision: 2, done: 1, all: 3 },
      items: [
        { text: 'Ask first', done: true },
        { text: 'Say what you saw', done: false },
      ],
    };
    const document = said([], { parts: checklistParts([list]) });
    expect(asText(document)).toContain(
      'Openers *first*: 1 of 3 done (revision 2)\n- [x] Ask first\n- [ ] Say what you saw\n- and 1 more\n',
    );
    expect(asMarkdown(document)).toContain('## Openers \\*first\\*: 1 of 3 done (revision 2)');
    expect(asHtml(document)).toContain('☑ Ask first</li>');
  });

  test('says so where nothing was noted', () => {
    for (const text of [asHtml(said([])), asText(said([])), asMarkdown(said([]))])
      expect(text).toContain('Nothing was noted.');
  });

  test('has no markup in it but its own, whatever people wrote', () => {
    const own = new Set('div h2 h3 p ul li em a br'.split(' '));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        const author = { ...PRIYA, name };
        const notes = [note({ text, author }), note({ kind: 'action', text, owner: author })];
        const point = { text, aside: name, done: null };
        const changes = { since: text, added: [point], changed: [point], removed: 1 };
        const html = asHtml(said(notes, { title: text, meta: [name], link: text, changes }));
        const tags = [...html.matchAll(/<\/?([^\s>]*)[^>]*>/g)].map(([, tag = '']) => tag);
        expect(tags.filter((tag) => !own.has(tag))).toEqual([]);
        // Every angle bracket belongs to a tag of its own, and no attribute ends early.
        const bare = html.replace(/<\/?[a-z]\w*( (style|href)="[^"<>]*")?>/g, '');
        expect(bare).not.toMatch(/[<>]/);
      }),
    );
  });

  test('is shown by Markdown as it was written', () => {
    const marks = fc.string({
      unit: fc.constantFrom(...'ab *_`#[]()<>!-+1.=~|&;\\'),
      minLength: 1,
      maxLength: 24,
    });
    fc.assert(
      fc.property(marks, (text) => {
        const html = marked.parse(asMarkdown(said([note({ text: `x${text}x` })]))) as string;
        const shown = html
          .replace(/<[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(shown).toContain(`x${text}x – Priya`);
      }),
    );
  });
});
