import type { Refusals } from '../shared/refusals.ts';

export const recognitionRefusals = {
  'recognition-off': [403, 'Contributions are not recognised in this community'],
  /** They do not wish it, or have left: nobody is told which of the two. */
  'not-recognised-here': [409, 'This person cannot be recognised here'],
  'nobody-to-recognise': [409, 'There is nobody to recognise for this'],
  'recognise-oneself': [409, 'Nobody recognises themselves'],
  'recognised-before': [409, 'You have said something about this before'],
} as const satisfies Refusals;
