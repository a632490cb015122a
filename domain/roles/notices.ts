import { noticeType } from '../shared/notice.ts';

export const rolesNotices = {
  roleNominated: noticeType({
    about: 'I am nominated for a role, once nominations are shown',
    template: 'You are nominated for “{title}”',
    usually: 'at-once',
  }),
  roleProposed: noticeType({
    about: 'Somebody is proposed for a role',
    template: 'Proposed for “{title}”: {person}',
    usually: 'at-once',
  }),
  roleObjection: noticeType({
    about: 'Somebody objects to a proposal of mine for a role',
    template: '{person} objects to your proposal for “{title}”',
    usually: 'at-once',
  }),
  roleYours: noticeType({
    about: 'I am given a role',
    template: 'You have the role “{title}”',
    usually: 'at-once',
  }),
  roleTermEnds: noticeType({
    about: 'My term in a role ends in a month',
    template: 'Your term as “{title}” ends on {day}',
    usually: 'daily',
  }),
};
