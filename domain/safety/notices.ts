import { noticeType } from '../shared/notice.ts';

/** Nothing that was said to somebody is in a notice of it: others may see a screen. */
export const safetyNotices = {
  helpAsked: noticeType({
    about: 'Somebody asks me for help',
    template: '{person} asks you something',
    usually: 'at-once',
  }),
  helpAnswered: noticeType({
    about: 'Somebody answers me about help',
    template: '{person} answered you',
    usually: 'at-once',
  }),
  pulseAsked: noticeType({
    about: 'A session is over, and everybody is asked how it was',
    template: 'How was “{topic}”?',
    usually: 'daily',
  }),
};
