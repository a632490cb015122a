import type { Refusals } from '../shared/refusals.ts';

export const glossaryRefusals = {
  'term-unchanged': [409, 'The proposal says what the glossary says'],
} as const satisfies Refusals;
