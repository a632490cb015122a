import { sayDate } from '../components/dates.ts';

const several = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const first = (name: string) => name.split(' ')[0] ?? name;
const names = (people: readonly string[]) => new Intl.ListFormat('en').format(people.map(first));

export const TOGETHER = {
  editing: (people: readonly string[]) =>
    `${names(people)} ${people.length === 1 ? 'is' : 'are'} editing this draft.`,
  editingToo: (people: readonly string[]) =>
    `${names(people)} ${people.length === 1 ? 'is' : 'are'} editing this too. What each of you writes is kept.`,
  writingNow: (people: readonly string[]) =>
    `${names(people)} ${people.length === 1 ? 'is' : 'are'} editing this now. What stands below is published as it is.`,
  published: (revision: number) =>
    `Revision ${revision} was published meanwhile. What you write goes into the next one.`,
  merged: (name: string | null) =>
    name
      ? `${first(name)} changed other parts meanwhile. Both are in the text now.`
      : 'Both are in the text now.',
  two: (name: string | null) =>
    name
      ? `There are two versions of what you are writing: ${first(name)} changed it too. Yours is kept in this browser.`
      : 'There are two versions of what you are writing: the draft was published or discarded meanwhile. Yours is kept in this browser.',
  look: 'Look at both',
  choose: 'Choose for each part. Everything else is put together already.',
  chooseAll: 'Choose for each part that differs.',
  part: (number: number, all: number) => `Part ${number} of ${all}`,
  both: 'Keep both',
  nothing: 'Nothing: taken out',
  settled: (count: number) => `${several(count, 'line', 'lines')} without a choice`,
  use: 'Use these choices',
  left: (count: number) => `${several(count, 'part', 'parts')} left to choose`,
  used: 'Put together as you chose.',
} as const;

export const COMPARE = {
  title: (from: number, to: number) => `From revision ${from} to revision ${to}`,
  compare: 'Compare two revisions',
  from: 'From',
  to: 'To',
  read: 'Read this revision',
  revision: (number: number, note: string) => `${number}: ${note}`,
  summary: (added: number, removed: number) =>
    added === 0 && removed === 0
      ? 'The words are the same.'
      : `${several(added, 'word', 'words')} added, ${removed.toLocaleString('en')} removed.`,
  unchanged: (count: number) => several(count, 'unchanged line', 'unchanged lines'),
  added: 'Added',
  removed: 'Removed',
  end: 'end',
  facts: { title: 'Title', type: 'Type', taxonomy: 'Area', reviewBy: 'Review by', tags: 'Tags' },
  none: 'none',
  text: 'Text',
  around: 'Around the text',
} as const;

export const RESTORE = {
  restore: 'Restore this revision',
  title: (number: number) => `Restore revision ${number}`,
  what: (number: number, next: number) =>
    `Revision ${next} will have the words, title, type and area of revision ${number}. Everybody sees it on Home. Annotations follow where their passages still stand.`,
  stays: (newest: number) => `Revision ${newest} stays readable.`,
  draft: (name: string | null) =>
    `${name ? `The draft that ${first(name)} saved last` : 'The draft'} stays as it is, and can still be published later.`,
  why: 'Why (optional)',
  whyHint: 'A line for those who read the list of revisions',
  note: (number: number, why: string) => `Restored revision ${number}${why && `: ${why}`}`,
  leave: 'Cancel',
  go: (next: number) => `Publish as revision ${next}`,
  busy: 'Publishing',
  done: (number: number) => `Restored. Readers see revision ${number}.`,
} as const;

export const OWNER = {
  looksAfter: (name: string) => `${name} looks after this`,
  mine: 'You look after this',
  left: (name: string) => `${name} owned this and has left`,
  leftShort: (name: string) => `${first(name)} has left`,
  leftNotice: (name: string) => `${name} owned this and has left. Somebody should look after it.`,
  takeOver: 'Take it over',
  taken: 'You look after it now.',
  give: 'Give it to somebody',
  giveTitle: 'Who looks after it',
  giveWhy: 'They are asked when its review date comes, and what becomes of its annotations.',
  member: 'Member',
  choose: 'Choose somebody',
  giving: 'Giving',
  given: (name: string) => `${first(name)} looks after it now.`,
  notGiven: (why: string) => `Nothing changed. ${why}.`,
} as const;

export const REVIEW = {
  title: 'Worth another look',
  why: 'What was to be looked at by now, and what nobody looks after any more. Each is asked of its owner alone.',
  link: 'Worth another look',
  due: (name: string) => `${first(name)} is asked whether it is still right.`,
  dueMine: 'Time to look at it again: is this still how you do it?',
  again: 'Still right: look again in 6 months',
  saying: 'Saving',
  said: (day: string) => `Looked at. It comes up again on ${sayDate(day)}.`,
  looked: (name: string) => `${first(name)} found it still right`,
  revise: 'Revise',
  was: (day: string) => `Review was due ${sayDate(day)}`,
  by: (day: string) => `Review by ${sayDate(day)}`,
  empty: 'Nothing waits to be looked at',
  emptyWhy: 'What comes to its review date, or loses its owner, appears here.',
  back: 'Knowledge base',
} as const;
