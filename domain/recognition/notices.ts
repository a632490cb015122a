import { noticeType } from '../shared/notice.ts';

export const recognitionNotices = {
  recognised: noticeType({
    about: 'Somebody recognises something that I contributed',
    template: '{person} recognises you for {what}',
    usually: 'at-once',
  }),
};
