import type { Role } from '../../domain/community/community.ts';

export const ROLES_SAID: Record<Role, string> = {
  organiser: 'Organiser',
  member: 'Member',
  mentor: 'Mentor',
  sponsor: 'Sponsor',
  guest: 'Guest',
};

const A_ROLE: Record<Role, string> = {
  organiser: 'an organiser',
  member: 'a member',
  mentor: 'a mentor',
  sponsor: 'a sponsor',
  guest: 'a guest',
};

/** What a role is, for whoever gives it to somebody. */
export const ROLES_EXPLAINED: Record<Role, string> = {
  organiser: 'Runs the community: plans sessions, adds people.',
  member: 'Takes part, facilitates, writes notes and playbooks.',
  mentor: 'Takes part and guides others.',
  sponsor: 'Backs the community; invited, but not required.',
  guest: 'Comes to showcases and sees nothing else.',
};

export const FORM = {
  startTitle: 'Start a community',
  startWhy: 'You are its first organiser. People are added afterwards; all of this can be changed later.',
  start: 'Start the community',
  starting: 'Starting',
  editTitle: 'Edit the community',
  inCharter: 'Purpose, north star and norms are agreed on in the charter, and change by a proposal.',
  toCharter: 'To the charter',
  editWhy: 'Sessions that are planned already stay as they are.',
  save: 'Save',
  saving: 'Saving',
  saved: 'Saved',
  cancel: 'Cancel',
  backToSaved: 'Back to what is saved',

  name: 'Name',
  nameHint: 'What people call it, such as “Feedback Guild”.',
  nameMissing: 'Give it a name.',
  purpose: 'Purpose',
  purposeHint: 'Who comes together here, and what for.',
  purposeMissing: 'Say in a sentence what it is for.',
  northStar: 'North star',
  northStarHint: 'The concrete problem or aspiration you want to see changed. Optional.',
  norms: 'Norms',
  normsHint: 'How you want to be with each other. Optional; best written together.',
  norm: (at: number) => `Norm ${at}`,
  addNorm: 'Add a norm',
  removeNorm: (at: number) => `Remove norm ${at}`,
  normUp: (at: number) => `Move norm ${at} up`,
  normDown: (at: number) => `Move norm ${at} down`,
  normRemoved: 'Norm removed',
  normsFull: 'Twelve norms are as many as anybody remembers.',
  suggested: [
    'What is said here stays here; what is learned leaves.',
    'Failures are told first.',
    'One topic a session, begun and ended on time.',
  ],
  suggest: (norm: string) => `+ ${norm}`,
  cadence: 'Rhythm',
  rhythmHint: 'When you would usually meet. Each session can still have a time of its own.',
  every: 'How often',
  everyWeek: 'Every week',
  everyFortnight: 'Every two weeks',
  everyMonth: 'Every month',
  week: 'Which one',
  weeks: ['First', 'Second', 'Third', 'Fourth', 'Last'],
  weekday: 'Day',
  time: 'Time',
  timeMissing: 'A time such as 14:00.',
  minutes: 'Minutes',
  minutesWrong: '15 minutes to 8 hours (480).',
  zone: 'Time zone',
  zoneHint: 'Sessions keep this zone’s clock; everyone sees their own time.',
  zoneMissing: 'Choose a zone from the list.',
  zoneNone: 'No zone goes by that name. Try a large city nearby.',
  zoneYours: 'yours',
  zoneNow: (time: string) => `now ${time}`,
  datesTitle: 'You would meet next on',
  datesIn: (city: string) => `in ${city}`,
  datesYours: (time: string) => `${time} your time`,
  onboarding: 'Newcomers are shown how to find their way in',
  onboardingHint:
    'Fifteen minutes with the charter, the latest findings, playbooks and a buddy. How far they are only they and their buddy see.',
  unattributed: 'Notes can be left without a name',
  unattributedHint:
    'Then no record, log or export says who wrote them. It helps people to speak of what failed.',
  expected: (what: string) => `This needs ${what}.`,
  tooLong: (over: number) => (over === 1 ? '1 character too many.' : `${over} characters too many.`),
  normTooLong: (over: number) => `One of them has ${over} characters too many.`,
  lookAgain: (count: number) =>
    count === 1 ? 'One field above needs another look.' : `${count} fields above need another look.`,

  conflictTitle: 'Somebody changed this meanwhile',
  conflictWhy: 'Choose for each which version stays. Everything else has been brought together.',
  conflictMerged: 'Somebody saved other changes meanwhile. Both are here now.',
  chooseFirst: 'Choose first which version stays',
  empty: 'Empty',
  on: 'On',
  off: 'Off',
  minutesLong: (minutes: number) => `${minutes} minutes`,
} as const;

export const COMMUNITY = {
  edit: 'Edit',
  editLabel: 'Edit the community',
  northStar: 'North star',
  purpose: 'Purpose',
  background: 'Norms, rhythm and history',
  norms: 'Norms',
  cadence: 'Rhythm',
  history: 'History',
  startedBy: (name: string) => `by ${name}`,
  started: 'Started',
  pastSessions: 'Past sessions',
  meets: (cadence: string) => `Meets ${cadence}`,
  clock: (minutes: number, city: string) => `${minutes} minutes, ${city} time`,
  yourTime: (time: string) => `${time} for you`,
  noSessionNext: (day: string) => `By your rhythm the next would be ${day} (your time).`,
  steps: {
    title: 'To begin with',
    done: 'Done',
    people: {
      title: 'Add the people you want to learn with',
      why: 'So far it is only you. By name, or many at once from a CSV.',
      button: 'Add people',
    },
    session: {
      title: 'Plan the first session',
      why: 'One topic, and an invite with a Teams link to everyone.',
      button: 'Plan a session',
    },
    playbook: {
      title: 'Write the first playbook',
      why: 'One page that the next person can follow lies beside the call.',
      button: 'Write',
    },
  },
  open: 'Open',
  openAll: (count: number) => `Show all ${count}`,
  pilotsRunning: (count: number, more: boolean) =>
    more ? `At least ${count} pilots running` : count === 1 ? '1 pilot running' : `${count} pilots running`,
  pilotsWaiting: (count: number) =>
    count === 1 ? '1 waits for its report' : `${count} wait for their reports`,
  pilotsWait: (count: number) =>
    count === 1 ? '1 pilot waits for its report' : `${count} pilots wait for their reports`,
  openNone: 'Nothing is open. Actions noted in a session stay here until they are done.',
  toClose: (topic: string) => `Close “${topic}”: it ended`,
  notClosed: (topic: string) => `“${topic}” is not wrapped up yet: it ended`,
  facilitated: (name: string) => `${name} facilitated`,
  news: 'New',
  newsNone:
    'Nothing yet. Sessions that are planned, called off or closed and playbooks that are published show up here.',
  guest: 'You are a guest here: its showcases are open to you.',
  leave: 'Leave this community',
  leaveHome: 'Go to Home',
} as const;

export const PEOPLE = {
  title: 'People',
  guest: 'As a guest you do not see who else belongs.',
  everyone: 'Everyone',
  find: 'Find among them',
  noneFound: 'Nobody here goes by that name.',
  you: 'you',
  roleOf: (name: string) => `Role of ${name}`,
  localTime: (time: string, city: string) => `${time} in ${city}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  leave: 'Leave',
  leaveThis: 'Leave this community',
  roleChanged: (name: string, role: string) => `${name}: ${role.toLocaleLowerCase()} now`,

  add: 'Add people',
  addFind: 'Name or mail address',
  addHint: 'Anyone in your organisation.',
  looking: 'Looking',
  nobody: 'Nobody in your organisation goes by that name.',
  already: 'belongs already',
  chosen: 'To be added',
  takeOut: (name: string) => `Do not add ${name}`,
  as: 'As',
  addThem: (count: number, role: Role) =>
    count === 1 ? `Add 1 person as ${A_ROLE[role]}` : `Add ${count} people as ${role}s`,
  adding: 'Adding',
  added: (names: string) => `${names} joined`,
  import: 'Import a CSV',

  mailsNobody: 'Nobody is mailed: there is no session to come that this concerns.',
  /** Without a name: several people. */
  mailsInvite: (name: string | null, count: number) => {
    const who = name ?? 'Each of them';
    return count === 1
      ? `${who} gets the Outlook invitation to`
      : `${who} gets the Outlook invitations to ${count} sessions`;
  },
  mailsCancel: (name: string, count: number) =>
    count === 1 ? `${name} gets a cancellation for` : `${name} gets cancellations for ${count} sessions`,
  youCancel: (count: number) =>
    count === 1 ? 'You get a cancellation for' : `You get cancellations for ${count} sessions`,
  personInvite: (name: string, count: number) =>
    count === 1 ? `${name} gets the invitation to` : `${name} gets the invitations to ${count} sessions`,
  youInvite: (count: number) =>
    count === 1 ? 'You get the invitation to' : `You get the invitations to ${count} sessions`,
  nobodyElse: 'Nobody else is mailed.',

  removeTitle: (name: string) => `Remove ${name}?`,
  removeStays: (name: string) => `What ${name} wrote stays. ${name} can be added again at any time.`,
  leaveTitle: (community: string) => `Leave ${community}?`,
  leaveStays: 'What you wrote stays. To come back, ask an organiser to add you.',
  roleTitle: (name: string, role: Role) => `Make ${name} ${A_ROLE[role]}?`,
  roleTitleOwn: (role: Role) => `Become ${A_ROLE[role]}?`,
  roleGuest: (name: string) => `${name} then sees showcases only, not what the community notes and knows.`,
  roleOwn: 'You will no longer run the community. Only another organiser can make you one again.',
  roleYes: 'Change role',
  facilitating: (name: string, count: number) =>
    count === 1
      ? `${name} facilitates a session to come: hand it over first, or afterwards on its page.`
      : `${name} facilitates ${count} sessions to come: hand them over first, or afterwards on their pages.`,
  facilitatingYou: (count: number) =>
    count === 1
      ? 'You facilitate a session to come: hand it over first.'
      : `You facilitate ${count} sessions to come: hand them over first.`,
  hosting: (name: string) => `Sessions that ${name} planned stay in ${name}’s calendar.`,
  hostingYou: 'Sessions that you planned stay in your calendar.',
  keep: 'Keep',
  stay: 'Stay',
  cancel: 'Cancel',
  removed: (name: string) => `${name} is no longer a member`,
  left: (community: string) => `You left ${community}`,
  onlyOrganiser: 'You are its only organiser. Make somebody else an organiser first.',
  lastOrganiser: (name: string) => `${name} is the only organiser. Make somebody else an organiser first.`,
  working: 'One moment',
} as const;

export const IMPORT = {
  title: 'Import a list of people',
  why: 'A CSV with a header, as Entra and Teams export it, or a meeting’s attendance report. Nobody is added before you have seen every row.',
  csv: 'The list',
  csvHint:
    'Paste it here or choose a file. It needs a column such as “User principal name” or “Mail”; a column “Role” is taken too.',
  file: 'Choose a file',
  fileBad: 'This file cannot be read as text.',
  example: 'Display name,User principal name',
  role: 'Everyone without a role on it becomes',
  check: 'Check',
  checking: 'Checking',
  checkAgain: 'Check again',
  stale: 'The list has changed since it was checked.',
  csvMissing: 'Paste a list first, or choose a file.',
  result: 'What was found',
  lineHead: 'Line',
  whoHead: 'Person',
  statusHead: 'Found',
  line: (line: number) => `Line ${line}`,
  ready: 'Ready',
  already: 'Belongs already',
  unknown: 'Not found in your organisation',
  duplicate: (line: string) => `Same person as line ${line}`,
  invalid: 'No mail address or user name',
  noName: 'No name',
  roleFromList: (role: string) => `${role}, as the list says`,
  noSuchRole: (given: string, role: string) => `“${given}” is not a role here: ${role}`,
  groups: {
    member: (count: number) => (count === 1 ? 'One person:' : `${count} people:`),
    guest: (count: number) => (count === 1 ? 'One guest:' : `${count} guests:`),
  },
  leaveOut: 'Leave out',
  leaveOutOf: (line: number, who: string) => `Leave out line ${line}: ${who}`,
  counts: {
    ready: (count: number) => `${count} ready`,
    'already-member': (count: number) => (count === 1 ? '1 belongs already' : `${count} belong already`),
    unknown: (count: number) => `${count} not found`,
    duplicate: (count: number) => (count === 1 ? '1 is there twice' : `${count} are there twice`),
    invalid: (count: number) => `${count} without an address`,
  },
  problems: (count: number) =>
    count === 1
      ? 'One row has a problem. Correct it above and check again, or leave it out.'
      : `${count} rows have a problem. Correct them above and check again, or leave them out.`,
  leaveOutThese: (count: number) => (count === 1 ? 'Leave it out' : `Leave out these ${count}`),
  import: (count: number) => (count === 1 ? 'Add 1 person' : `Add ${count} people`),
  importing: 'Adding',
  nobody: 'Nobody is left to be added.',
  doneTitle: (count: number, community: string) =>
    count === 1 ? `1 person joined ${community}` : `${count} people joined ${community}`,
  doneLeftOut: 'Left out',
  donePeople: 'See everyone',
  doneMore: 'Import another list',
} as const;
