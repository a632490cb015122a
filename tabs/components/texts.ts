import type { NoteKind } from '../../domain/sessions/note.ts';

export const KINDS: Record<NoteKind, string> = {
  insight: 'Insight',
  decision: 'Decision',
  action: 'Action',
  question: 'Question',
  story: 'Story',
  failure: 'Failure',
};

export const COMPONENTS = {
  retry: 'Try again',
  reload: 'Reload',
  give: 'Give permission',
  yourTime: 'your time',
  today: 'Today',
  tomorrow: 'Tomorrow',
  yesterday: 'Yesterday',
  noName: 'Name left off',
  more: (count: number) => `+${count}`,
  moreNames: (names: string) => `and ${names}`,
  expected: (what: string) => `Expected: ${what}`,
  loading: 'Loading',
  close: 'Close',
  image: (alt: string) => `Picture: ${alt || 'without a description'}`,
  reference: (id: string) => `Reference ${id}`,
} as const;
