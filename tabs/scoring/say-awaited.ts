import type { RoundPage } from '../../domain/scoring/contract.ts';
import { ROUND } from './texts.ts';

/** How many names are said of those who are awaited. */
const NAMES = 8;

export function sayAwaited({ awaited }: Pick<RoundPage, 'awaited'>): string {
  const names = awaited.slice(0, NAMES).map(({ name }) => name);
  return ROUND.awaited(names, awaited.length - names.length);
}
