import type { knowledgeRefusals } from '../../domain/knowledge/refusals.ts';
import { said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof knowledgeRefusals> = {
  'untouched-template': said(
    'This is the template as it came',
    'Write something of your own before you publish it.',
  ),
  'nothing-to-publish': said('There is nothing new to publish', 'What readers see is already the latest.'),
};
