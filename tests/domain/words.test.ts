import { expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { hasWords } from '../../domain/shared/words.ts';
import { find } from '../../tabs/sessions/plan/find.ts';

test('a list is filtered by words as people type them on any keyboard', () => {
  for (const [text, typed] of [
    ['Siobhán O’Neill', "o'neill siob"],
    ["Siobhán O'Neill", 'o’neill'],
    ['Søren Łukasiewicz', 'soren luk'],
    ['Groß, Jürgen jg@example.org', 'gross jurgen'],
    ['İbrahim Iğdır', 'ibrahim igdir'],
    ['Ｔａｎａｋａ', 'tanaka'],
    ['新手册', '手册'],
    ['Ana Figueira ana.figueira@example.org', 'ana.fig'],
    ['Anything', '  '],
  ] as const)
    expect(hasWords(text, typed), `${typed} in ${text}`).toBe(true);
  expect(hasWords('Ana Figueira', 'ana whit')).toBe(false);
});

test('playbooks are found by the same fold', () => {
  const artifact: Artifact = {
    ...{
      id: 'a',
      title: 'Große Œuvre',
      revision: 1,
      hasDraft: false,
      owner: null,
      reviewed: null,
      reviewBy: null,
      tags: [],
      changedAt: '',
      etag: '',
    },
    type: 'playbook',
    taxonomy: 'people',
    state: 'published',
    changedBy: { id: 'x', name: 'X' },
  };
  expect(find([artifact], 'grosse oeuvre play', 'people', [])).toHaveLength(1);
  expect(find([artifact], 'rubric', 'people', [])).toHaveLength(0);
});
