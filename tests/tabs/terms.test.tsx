import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { TermOutline } from '../../domain/glossary/term.ts';
import { Markdown } from '../../tabs/components/Markdown.tsx';
import { TermsContext } from '../../tabs/components/terms.ts';
import { markingOf } from '../../tabs/glossary/mark-terms.tsx';

const PEOPLE = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Priya' };
const entry = {
  term: 'Retrospective',
  definition: 'What we look back at.',
  synonyms: ['retro'],
  plurals: null,
  notConfused: [],
};
const aTerm = (change: Partial<TermOutline>): TermOutline => ({
  id: 'bbbbbbbb-0000-4000-8000-000000000001',
  state: 'approved',
  entry,
  approvedAt: null,
  proposal: null,
  ...change,
});

/** The words of a text that are marked as a term, in its order. */
function marked(text: string, terms: readonly TermOutline[]): string[] {
  const html = renderToStaticMarkup(
    <TermsContext value={markingOf('community', terms)}>
      <Markdown>{text}</Markdown>
    </TermsContext>,
  );
  return [...html.matchAll(/data-term="[^"]*"[^>]*>([^<]*)</g)].map(([, words = '']) => words);
}

test('a term is marked where a section says it first, by whichever of its forms', () => {
  const text = [
    'A retro, and a retrospective.',
    '## When',
    'Each *Retrospective* ends a sprint. Retros are short.',
    '- [ ] Plan the retro',
    '## A retro of its own',
    'It is a `retro`, and another retro.',
  ].join('\n\n');
  expect(marked(text, [aTerm({})])).toEqual(['retro', 'Retrospective', 'retro']);
});

test('what is only proposed, and what is retired, is not marked', () => {
  const proposal = { entry, by: PEOPLE, word: '', closesAt: '', objections: 0, asksMe: true };
  expect(marked('A retro', [aTerm({ state: 'proposed', entry: null, proposal })])).toEqual([]);
  expect(marked('A retro', [aTerm({ state: 'retired', entry: null })])).toEqual([]);
});
