import type { NoteKind } from '../../../domain/sessions/note.ts';

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

/** Notes of a kind, counted: “1 decision”, “3 actions”. */
export const COUNTED: Record<NoteKind, (count: number) => string> = {
  insight: counted('insight', 'insights'),
  decision: counted('decision', 'decisions'),
  action: counted('action', 'actions'),
  question: counted('question', 'questions'),
  story: counted('story', 'stories'),
  failure: counted('failure', 'failures'),
};
