import { expect, test } from 'vitest';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { readFiles } from '../../tabs/knowledge/transfer/plan.ts';
import { annotationsFile, glossaryFile } from '../../tabs/knowledge/transfer/record-files.ts';

const ana = { id: '00000000-0000-4000-8000-000000000001', name: 'Ana *Silva*' };
const annotation: Annotation = {
  id: '00000000-0000-4000-8000-000000000002',
  kind: 'failed',
  words: 'Not with strangers',
  context: 'A new team',
  author: ana,
  at: '2026-11-20T09:00:00.000Z',
  edited: false,
  quote: 'Ask first.',
  anchor: null,
  revision: 2,
  madeIn: 1,
  state: 'declined',
  session: null,
  pilot: null,
  ended: { by: ana, at: '2026-11-21T09:00:00.000Z', revision: null, reason: 'It says so above' },
  answers: [{ id: ana.id, by: ana, at: '2026-11-20T10:00:00.000Z', words: 'Which strangers?' }],
  etag: 'e',
};
const term = { plurals: null, synonyms: ['retro'], notConfused: [], definition: 'We *look* back.' };

test('an export has the glossary in one file and what was said of an artifact in another, to be read', () => {
  const glossary = glossaryFile([
    { ...term, term: 'Retrospective' },
    { ...term, term: 'Agenda', synonyms: [] },
  ]);
  expect(glossary).toContain(
    '## Agenda\n\nWe *look* back.\n\n## Retrospective\n\nWe *look* back.\n\nAlso called: retro',
  );
  const said = annotationsFile('Feedback', [annotation]);
  for (const words of [
    'Failed: Ana \\*Silva\\*, 2026-11-20',
    '> Ask first.',
    'Not with strangers',
    'A new team',
  ])
    expect(said).toContain(words);
  expect(said).toContain('It says so above');
  expect(said).toContain('Which strangers?');
  expect([glossaryFile([]), annotationsFile('Feedback', [])]).toEqual([null, null]);
});

test('an import makes no artifact of the glossary and the annotations of an export, and says so', () => {
  const files = [
    { path: 'annotations/feedback.md', text: annotationsFile('Feedback', [annotation]) ?? '' },
    { path: 'feedback.md', text: '# Feedback\n\nAsk first.' },
    { path: 'glossary/terms.md', text: glossaryFile([{ ...term, term: 'Retrospective' }]) ?? '' },
  ];
  const { read, refused } = readFiles({ root: null, files }, 'community');
  expect(read.map(({ path }) => path)).toEqual(['feedback.md']);
  expect(refused).toEqual([
    { path: 'annotations/feedback.md', why: 'record' },
    { path: 'glossary/terms.md', why: 'record' },
  ]);
});
