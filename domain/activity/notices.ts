import { noticeType } from '../shared/notice.ts';

export const activityNotices = {
  digest: noticeType({
    about: 'What can wait, once a day',
    template: '{count} things since yesterday: {first}',
    usually: 'at-once',
  }),
};
