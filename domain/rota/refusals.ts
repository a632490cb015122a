import type { Refusals } from '../shared/refusals.ts';

export const rotaRefusals = {
  'turn-gone': [409, 'There is no such turn among the next ones any more'],
  'not-your-turn': [403, 'This turn is somebody else’s'],
  'turn-planned': [409, 'The session of this turn is planned: give the turn back, or ask for a swap'],
  'turn-taken': [409, 'Somebody leads this turn already'],
  'turn-agreed': [
    409,
    'Somebody else has agreed to lead this turn, or they skip it: give a reason to choose otherwise',
  ],
  'swap-over': [409, 'This swap is not asked any more'],
  'cannot-lead': [409, 'They have paused or are away on that day, or do not facilitate'],
  'has-led-before': [409, 'Shadowing is for those who have not led a session yet'],
} as const satisfies Refusals;
