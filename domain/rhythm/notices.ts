import { noticeType } from '../shared/notice.ts';

export const rhythmNotices = {
  promptAsked: noticeType({
    about: 'I am asked what I have tried since the last session',
    template: 'Since “{topic}”: {question}',
    usually: 'at-once',
  }),
};
