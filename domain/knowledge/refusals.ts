import type { Refusals } from '../shared/refusals.ts';

export const knowledgeRefusals = {
  'nothing-to-publish': [409, 'There is nothing new to publish'],
  'untouched-template': [409, 'This is a template as it came'],
  'tree-not-walkable': [409, 'This decision tree cannot be walked to an end'],
  'tree-tests-fail': [409, 'Test cases of this decision tree do not arrive where they should'],
  'owner-decides': [403, 'Only its owner or an organiser may do this'],
  'owner-must-write': [409, 'Whoever looks after it must be a member who writes'],
  'no-such-passage': [409, 'This passage is not in that revision'],
  'annotation-not-yours': [403, 'Only who wrote the annotation may do this'],
  'annotation-answered': [409, 'Somebody has answered this annotation'],
  'annotation-over': [409, 'This annotation was incorporated or declined already'],
  'annotation-full': [409, 'This annotation has as many answers as it can have'],
} as const satisfies Refusals;
