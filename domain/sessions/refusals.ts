import type { Refusals } from '../shared/refusals.ts';

export const sessionRefusals = {
  'may-not-facilitate': [409, 'Organisers, members and mentors facilitate'],
  'facilitator-only': [403, 'Only the facilitator or an organiser may do this'],
  'facilitator-there': [403, 'The facilitator has the session open, or had it within the last minute'],
  'lead-taken': [409, 'Somebody else facilitates by now'],
  'hand-over-stands': [403, 'This hand-over can no longer be undone'],
  'author-only': [403, 'Only its author or the facilitator may change this note'],
  'owner-only': [403, 'Only its owner or an organiser may change this action'],
  'unattributed-off': [403, 'Notes carry names here'],
  'meeting-chosen': [409, 'This meeting or this session is chosen already'],
  'meeting-told': [409, 'Teams itself tells which session this is'],
  'session-live': [409, 'This session is under way: it is closed, not cancelled'],
  'session-not-closed': [409, 'This session is not closed'],
  'closed-for-good': [409, 'This session was closed more than a day ago'],
  'session-not-open': [409, 'This session is not open'],
  'host-still-there': [409, 'This session still stands in its host’s calendar'],
  'host-changed': [409, 'Somebody else hosts this session by now'],
  'mail-forbidden': [409, 'Guildhall may not send mail from this mailbox'],
  'summary-sent': [409, 'They have this summary already'],
  'session-over': [409, 'This session is over'],
} as const satisfies Refusals;
