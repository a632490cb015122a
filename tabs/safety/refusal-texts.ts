import type { safetyRefusals } from '../../domain/safety/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof safetyRefusals> = {
  'pulse-over': said(
    'Nobody is asked about this session any more',
    'What was answered in time stands on the community’s overview, if five or more have.',
  ),
  'pulse-not-asked': said(
    'You came after this session was closed',
    'After the next one you are asked as well.',
  ),
  'pass-refused': said(
    'This could not be counted',
    'Nothing was kept of it. Open Home anew and try once more.',
  ),
  'not-a-helper': said(
    'They cannot be asked at the moment',
    `${KEPT} They may have paused, be away or not wish to be asked. Choose somebody else.`,
  ),
  'help-only-asked': said(
    'Only whoever was asked can say that now is no good time',
    'If it is settled for you, say that it is done.',
  ),
  'help-other-left': said(
    'They do not take part in the community any more',
    `${KEPT} They cannot read or answer this. You can ask somebody else, and delete this one.`,
  ),
  'help-full': said('There is no room for more here', `${KEPT} Talk to each other directly from here on.`),
};
