import { noticeType } from '../shared/notice.ts';

export const onboardingNotices = {
  buddyAsked: noticeType({
    about: 'A newcomer asks me to be their buddy',
    template: '{person} is new here and asks you to be their buddy',
    usually: 'at-once',
  }),
  buddyAnswered: noticeType({
    about: 'Somebody whom I asked to be my buddy answers',
    template: '{person} {answer}',
    usually: 'at-once',
  }),
};
