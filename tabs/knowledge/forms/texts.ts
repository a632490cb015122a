const minutes = (count: number) => `${count} ${count === 1 ? 'minute' : 'minutes'}`;
const list = (all: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(all);
const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'] as const;

export const FORM = {
  add: (title: string) => `Add: ${title}`,
  addSection: 'Add a section',
  sectionTitle: 'Heading of the section',
  sectionText: 'Text of the section',
  newSection: 'Your own section',
  up: (title: string) => `Move ${title || 'the section'} up`,
  down: (title: string) => `Move ${title || 'the section'} down`,
  remove: (title: string) => `Remove ${title || 'the section'}`,
  removed: (title: string) => (title ? `“${title}” is removed.` : 'The section is removed.'),
  unanswered: (titles: readonly string[]) =>
    `${NUMBERS[titles.length] ?? titles.length} ${titles.length === 1 ? 'question is' : 'questions are'} unanswered: ${list(titles)}.`,
  tooLong: (by: number) => `This is ${by.toLocaleString('en')} characters too long to be saved.`,
} as const;

export const STEPS = {
  add: 'Add a step',
  title: 'Step',
  titleHint: 'What is learned in it',
  text: 'What is shown or said',
  textHint: 'One idea, with an example. Somebody who reads only this should be able to try it.',
  addTryOut: 'Add a try-out',
  tryOut: 'Try-out',
  minutes: 'Minutes',
  task: 'What to do',
  taskHint: 'What each person does, with whom, and with what.',
  sign: 'You can tell that it worked when…',
  removeTryOut: 'Remove the try-out',
  tryOutRemoved: 'The try-out is removed.',
} as const;

export const WALK = {
  steps: (count: number) => `${count} ${count === 1 ? 'step' : 'steps'}`,
  about: (steps: number, total: number) =>
    total > 0 ? `${WALK.steps(steps)}, with try-outs of ${minutes(total)}` : WALK.steps(steps),
  begin: 'Go through it',
  goOn: (step: number) => `Go on with step ${step}`,
  again: 'Go through it again',
  done: (done: number, all: number) => `${done} of ${all} done`,
  allDone: 'You have done every step.',
  on: 'What you have done is kept on this device.',
  back: 'The whole module',
  step: (at: number, all: number) => `Step ${at} of ${all}`,
  tryIt: (count: number | null) => (count ? `Try it, ${minutes(count)}` : 'Try it'),
  youCanTell: 'You can tell:',
  previous: 'Back',
  next: 'Done, next step',
  finish: 'Done',
  skip: 'Skip',
  finished: 'That was the last step',
  takeAway: 'Take away',
  none: 'This module has no steps yet',
  noneWhy: 'A step is a section of its own. Revise the module and add the first one.',
  progress: 'Steps',
  isDone: 'done',
} as const;

export const CHECKLIST = {
  beyond: {
    lists:
      'One part of this has two lists, or one that counts. The form holds one list of items below each heading.',
    parts: 'An item of this has more than words, a role and a reason, such as items of its own.',
    order: 'Some items of this stand where the form does not show them, such as in a quotation.',
  },
  intro: 'When to go through this',
  introHint: 'When, and who does.',
  above: 'Said above the items',
  below: 'Said below the items',
  belowHint: 'What to do if one cannot be ticked.',
  addWords: 'Add words below the items',
  group: 'Heading of the group',
  items: 'Items',
  item: (at: number) => `Item ${at}`,
  itemHint: 'Worded so that it is plainly done or not',
  role: (at: number) => `Who does item ${at}`,
  anybody: 'Anybody',
  roles: { organiser: 'Organiser', facilitator: 'Facilitator', member: 'Member', mentor: 'Mentor' },
  otherRole: 'Somebody else…',
  ownRole: (at: number) => `Who does item ${at}, in your words`,
  addWhy: 'Why?',
  why: 'Why',
  addWhyOf: (at: number) => `Why item ${at} matters`,
  whyHint: 'Why it matters, in a sentence',
  up: (at: number) => `Move item ${at} up`,
  down: (at: number) => `Move item ${at} down`,
  remove: (at: number) => `Remove item ${at}`,
  removed: 'The item is removed.',
  add: 'Add an item',
  addGroup: 'Add a group',
  removeGroup: (title: string) => (title ? `Remove the group “${title}”` : 'Remove the group'),
  groupRemoved: (title: string) => (title ? `The group “${title}” is removed.` : 'The group is removed.'),
  keys: 'Enter adds the next item, Alt with ↑ or ↓ moves one.',
} as const;

export const ROADMAP = {
  beyond: {
    columns: (columns: readonly string[]) =>
      `The table of this has columns that the form does not have: ${list(columns.map((one) => one || 'one without a name'))}.`,
    cells: () => 'The table of this has a row that is longer than the others. It is changed as text.',
    unreadable: () => 'This has more parts within each other than the form can read. It is changed as text.',
  },
  before: 'Where we want to be',
  beforeHint: 'And by when.',
  after: 'What else there is to say',
  afterHint: 'What you are not doing, and what could change this.',
  stages: 'Stages',
  stage: 'Stage',
  stageHint: 'A name, such as “Try it in two teams”',
  date: 'Date',
  notADate: (said: string) => `“${said}” is kept, but is not a day. Choose one to place the stage in time.`,
  outcome: 'What will be true',
  lead: 'Who leads',
  numbered: (what: string, at: number) => `${what}, stage ${at}`,
  add: 'Add a stage',
  up: (at: number) => `Move stage ${at} up`,
  down: (at: number) => `Move stage ${at} down`,
  remove: (at: number) => `Remove stage ${at}`,
  removed: 'The stage is removed.',
  byDate: 'Put them in the order of their dates',
  timeline: 'The stages in time',
  today: 'Today',
  noDate: 'No date yet',
  unclear: (said: string) => `“${said}” is not a day`,
  past: 'past',
  unnamed: 'Without a name',
} as const;

export const TEMPLATE = {
  use: 'Use this template',
  title: 'What do you want to make?',
  artifact: 'Something for the knowledge base',
  artifactWhy: (count: number) =>
    count === 0
      ? 'Its text, to be changed.'
      : `Its ${count === 1 ? 'blank is a field' : `${count} blanks are fields`} of the form.`,
  type: 'As',
  agenda: 'The agenda of a session',
  agendaWhy: (items: readonly string[]) =>
    `${items.length} ${items.length === 1 ? 'item' : 'items'}: ${list(items.slice(0, 4))}${items.length > 4 ? '…' : '.'}`,
  noAgenda: 'It names nothing that could be an item.',
  charter: 'A proposal for the charter',
  charterWhy: 'What it says under purpose, north star, outcomes, norms and how we decide.',
  noCharter: 'None of its headings is a part of a charter.',
  proposalOpen: 'A proposal is open already. Another one can be made once it is decided.',
  notYours: 'Your role does not do that here.',
  go: 'Begin',
  cancel: 'Cancel',
} as const;
