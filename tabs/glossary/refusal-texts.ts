import type { glossaryRefusals } from '../../domain/glossary/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof glossaryRefusals> = {
  'term-unchanged': said(
    'This says what the glossary says already',
    `${KEPT} Change something, or leave it as it is.`,
  ),
};
