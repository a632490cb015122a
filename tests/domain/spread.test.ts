import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../../domain/scoring/round.ts';
import {
  compareWidth,
  medianOf,
  movedFrom,
  rangeOf,
  varianceOf,
  widestOf,
} from '../../domain/scoring/spread.ts';

const LEVELS = 6;
const scores = fc.array(fc.nat(LEVELS - 1), { minLength: 1, maxLength: 50 });
const counts = (chosen: readonly number[]) => countsOf(LEVELS, chosen);

describe('the spread of a criterion', () => {
  test('its range, median and variance are those of the single scores', () => {
    fc.assert(
      fc.property(scores, (chosen) => {
        const sorted = [...chosen].sort((a, b) => a - b);
        const middle = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)];
        const [low = 0, high = 0] = middle.map((at) => sorted[at] ?? 0);
        const mean = chosen.reduce((sum, one) => sum + one, 0) / chosen.length;
        const variance = chosen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / chosen.length;
        expect(rangeOf(counts(chosen))).toEqual([sorted[0], sorted.at(-1)]);
        expect(medianOf(counts(chosen))).toBe((low + high) / 2);
        expect(varianceOf(counts(chosen))).toBeCloseTo(variance, 9);
      }),
    );
  });

  test('nobody’s scores have neither range nor median, and are no spread', () => {
    expect([rangeOf(counts([])), medianOf(counts([])), varianceOf(counts([]))]).toEqual([null, null, 0]);
    expect(widestOf([counts([]), counts([])])).toEqual([]);
  });
});

describe('what to talk about', () => {
  test('is the criterion with the widest range, and of equal ranges the one with the widest variance', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 12 }), (all) => {
        const criteria = all.map(counts);
        const width = (one: readonly number[]) => {
          const [from, to] = rangeOf(one) ?? [0, 0];
          return to - from;
        };
        const widest = widestOf(criteria);
        const top = Math.max(...criteria.map(width));
        expect(widest.length > 0).toBe(top > 0);
        const variance = varianceOf(criteria[widest[0] ?? 0] ?? []);
        criteria.forEach((one, place) => {
          if (widest.includes(place)) {
            expect(width(one)).toBe(top);
            expect(varianceOf(one)).toBeCloseTo(variance, 6);
          } else if (width(one) === top && top > 0) expect(varianceOf(one)).toBeLessThan(variance);
        });
      }),
    );
  });

  test('“Clarity, from 1 to 4” goes before a narrower one, and two that are as wide stand both', () => {
    const clarity = counts([0, 1, 3]);
    const tone = counts([1, 2, 3]);
    expect(widestOf([tone, clarity])).toEqual([1]);
    expect(widestOf([clarity, tone, clarity])).toEqual([0, 2]);
    expect(widestOf([counts([2, 2]), counts([0, 0])])).toEqual([]);
  });
});

describe('whether people have moved closer', () => {
  test('is the opposite the other way round, and nothing where nothing has changed', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const [before, now] = [counts(a), counts(b)];
        const other = { closer: 'apart', apart: 'closer', same: 'same' } as const;
        expect(movedFrom(now, before)).toBe(other[movedFrom(before, now)]);
        expect(movedFrom(before, before)).toBe('same');
        expect(Math.sign(compareWidth(before, now))).toBe(-Math.sign(compareWidth(now, before)) + 0);
      }),
    );
  });

  test('a narrower range is closer, and as wide a range with fewer at its ends too', () => {
    expect(movedFrom(counts([0, 3]), counts([1, 2]))).toBe('closer');
    expect(movedFrom(counts([0, 0, 3, 3]), counts([0, 1, 2, 3]))).toBe('closer');
    expect(movedFrom(counts([1, 1]), counts([1, 2]))).toBe('apart');
  });
});
