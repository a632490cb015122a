/** A series of appointments, and sessions on its next dates. */
export const SERIES = {
  title: 'This appointment is one of a series',
  why: 'Each session has an event of its own: its agenda, its Teams link and its answers are different every time. An appointment that does not recur can be made a session itself.',
  offer: (dates: number) =>
    dates === 1
      ? 'Or plan a session on its next date, with its own topic and facilitator:'
      : `Or plan sessions on its next ${dates} dates, each with its own topic and facilitator:`,
  topic: 'Topic',
  topicMissing: 'This needs a topic, in a line.',
  facilitator: 'Facilitator',
  planned: 'A session is planned then.',
  make: (count: number) => (count === 1 ? 'Plan 1 session' : `Plan ${count} sessions`),
  making: 'Planning',
  what: (count: number) =>
    count === 1
      ? 'It gets an event of its own, and every member one invite.'
      : `They get ${count} events of their own, and every member ${count} invites.`,
  stays:
    'Your series stays as it is: take the dates that you plan out of it in Outlook, or people have both in their calendars.',
  made: (count: number) => (count === 1 ? '1 session is planned' : `${count} sessions are planned`),
  madeWhat: 'Their invites go out by themselves. Agenda and playbooks can be changed in Guildhall.',
  open: 'Open the sessions',
} as const;
