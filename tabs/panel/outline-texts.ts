/** What guests see of a session. */
export const OUTLINE = {
  openSession: 'Open the session’s page',
  joins: 'Agenda and notes open in the side panel as soon as you join the meeting.',
  guests: 'As a guest you see what this session is about. Its notes stay among the members.',
  underWay: 'Under way now',
  playbooks: 'At hand',
} as const;
