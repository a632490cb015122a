import { type WorkKind, workKind } from '../outbox/kinds.ts';
import { intoMeeting } from './meeting.ts';
import { bringInLine } from './reconcile.ts';
import { CALENDAR_EVENT, MEETING_APP, markInviteFailed } from './work.ts';

export const CALENDAR_KINDS: readonly WorkKind[] = [
  workKind({
    ...CALENDAR_EVENT,
    run: (world, place, { subject }) => bringInLine(world, place, subject),
    // With the waits between them about a day.
    tries: 30,
    whenGivenUp: 'wait-for-person',
    report: (world, place, { subject }, error) => markInviteFailed(world, place, subject, error),
  }),
  workKind({
    ...MEETING_APP,
    run: (world, place, { subject }) => intoMeeting(world, place, subject),
    // The app in the meeting's chat is a convenience: an hour of tries is enough, and nobody is told.
    tries: 12,
    whenGivenUp: 'drop',
  }),
];
