import type { knowledgeRefusals } from '../../domain/knowledge/refusals.ts';
import { said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof knowledgeRefusals> = {
  'untouched-template': said(
    'This is the template as it came',
    'Write something of your own before you publish it.',
  ),
  'nothing-to-publish': said('There is nothing new to publish', 'What readers see is already the latest.'),
  'tree-not-walkable': said(
    'This tree cannot be walked to an end yet',
    'Your draft is kept. Mend what is listed here, then publish it.',
  ),
  'tree-tests-fail': said(
    'A test case does not arrive where it should',
    'Your draft is kept. Change the tree or the test case, then publish it.',
  ),
  'owner-decides': said('This is for its owner to decide', 'Ask them, or an organiser.'),
  'owner-must-write': said(
    'They cannot look after it',
    'Choose somebody who is an organiser, a member or a mentor here.',
  ),
  'no-such-passage': said('The passage is not there', 'Open the page anew and select it again.'),
  'annotation-not-yours': said(
    'Only who wrote this may change it',
    'You can answer it, or say why you decline it.',
  ),
  'annotation-answered': said(
    'Somebody has answered meanwhile',
    'It can no longer be changed or taken back, so that the answer keeps its sense. You can answer as well.',
  ),
  'annotation-over': said('This has been answered for good', 'Open the page anew to see how.'),
  'annotation-full': said(
    'There is no room for more answers',
    'What needs so many is worth a session: put it on an agenda.',
  ),
};
