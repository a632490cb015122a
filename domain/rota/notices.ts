import { noticeType } from '../shared/notice.ts';

export const rotaNotices = {
  turnUnplanned: noticeType({
    about: 'My turn to facilitate is in a week, and its session is not planned',
    template: 'Your turn to facilitate is on {day}',
    usually: 'at-once',
  }),
  swapAsked: noticeType({
    about: 'Somebody asks me to swap turns',
    template: '{person} asks you to lead on {day}',
    usually: 'at-once',
  }),
  swapAnswered: noticeType({
    about: 'A swap that I asked for is agreed or declined',
    template: 'You asked to swap {day}: {answer}',
    usually: 'at-once',
  }),
  turnOffered: noticeType({
    about: 'A turn that was given back is offered to me',
    template: 'Would you lead “{topic}” on {day}?',
    usually: 'at-once',
  }),
  turnTaken: noticeType({
    about: 'Somebody else leads instead of me',
    template: 'Your turn on {day}: {answer}',
    usually: 'at-once',
  }),
  turnAtRisk: noticeType({
    about: 'A session that I lead or plan may have no facilitator',
    template: 'Who leads “{topic}” on {day}?',
    usually: 'at-once',
  }),
};
