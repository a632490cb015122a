import type { rhythmRefusals } from '../../domain/rhythm/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof rhythmRefusals> = {
  'prompt-over': said(
    'The next session has been',
    `${KEPT} Say it there as a note, or wait for the next question.`,
  ),
};
