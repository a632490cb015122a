import type { NoteKind } from '../../domain/sessions/note.ts';

export const KINDS: Record<NoteKind, string> = {
  insight: 'Insight',
  decision: 'Decision',
  action: 'Action',
  question: 'Question',
  story: 'Story',
  failure: 'Failure',
};

export const KINDS_MANY: Record<NoteKind, string> = {
  insight: 'Insights',
  decision: 'Decisions',
  action: 'Actions',
  question: 'Questions',
  story: 'Stories',
  failure: 'Failures',
};

export const COMPONENTS = {
  copied: 'Copied',
  retry: 'Try again',
  give: 'Give permission',
  yourTime: 'your time',
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  on: 'on',
  justNow: 'just now',
  noName: 'Name left off',
  loading: 'Loading',
  moreThings: 'More',
  close: 'Close',
  notLoaded: 'Not here yet',
  image: (alt: string) => `Picture: ${alt || 'without a description'}`,
} as const;

export const CADENCE = {
  week: (day: string, time: string) => `every ${day} at ${time}`,
  fortnight: (day: string, time: string) => `every other ${day} at ${time}`,
  month: (week: string, day: string, time: string) => `on the ${week} ${day} of each month at ${time}`,
  weeks: ['first', 'second', 'third', 'fourth', 'last'],
} as const;

export const OUTCOME = {
  decisions: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
  actions: (count: number) => (count === 1 ? '1 action' : `${count} actions`),
  failures: (count: number) => (count === 1 ? '1 failure to learn from' : `${count} failures to learn from`),
} as const;

export const ACTIONS = {
  everybody: 'For everyone',
  due: (day: string) => `due ${day}`,
  wasDue: (day: string) => `was due ${day}`,
  from: 'from',
  done: (text: string) => `Done: ${text}`,
  notYours: 'Its owner, the facilitator or an organiser ticks it.',
} as const;

export const SUGGEST = {
  count: (count: number) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
} as const;
