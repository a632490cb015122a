import { noticeType } from '../shared/notice.ts';

export const inclusionNotices = {
  joinRequest: noticeType({
    about: 'Somebody asks to join a community that I organise',
    template: '{person} asks to join {community}',
    usually: 'at-once',
  }),
  memberProposed: noticeType({
    about: 'Somebody is proposed for a community that I organise',
    template: '{by} proposes {person}',
    usually: 'daily',
  }),
  proposalAnswered: noticeType({
    about: 'Somebody whom I proposed is added or declined',
    template: 'You proposed {person}: {answer}',
    usually: 'daily',
  }),
};
