import type { Concern } from './availability.ts';
import type { PartName } from './merge.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What a field expects, by its path, where the contract's own words would be too dry. */
export const EXPECTED: Readonly<Record<string, string>> = {
  topic: 'one topic, in a line',
  'when.date': 'a date',
  'when.time': 'a time',
  'when.minutes': 'whole minutes, from 15 to 480',
  facilitatorId: 'a member of this community',
  'agenda.title': 'a title',
  'agenda.minutes': 'whole minutes',
};

/** Planning and changing a session. */
export const PLAN = {
  title: 'Plan a session',
  editTitle: 'Change the session',
  back: 'Back to the session',
  what: 'What it is about',
  topic: 'Topic',
  topicHint: 'One topic a session. “Feedback that lands” works better than “Communication”.',
  purpose: 'Purpose',
  purposeHint: 'What should be different afterwards? It stands at the top of the invite.',
  format: 'Format',
  taxonomy: 'Area',
  when: 'When and who',
  date: 'Date',
  time: 'Time',
  minutes: 'Length in minutes',
  zoneTime: (city: string) => `${city} time`,
  yours: (moment: string) => `For you: ${moment}`,
  gap: (time: string, zone: string, instead: string) =>
    `Clocks go forward over ${time} that day in ${zone.replaceAll('_', ' ')}: it never comes. ${instead} comes instead.`,
  gapTake: (instead: string) => `Take ${instead}`,
  twice: (time: string) => `Clocks go back that day, so ${time} comes twice. The first one is meant.`,
  past: 'This time has passed. The session is written down; nobody is invited.',
  facilitator: 'Facilitator',
  turn: (name: string) => `It is ${name}’s turn.`,
  otherwise: 'Why somebody else?',
  otherwiseHint: 'It stands in the history of the rota.',
  ask: (name: string) => `Choose ${name.split(' ')[0] ?? name}`,

  agenda: 'Agenda',
  agendaEmpty: 'No items yet. A session can do without, but people like to know what comes.',
  item: (place: number) => `Item ${place}`,
  itemTitle: (place: number) => `Title of item ${place}`,
  itemMinutes: (place: number) => `Minutes of item ${place}`,
  itemPrompt: (place: number) => `Prompt of item ${place}`,
  promptHint: 'Prompt: the question or task for everybody',
  openActionsHint: 'The open actions of this community are listed here',
  openActions: (count: number) => (count === 1 ? '1 action is open' : `${count} actions are open`),
  addOpenActions: 'Begin with them',
  add: 'Add an item',
  newItem: 'New item',
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  remove: (title: string) => `Remove ${title}`,
  removed: (title: string) => `${title} removed.`,
  movedTo: (title: string, place: number, of: number) => `${title} is now ${place} of ${of}`,
  keys: 'Enter adds an item below, Alt with the arrow keys moves one.',
  total: (used: number, length: number) => `${used} of ${length} min`,
  fits: 'fits',
  left: (minutes: number) => `${minutes} min left`,
  over: (minutes: number) => `${minutes} min too long`,
  min: 'min',
  restart: (format: string) => `Use the starting agenda for ${format}`,
  restarted: 'Agenda replaced.',

  playbooks: 'At hand in the session',
  playbooksWhy: 'They open in the side panel of the meeting and are linked in the invite.',
  playbooksNone: 'Nothing is published yet. Whatever is published later can still be linked.',
  find: 'Find it in the knowledge base',
  link: (title: string) => `Link ${title}`,
  unlink: (title: string) => `Unlink ${title}`,
  unlinked: (title: string) => `${title} unlinked.`,
  linkShort: 'Link',
  noHit: (text: string) => `Nothing is called “${text}”.`,
  enough: 'Ten are linked; that is as many as fit.',
  draft: 'draft',
  gone: 'No longer there',

  plan: 'Plan session',
  planning: 'Planning',
  save: 'Save changes',
  saving: 'Saving',
  nothing: 'Nothing is changed.',
  dismiss: 'Leave without saving',
  invite: (count: number) =>
    count === 0
      ? 'Nobody is invited yet: you are the only member with a calendar.'
      : `An invite with a Teams link goes to ${people(count)}.`,
  inviteGuests: (count: number) =>
    count === 1 ? '1 of them is a guest of this showcase.' : `${count} of them are guests of this showcase.`,
  planned: 'Planned. The calendars follow by themselves.',
  written: 'Written down.',
  saved: 'Saved. The calendars follow by themselves.',
  noMail: 'Nobody is mailed about this.',
  mailMoved: (count: number) =>
    count === 1
      ? '1 person gets an update and is asked again whether they come.'
      : `${count} people get an update and are asked again whether they come.`,
  mailChanged: (count: number) =>
    count === 1
      ? '1 person gets an updated invite; their answer stays.'
      : `${count} people get an updated invite; their answers stay.`,
  mailGuestsIn: (count: number) =>
    count === 1 ? '1 more person is invited.' : `${count} more people are invited.`,
  mailGuestsOut: (count: number) =>
    count === 1
      ? '1 person is told that they are not invited any more.'
      : `${count} people are told that they are not invited any more.`,
  draftOutlook: 'You began this in Outlook. Planned here, it gets an event of its own.',
  fromTemplate: (title: string) => `Its agenda is from “${title}”.`,
  draftLeft: 'It was planned or discarded elsewhere. What you typed here is kept.',
  draftDiscard: 'Discard',
  draftGone: 'This draft is not there any more',
  draftGoneWhy: 'It was planned or discarded.',
  toSessions: 'To the sessions',
  draftBack: 'This is the draft you began earlier.',
  draftDrop: 'Start afresh',
  draftDropped: 'Draft dropped.',
  mayNot: 'Planning is for organisers',
  mayNotWhy: 'An organiser of this community plans its sessions. Suggest a topic to one of them.',
  mayNotEdit: 'This session is not yours to change',
  mayNotEditWhy: 'Its facilitator and the organisers can change it.',
  isOver: 'This session is over',
  isOverWhy: 'What was planned stays as it was. Notes can still be added on its page.',
  toCommunity: 'To the community',

  // who can come
  who: 'Who can come',
  notAsked: 'Calendars cannot be looked into right now. Planning works all the same.',
  allFine: (total: number) =>
    total === 1 ? 'You are free then.' : `All ${total} are free, within their working hours.`,
  allButUnknown: (total: number, unknown: number) =>
    `Nothing speaks against it; ${unknown} of ${total} calendars are not known.`,
  allInHours: (total: number) => `All ${total} are within their working hours.`,
  itself: 'Who is busy then is not told: this session itself stands in their calendars.',
  outsideHours: (count: number, total: number) =>
    `${count} of ${total} ${count === 1 ? 'is' : 'are'} outside working hours`,
  busyOnes: (count: number) => (count === 1 ? '1 is busy' : `${count} are busy`),
  tentativeOnes: (count: number) => (count === 1 ? '1 may be busy' : `${count} may be busy`),
  unknownOnes: (count: number) =>
    count === 1 ? '1 calendar is not known' : `${count} calendars are not known`,
  rest: (count: number) =>
    count === 1
      ? '1 other is free, within working hours.'
      : `${count} others are free, within working hours.`,
  clockFor: (count: number) => `for ${count}`,
  zoneUnknown: (names: readonly string[]) =>
    names.length === 1
      ? `1 person’s zone is not known yet: ${names[0]}.`
      : `${names.length} people’s zones are not known yet: ${names.join(', ')}.`,
  dayBefore: 'the day before,',
  dayAfter: 'the day after,',
  more: (count: number) => `${count} more`,
  seek: 'Look for a better time nearby',
  nearby: 'Times nearby',
  fineOf: (fine: number, total: number) => `${fine} of ${total} free`,
  best: 'best',
  soGoodAlready: 'No time nearby suits more people.',
  takeTime: (moment: string, fine: number, total: number) =>
    `Take ${moment}, when ${fine} of ${total} are free`,

  // versions
  versionsTitle: 'Somebody changed this session meanwhile',
  versionsNone:
    'What they changed does not touch what you changed; it has been taken over. Save again to finish.',
  versionsSome: 'Some of it you changed too. Choose for each, then save again. Nothing of yours is lost.',
  mine: 'Yours',
  theirs: 'Theirs',
  keepMine: (what: string) => `Keep my ${what}`,
  takeTheirs: (what: string) => `Take their ${what}`,
  takenOver: 'Taken over from them',
  nothingSaid: 'empty',
} as const;

export const PARTS_IN_WORDS: Record<PartName, string> = {
  topic: 'topic',
  purpose: 'purpose',
  format: 'format',
  taxonomy: 'area',
  when: 'time',
  facilitator: 'facilitator',
  agenda: 'agenda',
  playbooks: 'what is at hand',
};

export const CONCERNS: Record<Concern, string> = {
  busy: 'busy',
  out: 'out of office',
  tentative: 'maybe busy',
  outside: 'outside working hours',
};
