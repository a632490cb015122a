import { expect, test } from 'vitest';
import { askedIn } from '../../domain/shared/asked.ts';

test('of fifty phrases in quotes ten are looked for as phrases, and the words of all', () => {
  const asked = askedIn(Array.from({ length: 50 }, (_, at) => `"ask first${at}"`).join(' '));
  expect(asked.phrases).toHaveLength(10);
  expect(asked.text).toContain('first49');
});

test('a filter is taken out of the text where it is understood, and phrases keep their places', () => {
  const { filters, phrases, text } = askedIn('kind:decision "ask first" by:priya');
  expect(filters.map(({ name, value }) => [name, value])).toEqual([
    ['kind', 'decision'],
    ['by', 'priya'],
  ]);
  const [phrase] = phrases;
  expect(phrase && text.slice(phrase.from, phrase.to)).toBe('"ask first"');
});
