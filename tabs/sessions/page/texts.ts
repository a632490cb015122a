import type { Rsvp } from '../../../domain/sessions/session.ts';

/** The page of a session. */
export const PAGE = {
  // head
  minutes: (minutes: number) => `${minutes} min`,
  live: 'Live now',
  over: 'Its time has passed, but nobody has closed it yet.',
  overLead: 'Its time has passed. Close it, and its summary is written.',
  cancelled: 'The event has left the calendars. What was noted stays here.',
  cancelling: 'The calendars are told by themselves.',
  cancelledBy: (name: string, moment: string) => `${name} called it off ${moment}.`,
  planAgain: 'Plan it again',
  closed: (when: string) => `closed ${when}`,
  closedShort: 'Closed',
  cancelledShort: 'Cancelled',
  handedOver: (name: string) => `${name} handed it over`,
  facilitates: (name: string) => `${name} facilitates`,
  youFacilitate: 'You facilitate',
  plannedBy: (name: string) => `Planned by ${name}`,
  youPlanned: 'Planned by you',
  leadsBeside: 'As organiser you can lead too.',
  join: 'Join',
  begin: 'Begin',
  beginEarly: 'Begin now?',
  notYet: 'Not yet',
  next: (title: string) => `Next: ${title}`,
  endAgenda: 'Finish the agenda',
  close: 'Close the session',
  edit: 'Edit',
  move: 'Move',
  handOver: 'Hand over',
  cancel: 'Cancel session',
  print: 'Print',
  actions: 'Things to do with this session',
  meanwhile: 'Somebody moved the agenda at the same moment. This is where it stands now.',

  // invite
  waiting: 'The invite goes out by itself; this takes some seconds.',
  notOut: 'The invite has not gone out yet.',
  notFollowed: 'The calendars do not have the last change yet.',
  following: 'The calendars are being brought in line.',
  notTold: (moment: string) =>
    `Nobody has been told of the new time yet: the calendars still say ${moment}. They follow by themselves.`,
  notToldFailed: (moment: string) =>
    `Nobody has been told of the new time: the calendars still say ${moment}.`,
  failed: 'The invite needs a person',
  failedElse: 'Its facilitator or an organiser can try again.',
  retry: 'Try again',
  takeOver: 'Take over',
  sentAfterAll: 'The invite has gone out.',
  none: 'It was over when it was written down, so nobody was invited.',
  members: 'This session is for members',
  membersWhy: 'As a guest you see showcases. Whoever invited you can tell you about the others.',
  back: 'To the community',
  guestOutline: 'As a guest you see what this session is about. Its notes stay among the members.',

  // my answer
  mine: 'Your answer',
  answer: { accepted: 'Accept', tentative: 'Tentative', declined: 'Decline' },
  answered: { accepted: 'Accepted', tentative: 'Tentative', declined: 'Declined' },
  host: 'The invite comes from your calendar, so you are counted in.',
  answerLater: 'You are asked whether you come as soon as your calendar has the new time.',
  notInCalendar:
    'The invite has not reached your calendar yet. It usually takes less than a minute; then this works.',

  // answers
  answers: 'Who comes',
  attendance: 'Who answered what',
  responses: {
    accepted: 'Coming',
    tentative: 'Tentative',
    declined: 'Not coming',
    none: 'No answer yet',
  } satisfies Record<Rsvp['response'], string>,
  responsesOver: {
    accepted: 'Accepted',
    tentative: 'Tentative',
    declined: 'Declined',
    none: 'No answer',
  } satisfies Record<Rsvp['response'], string>,
  acceptedOrLed: 'Accepted, or led it',
  answersBefore: (accepted: number, moment: string) =>
    `${accepted} accepted ${moment}, the host included. It has been moved since, so these answers may change.`,
  comeOf: (accepted: number, all: number) => `${accepted} of ${all}`,
  nobodyYet: 'Answers appear here as they come in, from Outlook as well.',
  nobodyInvited: 'Nobody was invited.',
  nobodyInvitedYet: 'Nobody has been invited yet.',
  earlierAnswers: (host: string | null) =>
    `Answered the invite from ${host ? `${host}’s` : 'the former'} calendar, not the new one yet:`,
  hosts: (name: string) => `${name} hosts the event.`,
  proposes: (name: string, moment: string) => `${name} proposes ${moment}`,
  moveThere: 'Move it there',
  moveThereFor: (name: string, moment: string) => `Move it there: ${moment}, as ${name} proposes`,

  // playbooks
  playbooks: 'Playbooks',

  // agenda and notes
  agenda: 'Agenda',
  agendaNotes: 'Agenda and notes',
  noAgenda: 'No agenda was made.',
  took: (minutes: number) => (minutes < 1 ? 'took less than a minute' : `took ${minutes} min`),
  notHeld: 'not held',
  notesHere: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
  current: 'Under way',
  beside: 'Beside the agenda',
  filter: 'Which notes to show',
  all: 'All notes',
  noneOfKind: 'No note of this kind.',
  addNote: 'Add a note',
  belongs: 'Belongs to',
  belongsNone: 'No agenda item',
  saveNote: 'Save note',
  doneAdding: 'Done',

  // summary
  summary: 'Summary',
  decided: 'Decided',
  actionsTaken: 'Who does what by when',
  failedHere: 'What failed',
  learned: 'What was learned',
  openQuestions: 'Still open',
  stories: 'Stories',
  nothingNoted: 'Nothing was noted in this session.',
  nothingNotedLead: 'Nothing was noted in this session. Notes can still be added below.',
  doneOf: (done: number, all: number) => (all === 0 ? '' : `${done} of ${all} done`),
  andMore: (count: number) => `and ${count} more`,
} as const;
