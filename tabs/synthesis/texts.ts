import type { Reason } from '../../domain/synthesis/promising.ts';

const several = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const WHY: Record<Reason, string> = {
  decision: 'A decision',
  lesson: 'A failure that taught something',
  story: 'A story',
  several: 'Noted more than once',
};

export const FROM_NOTE = {
  menu: 'Make more of this note',
  menuOf: (words: string) => `Make more of it: ${words}`,
  caseNote: 'Make a case note of it',
  annotate: 'Annotate a playbook with it',
  topic: 'Suggest it as a topic',
  notMade: (why: string) => `Not made. ${why}.`,
  term: 'Propose a term with it',
  became: { artifact: 'Became', annotation: 'Annotates', term: 'Proposed as the term' },
  draft: 'draft',
  worth: 'Worth keeping',
  worthWhy: 'By kind and wording. Nobody but you sees what you dismiss, and only in this browser.',
  why: WHY,
  notThis: 'Dismiss',
  notThisOf: (words: string) => `Dismiss: ${words}`,
  dismissed: 'Dismissed in this browser.',
  ofSession: 'Of this session',
  find: 'Find another one',
  found: 'Found',
  noneFound: 'Nothing published has these words.',
  another: 'Choose another one',
} as const;

export const ORIGIN = {
  fromNote: (author: string | null) => (author ? `From a note by ${author} in` : 'From a note in'),
  assembled: (period: string) => `Assembled for ${period}.`,
  again: 'Assemble again',
} as const;

export const REPORT = {
  title: 'What we learned',
  why: 'A draft of what a month or a quarter has taught you, from its sessions, notes, pilots and revisions. You edit it, then publish it.',
  period: 'Period',
  periods: {
    quarter: 'This quarter',
    lastQuarter: 'Last quarter',
    month: 'This month',
    lastMonth: 'Last month',
  },
  from: 'From',
  to: 'To',
  datesWrong: 'The last day is on or after the first, and at most a year later.',
  drawnFrom: (counts: { sessions: number; notes: number; pilots: number; revisions: number }) =>
    `Drawn from ${several(counts.sessions, 'session')}, ${several(counts.notes, 'note')}, ${several(
      counts.pilots,
      'pilot',
    )} and ${several(counts.revisions, 'revision')}.`,
  nothing: 'Nothing was closed, reported or published in these days. Choose others.',
  thin: 'This rests on one session only.',
  write: 'Write on from this',
  writing: 'Opening the editor',
  preview: 'What was assembled',
  named: 'Leave out lines that name people',
  namedWhy:
    'The report gives no author’s name, but it quotes people, and sponsors read it. Choose what to leave out.',
  namedOnly: 'Names of people who never were members are not found.',
  leaveAllOut: 'Leave all out',
  keepAll: 'Keep all',
  leftOut: (count: number) => `${several(count, 'line')} left out`,
  inSection: (section: string, people: string) => `${section} · names ${people}`,
  guest: 'Organisers, members and mentors write reports. Published ones are in the knowledge base.',
  back: 'Knowledge base',
  backToReport: 'Back to the report',
  again: 'Assemble again',
  againWhy: 'Nothing of the report is changed here. Copy what you want to have in it.',
  since: 'Not in the report yet',
  sinceNone: 'Everything that would be assembled now is in the report.',
  copy: 'Copy',
  copied: 'Copied. Paste it where it belongs.',
  notCopied: 'The browser did not let it be copied. Select the text and copy it by hand.',
  edit: 'Open the report in the editor',
} as const;

export const EXPORT = {
  menu: 'More of this page',
  markdown: 'Download as Markdown',
  word: 'Download as Word',
  notMade: 'The file could not be made just now. Try again in a moment.',
} as const;
