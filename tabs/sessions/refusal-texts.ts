import type { sessionRefusals } from '../../domain/sessions/refusals.ts';
import { KEPT, said, type Wording } from '../api/wording.ts';

export const refusalTexts: Wording<typeof sessionRefusals> = {
  'may-not-facilitate': said(
    'Organisers, members and mentors facilitate',
    `${KEPT} Choose somebody else, or ask an organiser to change this person’s role.`,
  ),
  'facilitator-only': said(
    'Only the facilitator or an organiser can do this',
    'Ask them to do it, or to hand over to you.',
  ),
  'facilitator-there': said(
    'The facilitator is there after all',
    'They have this session open, or had it within the last minute. Ask them to hand over to you.',
  ),
  'lead-taken': said('Somebody else facilitates by now', 'Everybody sees who it is.'),
  'hand-over-stands': said(
    'This hand-over can no longer be undone',
    'More has changed since, or too much time has passed. Whoever leads now can hand back.',
  ),
  'author-only': said(
    'Only its author or the facilitator can change this note',
    'You can write a note of your own about it.',
  ),
  'owner-only': said(
    'Only its owner or an organiser can change this action',
    'Ask the person who took it on.',
  ),
  'preparation-changed': said(
    'What you prepared was sent or changed elsewhere',
    `${KEPT} See whether it is among the notes already; if not, send this once more.`,
  ),
  'unattributed-off': said('Notes carry names here', `${KEPT} You can send it with your name.`),
  'meeting-chosen': said(
    'Somebody else has just chosen',
    'This meeting has its session, or the session its meeting. Try again to see which.',
  ),
  'meeting-told': said(
    'Teams itself says that this meeting is this session’s',
    'Open the session’s page to change what it is about, or join the other session from Home.',
  ),
  'host-still-there': said(
    'This session still stands in its host’s calendar',
    'Nothing has to be taken over: try to send the invite again. Only an event that is gone can be replaced.',
  ),
  'host-changed': said(
    'Somebody else hosts this session by now',
    'They have taken it over, and the new invite comes from them. Nothing was sent for you.',
  ),
  'session-live': said(
    'This session is under way',
    'Close it instead; reopened afterwards, it can still be cancelled if its time is to come.',
  ),
  'closed-for-good': said(
    'This session was closed more than a day ago',
    'Its facilitator or an organiser can still add and correct notes; its summary follows.',
  ),
  'session-not-open': said(
    'This session is not open',
    'It can be closed once it has begun or its start has passed.',
  ),
  'session-not-closed': said(
    'This session is not closed',
    'It is open, or somebody has reopened it. This can be done once it is closed.',
  ),
  'mail-forbidden': said(
    'Guildhall may not send mail from the host’s mailbox',
    'Share a link to the summary or copy it instead, or ask your administrator to allow it.',
  ),
  'summary-sent': said(
    'They have this summary already',
    'Somebody has just sent it, or nobody you chose is left to get it.',
  ),
  'appointment-missing': said(
    'Somebody else organises this appointment',
    'Ask them to make it a session, or plan one in Guildhall. Nothing was written.',
  ),
  'appointment-private': said(
    'This appointment is private',
    'A session is for everybody in its community. Make the appointment a normal one and save it first. Nothing was written.',
  ),
  'appointment-in-series': said(
    'This appointment is one of a series',
    'Each session has an event of its own. Open a single appointment to make it a session. Nothing was written.',
  ),
  'appointment-cancelled': said('This appointment is cancelled', 'Make a new one. Nothing was written.'),
  'appointment-taken': said(
    'This appointment is another session’s',
    'Somebody was faster, or it was linked before. Close the pane and open it again to see which. One that was planned from here meanwhile waits in your community without an event: it can be cancelled on its page.',
  ),
  'appointment-elsewhere': said(
    'This appointment is in somebody else’s calendar',
    'Whoever’s calendar it is can make it a session, or you make one from an appointment of your own. Nothing was written.',
  ),
  'host-only': said('Only its host can do this', 'The event stands in their calendar.'),
  'linked-already': said('This session has its event', 'Open its page to see it.'),
  'agenda-full': said(
    'The agenda is full',
    'It has as many items as fit. Take one off, then put the report on it.',
  ),
  'report-not-offered': said(
    'This report is not offered any more',
    'Another session has taken it, or it was withdrawn.',
  ),
  'topic-not-open': said('This topic is not open any more', 'It was planned or let go meanwhile.'),
  'topic-not-yours': said('This topic is somebody else’s', 'Whoever added it or an organiser can do this.'),
  'no-votes-left': said('All three of your votes are given', 'Take one back to give it here.'),
  'walk-led': said('Somebody else leads this walk', 'Look on, or take the lead.'),
  'session-over': said(
    'This session is over',
    'The facilitator or an organiser can still add and correct notes.',
  ),
};
