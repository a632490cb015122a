import type { Refusals } from '../shared/refusals.ts';

export const scoringRefusals = {
  'not-a-rubric': [409, 'This revision is no rubric that can be scored by'],
  'rubric-incomplete': [409, 'Every level of every criterion is described before anybody scores'],
  'rubric-too-long': [409, 'This rubric is too long to be scored by'],
  'scores-revealed': [409, 'The scores of this pass are revealed already'],
  'scores-unseen': [409, 'No scores of this round are revealed yet'],
  'too-few-scored': [409, 'Scores are revealed once two people have scored'],
  'another-pass': [409, 'Another pass of this round is scored by now'],
  'scored-often': [409, 'This round has been scored as often as a round can be'],
  'not-scored': [403, 'You have not scored in this round'],
  'round-open': [409, 'This round is not closed yet'],
  'round-closed': [409, 'This round is closed'],
  'scored-again': [409, 'This has been scored again already'],
} as const satisfies Refusals;
