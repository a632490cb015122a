import type { Refusals } from '../shared/refusals.ts';

export const recognitionRefusals = {
  'recognition-off': [403, 'Contributions are not recognised in this community'],
  'recognition-declined': [409, 'This person does not wish to be recognised here'],
  'nobody-to-recognise': [409, 'There is nobody to recognise for this'],
  'recognise-oneself': [409, 'Nobody recognises themselves'],
  'recognised-left': [409, 'This person does not take part in the community any more'],
  'recognised-before': [409, 'You have said something about this before'],
} as const satisfies Refusals;
