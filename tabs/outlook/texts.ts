import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';

export const OUTLOOK = {
  name: 'Guildhall',
  session: 'Session',
  insertTab: 'Knowledge',
  noOfficeTitle: 'Outlook has not answered',
  noOffice:
    'This page belongs beside an appointment or a message in Outlook. If it is there, Microsoft’s script could not be loaded: check the network, close the pane and open it again.',
  nothing: 'Choose an appointment or a message',
  nothingWhy: 'What Guildhall knows of it stands here.',
  ownTitle: 'No session stands behind this appointment',
  own: 'Plan a session here to give it an agenda, notes and what is to be at hand.',
  elses: 'Whoever organises it can make it a session of their community.',
  open: 'Open the session',
  join: 'Join',
  agenda: 'Agenda',
  playbooks: 'At hand',
  yours: 'Yours',
  nothingYours: 'No open actions of yours.',
  due: (day: string) => `due ${day}`,
  late: (day: string) => `late, due ${day}`,
  youFacilitate: 'You facilitate',
  facilitates: (name: string) => `${name} facilitates`,
  over: 'This session is over.',
  cancelled: 'This session is cancelled.',
  agendaNone: 'No agenda yet.',
  editHow: 'Open the appointment with “Edit” and press Guildhall there.',
  make: 'Make it a session',
  making: 'Making it a session',
  makeWhat:
    'Writes the agenda to the top of the appointment, adds the members, and saves it. Nobody is invited before you send it.',
  makeWhatSent:
    'This appointment has been sent. Guildhall writes the agenda to its top and invites the members who are not on it yet; everybody else on it gets an update.',
  timeThere: 'The time is that of the appointment. Change it there.',
  made: 'This appointment is a session now',
  madeLinked: 'Send it when you are ready: everybody on it is invited then.',
  madeWaits:
    'Exchange does not have it yet, or does not answer. It is linked by itself as soon as it can be, which may take some minutes; you can close this pane.',
  noTeams: 'Turn on “Teams meeting” above before you send it, if it is not on yet.',
  begun: 'You began this on an earlier visit. It goes on where it stopped.',
  begunPlanned:
    'You began this on an earlier visit, and the session is planned already. Starting over leaves it in your community and plans another one.',
  goesOn: 'The session is planned already. What you change here is changed in it, and then it goes on.',
  goesOnSaved:
    'The session is planned, and its agenda and people stand in the appointment. Only the two are not linked yet.',
  byItself:
    'This goes on by itself while the pane is open; what you change here stops it until you press again.',
  leftOut: (count: number) =>
    `Outlook takes ${RECIPIENTS_MAX} people for one appointment: ${count === 1 ? 'one' : count} of this community will not be on it.`,
  sharedTitle: 'This is somebody else’s calendar',
  shared:
    'Whoever’s calendar it is can make this appointment a session. From an appointment in your own calendar you can make one too.',
  elsewhere:
    'The session that you began has an event of its own by now. Press again to plan another one from this appointment.',
  begunElse: (topic: string) =>
    topic.trim()
      ? `You began “${topic.trim()}” beside another appointment`
      : 'You began a session beside another appointment',
  begunElseWhy:
    'It waits among the drafts of the community in Teams. Here you can begin another one, or go on with it.',
  plannedElse: (topic: string) => `“${topic.trim()}” is planned and has no appointment yet`,
  plannedElseWhy:
    'You began it beside another appointment. Here you can begin another session, or make this appointment the event of that one: it takes over its subject and gives it its time.',
  beginAnew: 'Begin another session',
  goOnHere: 'Go on with it here',
  makeItsOwn: 'Make this its event',
  startOver: 'Start over',
  insert: 'Insert from the knowledge base',
  community: 'Community',
  find: 'Find it in the knowledge base',
  nothingFound: 'Nothing has these words.',
  noCommunity: 'You belong to no community yet',
  noCommunityWhy: 'Start one in Guildhall, or ask to be added to one.',
  backToSearch: 'Search again',
  part: 'What to insert',
  whole: 'All of it',
  select: 'Choose a part, or select a passage in the text.',
  insertSelected: 'Insert the passage',
  insertAll: 'Insert all of it',
  insertPart: 'Insert this part',
  insertLink: 'Insert a link',
  from: (title: string) => `From “${title}” in Guildhall`,
  inserted: 'Inserted.',
  keep: 'Keep as a case note',
  keepWhy: 'Mark what to keep. Nothing else of the message leaves Outlook.',
  keepTitle: 'Title',
  keepTitleHint: 'As colleagues will look for it',
  keepNone: 'This message has no text.',
  keepMarked: (count: number) => (count === 1 ? 'Keep one passage' : `Keep ${count} passages`),
  keeping: 'Keeping',
  kept: 'It is a draft in your community’s knowledge, seen by those who write there.',
  openDraft: 'Open the draft',
  tooLong: 'These passages are longer than a case note may be. Mark fewer.',
  refused: (why: string) => `Outlook did not take it: ${why}`,
} as const;
