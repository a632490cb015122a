import { noticeType } from '../shared/notice.ts';

export const sessionNotices = {
  turnInAWeek: noticeType({
    about: 'My turn to facilitate is in a week',
    template: 'Your turn to facilitate “{topic}” on {day}',
    usually: 'at-once',
  }),
  sessionTomorrow: noticeType({
    about: 'A session is tomorrow',
    template: 'Next: “{topic}” on {moment}',
    usually: 'at-once',
  }),
  handedOver: noticeType({
    about: 'Somebody hands a session over to me',
    template: '{person} handed “{topic}” over to you',
    usually: 'at-once',
  }),
  actionDue: noticeType({
    about: 'An action of mine is due',
    template: 'Due on {day}: {action}',
    usually: 'at-once',
  }),
  actionOverdue: noticeType({
    about: 'An action of mine is overdue',
    template: 'It was due on {day}: {action}',
    usually: 'at-once',
  }),
  summaryReady: noticeType({
    about: 'The summary of a session is ready',
    template: 'The summary of “{topic}” is ready',
    usually: 'daily',
  }),
};
