import type { scoringRefusals } from '../../domain/scoring/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof scoringRefusals> = {
  'not-a-rubric': said(
    'Nobody can score by this',
    'It needs a table with criteria in the first column and two to six levels beside it. Revise it, then begin.',
  ),
  'rubric-incomplete': said(
    'The rubric is not fully described yet',
    'Describe every level of every criterion and publish it. Then everybody scores by the same words.',
  ),
  'rubric-too-long': said(
    'This rubric is too long to score by',
    'Shorten its descriptions, or divide it into two rubrics, and publish it.',
  ),
  'scores-revealed': said(
    'The scores are revealed already',
    `${KEPT} What you score counts in the next pass: whoever began the round can have it scored again.`,
  ),
  'scores-unseen': said('Nothing is revealed yet', 'Reveal the scores first, and talk about them.'),
  'too-few-scored': said(
    'Too few have scored',
    'Scores are revealed once two people have scored: one person’s would be no spread.',
  ),
  'another-pass': said('Another pass is scored by now', `${KEPT} Look at the page as it is now.`),
  'scored-often': said(
    'This has been scored as often as a round can be',
    'Close it, and score it again on another day.',
  ),
  'not-scored': said('You have not scored in this round', 'There are no dots of yours to show.'),
  'round-open': said('This round is still going on', 'Close it before it is scored anew.'),
  'round-closed': said('This round is closed', `${KEPT} Its page shows what it came to.`),
  'scored-again': said('This has been scored again already', 'Its page leads to the newer round.'),
};
