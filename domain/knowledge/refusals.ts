import type { Refusals } from '../shared/refusals.ts';

export const knowledgeRefusals = {
  'nothing-to-publish': [409, 'There is nothing new to publish'],
} as const satisfies Refusals;
