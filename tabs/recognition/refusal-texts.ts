import type { recognitionRefusals } from '../../domain/recognition/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof recognitionRefusals> = {
  'recognition-off': said(
    'Contributions are not recognised in this community',
    `${KEPT} An organiser can turn it on, on the page of its people.`,
  ),
  'not-recognised-here': said('They cannot be recognised here', `${KEPT} You can still tell them yourself.`),
  'nobody-to-recognise': said(
    'There is nobody to recognise for this',
    'Its author has left their name off, or the session is not over yet.',
  ),
  'recognise-oneself': said('This is your own', 'Others can recognise it.'),
  'recognised-before': said(
    'You have said something about this before',
    `${KEPT} Take back what you said first.`,
  ),
};
