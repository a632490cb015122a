import type { Refusals } from '../shared/refusals.ts';

export const knowledgeRefusals = {
  'nothing-to-publish': [409, 'There is nothing new to publish'],
  'untouched-template': [409, 'This is a template as it came'],
} as const satisfies Refusals;
