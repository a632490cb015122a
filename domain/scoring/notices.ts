import { noticeType } from '../shared/notice.ts';

export const scoringNotices = {
  scoreAsked: noticeType({
    about: 'I am asked to score something by a rubric',
    template: '{person} asks you to score “{subject}”',
    usually: 'at-once',
  }),
  scoreAgain: noticeType({
    about: 'What I have scored is to be scored again',
    template: 'Time to score “{subject}” again',
    usually: 'daily',
  }),
};
