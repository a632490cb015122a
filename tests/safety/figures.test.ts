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

test('what is shown where all have answered alike is also shown where one of them has not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 500 }), choice, (count, value) => {
      const alike = Array.from({ length: count }, () => ({ useful: value, safe: value, try: value }));
      const step = value === 1 ? 2 : value - 1;
      const other = [...alike.slice(1), { useful: step, safe: step, try: step }];
      expect(figuresOf(tallied(other))).toEqual(figuresOf(tallied(alike)));
    }),
  );
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
