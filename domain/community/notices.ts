import { noticeType } from '../shared/notice.ts';

export const communityNotices = {
  added: noticeType({
    about: 'Somebody adds me to a community',
    template: '{person} added you to {community}',
    usually: 'at-once',
  }),
};
