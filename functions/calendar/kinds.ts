import { type WorkKind, workKind } from '../outbox/kinds.ts';
import { intoMeeting } from './meeting.ts';
import { bringInLine } from './reconcile.ts';
import { CALENDAR_EVENT, MEETING_APP, markInviteFailed } from './work.ts';

export const CALENDAR_KINDS: readonly WorkKind[] = [
  workKind({
    ...CALENDAR_EVENT,
    run: (world, place, { subject }) => bringInLine(world, place, subject),
    // About a day, with the waits between them.
    tries: 30,
    whenGivenUp: 'wait-for-person',
    report: (world, place, { subject }, error) => markInviteFailed(world, place, subject, error),
  }),
  workKind({
    ...MEETING_APP,
    run: (world, place, { subject }) => intoMeeting(world, place, subject),
    // The app in the meeting's chat is optional, so it is tried for an hour and then dropped without a message.
    tries: 12,
    whenGivenUp: 'drop',
  }),
];
