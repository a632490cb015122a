// How far apart people are. A criterion is told as how many chose each level, from the lowest.

export type Counts = readonly number[];

const sum = (all: Counts): number => all.reduce((total, count) => total + count, 0);

/** The lowest and the highest level that somebody chose; null where nobody did. */
export function rangeOf(counts: Counts): readonly [lowest: number, highest: number] | null {
  const lowest = counts.findIndex((count) => count > 0);
  return lowest < 0 ? null : [lowest, counts.findLastIndex((count) => count > 0)];
}

const widthOf = (counts: Counts): number => {
  const range = rangeOf(counts);
  return range ? range[1] - range[0] : 0;
};

export function varianceOf(counts: Counts): number {
  const people = sum(counts);
  if (people === 0) return 0;
  const mean = counts.reduce((total, count, level) => total + count * level, 0) / people;
  return counts.reduce((total, count, level) => total + count * (level - mean) ** 2, 0) / people;
}

/** The level in the middle; between two levels where the two in the middle differ. Null where nobody scored. */
export function medianOf(counts: Counts): number | null {
  const people = sum(counts);
  if (people === 0) return null;
  const at = (place: number): number => {
    let seen = 0;
    return counts.findIndex((count) => {
      seen += count;
      return seen > place;
    });
  };
  return (at(Math.floor((people - 1) / 2)) + at(Math.floor(people / 2))) / 2;
}

/** Rounding must not decide which of two equal variances is wider. */
const NEARLY = 1e-9;

/** Negative where `a` is wider apart: by the range, and of equal ranges by the variance. */
export function compareWidth(a: Counts, b: Counts): number {
  const byRange = widthOf(b) - widthOf(a);
  if (byRange !== 0) return byRange;
  const byVariance = varianceOf(b) - varianceOf(a);
  return Math.abs(byVariance) < NEARLY ? 0 : byVariance;
}

/** The criteria that people are furthest apart on, by their places; none where all agree on everything. */
export function widestOf(criteria: readonly Counts[]): number[] {
  const [first] = [...criteria].sort(compareWidth);
  if (!first || widthOf(first) === 0) return [];
  return criteria.flatMap((counts, place) => (compareWidth(counts, first) === 0 ? [place] : []));
}

export type Moved = 'closer' | 'apart' | 'same';

/** So small a change of the variance is nobody's change of mind: one person fewer makes as much. */
const SLIGHT = 0.2;

/** Whether people are closer together on a criterion than they were: by the range, or clearly by the variance. */
export function movedFrom(before: Counts, now: Counts): Moved {
  const byRange = widthOf(now) - widthOf(before);
  const byVariance = varianceOf(now) - varianceOf(before);
  const moved = byRange !== 0 ? byRange : Math.abs(byVariance) > SLIGHT ? byVariance : 0;
  return moved === 0 ? 'same' : moved < 0 ? 'closer' : 'apart';
}
