import type { Prediction } from '../../domain/pilots/pilot.ts';
import { sayValue } from './numbers.ts';

type Measure = NonNullable<Prediction['measure']>;

/** The value from which on a prediction has come true: “at most 2 a month”; null where none was said. */
export const sayThreshold = (measure: Measure): string | null =>
  measure.threshold === null
    ? null
    : `${measure.direction === 'up' ? 'at least' : 'at most'} ${sayValue(measure.threshold, measure)}`;

/** Whether a value has reached what was predicted; null where no threshold was said. */
export function isReached(value: number, { direction, threshold }: Measure): boolean | null {
  if (threshold === null) return null;
  return direction === 'up' ? value >= threshold : value <= threshold;
}

/** A prediction in words; '' for none. */
export function sayPrediction(prediction: Prediction | null): string {
  if (!prediction) return '';
  const { statement, measure } = prediction;
  if (!measure) return statement;
  const seen = [measure.name, sayThreshold(measure)].filter(Boolean).join(': ');
  return statement ? `${statement} (${seen})` : seen;
}
