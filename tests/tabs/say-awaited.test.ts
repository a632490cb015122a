import { expect, test } from 'vitest';
import { sayAwaited } from '../../tabs/scoring/say-awaited.ts';

const awaited = ['Ana', 'Ben', 'Priya'].map((name) => ({ id: name.toLowerCase(), name }));

test('whoever is awaited reads “you” first, and all names where all read it together', () => {
  expect(sayAwaited({ awaited }, 'priya')).toBe('Awaited: you, Ana, and Ben');
  expect(sayAwaited({ awaited }, 'chidi')).toBe('Awaited: Ana, Ben, and Priya');
  expect(sayAwaited({ awaited }, null)).toBe('Awaited: Ana, Ben, and Priya');
});

test('of many a few are named', () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ id: `${at}`, name: `P${at}` }));
  expect(sayAwaited({ awaited: many }, '11')).toBe('Awaited: you, P0, P1, P2, P3, P4, P5, P6 and 4 more');
});
