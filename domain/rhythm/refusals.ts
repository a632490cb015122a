import type { Refusals } from '../shared/refusals.ts';

export const rhythmRefusals = {
  'prompt-over': [409, 'This is not asked any more: the next session has been'],
} as const satisfies Refusals;
