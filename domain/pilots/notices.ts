import { noticeType } from '../shared/notice.ts';

export const pilotNotices = {
  checkInDue: noticeType({
    about: 'A check-in to a pilot of mine is due',
    template: 'How is “{pilot}” going?',
    usually: 'at-once',
  }),
  pilotOver: noticeType({
    about: 'A pilot of mine is over and has no report',
    template: '“{pilot}” is over: what came of it?',
    usually: 'at-once',
  }),
  pilotRequest: noticeType({
    about: 'Somebody asks to join a pilot of mine',
    template: '{person} asks to join “{pilot}”',
    usually: 'at-once',
  }),
  playbookTried: noticeType({
    about: 'A pilot has tried something that I published',
    template: '“{playbook}” was tried: {pilot}',
    usually: 'daily',
  }),
};
