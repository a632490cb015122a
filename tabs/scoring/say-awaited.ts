import type { RoundPage } from '../../domain/scoring/contract.ts';
import { ROUND, SPREAD } from './texts.ts';

/** How many names are said of those who are awaited. */
const NAMES = 8;

/** Whoever reads it comes first, as “you”; nobody does where all read it together. */
export function sayAwaited({ awaited }: Pick<RoundPage, 'awaited'>, reader: string | null): string {
  const others = awaited.filter(({ id }) => id !== reader).map(({ name }) => name);
  const names = others.length < awaited.length ? [SPREAD.you, ...others] : others;
  const said = names.slice(0, NAMES);
  return ROUND.awaited(said, names.length - said.length);
}
