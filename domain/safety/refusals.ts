import type { Refusals } from '../shared/refusals.ts';

export const safetyRefusals = {
  'pulse-over': [409, 'Nobody is asked about this session'],
  'pulse-not-asked': [403, 'Only those who belonged when the session was closed are asked about it'],
  'pass-refused': [403, 'This is no pass of this session'],
  'not-a-helper': [409, 'This person cannot be asked for help'],
  'help-only-asked': [403, 'Only whoever was asked can say that now is no good time'],
  'help-other-left': [409, 'The other person does not take part in the community any more'],
  'help-full': [409, 'This exchange has as many messages as one can have'],
} as const satisfies Refusals;
