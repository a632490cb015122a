import type { Refusals } from '../shared/refusals.ts';

export const pilotRefusals = {
  'pilot-not-yours': [403, 'Only those who run this pilot may do this'],
  'pilot-locked': [409, 'The prediction, the aim and the days are locked since the pilot has started'],
  'pilot-not-running': [409, 'This pilot does not run'],
  'pilot-over': [409, 'This pilot has ended'],
  'pilot-not-reported': [409, 'This pilot has no published report'],
  'asker-left': [409, 'This person does not take part in the community any more'],
} as const satisfies Refusals;
