export const PANEL = {
  tabs: 'Parts of the session',
  agenda: 'Agenda',
  notes: 'Notes',
  playbook: 'Knowledge',
  together: 'Something here is worked on together',
  newNotes: (count: number) => `${count} new`,
  noMeeting: 'Open this in a meeting',
  noMeetingWhy: 'The panel follows the session of the meeting it is opened in.',
  away: 'Guildhall does not answer. What you see is as of a moment ago; it goes on by itself.',
  offline: 'You are offline. What you see is as of a moment ago; it goes on by itself.',
  retry: 'Try now',
  stageGone: 'This is not here any more',
} as const;
