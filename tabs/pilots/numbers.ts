import type { Prediction } from '../../domain/pilots/pilot.ts';
import { language } from '../components/language.ts';

type Measure = NonNullable<Prediction['measure']>;

/** A number as somebody types it, also with a decimal comma; null for nothing, NaN for what is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/^(-?\d*),(\d+)$/, '$1.$2');
  if (plain === '') return null;
  return /^-?\d*\.?\d+$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A number as the reader writes it. */
export const sayNumber = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 6 }).format(value);

/** A value with its unit: “1.3 a month”, “40 %”. */
export const sayValue = (value: number, { unit }: Pick<Measure, 'unit'>): string =>
  unit ? `${sayNumber(value)} ${unit}` : sayNumber(value);

/** The middle of some values. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
