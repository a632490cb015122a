import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreedTime } from '../../domain/safety/help.ts';
import { figuresOf, NO_ANSWERS, type PulseAnswers, withAnswers } from '../../domain/safety/pulse.ts';

const choice = fc.constantFrom(1, 2, 3, 4);
const answers = fc.record({ useful: choice, safe: choice, try: choice });
const tallied = (all: readonly PulseAnswers[]) => all.reduce(withAnswers, NO_ANSWERS);

test('fewer than five answers are never shown, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 4 }), (all) => {
      expect(figuresOf(tallied(all))).toBeNull();
    }),
  );
});

test('what is shown never depends on the order in which people answered', () => {
  const shuffled = fc
    .array(answers, { minLength: 5, maxLength: 30 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(figuresOf(tallied(other))).toEqual(figuresOf(tallied(all)));
    }),
  );
});

/** Every way in which so many people can answer one question, however they are ordered. */
function* ways(count: number, least = 1): Generator<readonly number[]> {
  if (count === 0) yield [];
  else
    for (const first of [1, 2, 3, 4].filter((value) => value >= least))
      for (const rest of ways(count - 1, first)) yield [first, ...rest];
}
const shownOf = (all: readonly number[]) =>
  figuresOf(tallied(all.map((value) => ({ useful: value, safe: value, try: value }))))?.useful;
/** By what is shown, the answers that the others may have given. */
function possible(own: readonly number[], others: number) {
  const found = new Map<unknown, (readonly number[])[]>();
  for (const rest of ways(others)) {
    const shown = shownOf([...own, ...rest]);
    found.set(shown, [...(found.get(shown) ?? []), rest]);
  }
  return found;
}

test('whoever knows their own answer can exclude no answer of anybody else, whatever is shown', () => {
  for (const count of [5, 6, 7, 8, 9])
    for (const own of [1, 2, 3, 4]) {
      const found = possible([own], count - 1);
      expect([...found.keys()].sort()).toEqual(['mixed', 'no', 'yes']);
      for (const rests of found.values()) {
        expect(rests.length).toBeGreaterThan(2);
        expect(new Set(rests.flat())).toEqual(new Set([1, 2, 3, 4]));
      }
    }
});

test('up to a third of those who answered cannot work out together what the others have answered', () => {
  for (const count of [5, 6, 7, 8, 9])
    for (let known = 1; known <= count / 3; known += 1)
      for (const own of ways(known))
        for (const rests of possible(own, count - known).values()) expect(rests.length).toBeGreaterThan(1);
  // As it is said in the record: two of five can.
  expect(possible([1, 1], 3).get('yes')).toEqual([[4, 4, 4]]);
});

test('a time is agreed once both have named it, and another one takes its place in the same way', () => {
  const one = '2031-05-08T09:00:00.000Z';
  const two = '2031-05-09T09:00:00.000Z';
  const said = (...all: [by: string, time: string | null][]) => all.map(([by, time]) => ({ by, time }));
  expect(agreedTime(said(['a', one]))).toBeNull();
  expect(agreedTime(said(['a', one], ['a', one]))).toBeNull();
  expect(agreedTime(said(['a', one], ['b', two]))).toBeNull();
  expect(agreedTime(said(['a', one], ['b', null], ['b', one]))).toBe(one);
  expect(agreedTime(said(['a', one], ['b', one], ['a', two]))).toBe(one);
  expect(agreedTime(said(['a', one], ['b', one], ['a', two], ['b', two]))).toBe(two);
});
