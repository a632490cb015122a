import { noticeType } from '../shared/notice.ts';

export const charterNotices = {
  charterProposed: noticeType({
    about: 'Somebody proposes a change of the charter',
    template: '{person} proposes a change of the charter',
    usually: 'at-once',
  }),
  charterObjection: noticeType({
    about: 'Somebody objects to a change of the charter that I proposed',
    template: '{person} objects to your change of the charter',
    usually: 'at-once',
  }),
  charterAdopted: noticeType({
    about: 'A new version of the charter is adopted',
    template: 'Version {version} of the charter is adopted',
    usually: 'daily',
  }),
  charterNudged: noticeType({
    about: 'An organiser asks once more whether I accept the charter',
    template: 'Do you accept version {version} of the charter?',
    usually: 'at-once',
  }),
  charterReview: noticeType({
    about: 'The charter of a community that I organise is to be reviewed',
    template: 'The charter is due for review on {day}',
    usually: 'daily',
  }),
};
