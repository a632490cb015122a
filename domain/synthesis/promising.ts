import { inOrder, type Note } from '../sessions/note.ts';
import { STOP_WORDS } from '../shared/stop-words.ts';
import { fold, wordsOf } from '../shared/words.ts';

/** Why a note is worth more than its session. */
export type Reason = 'decision' | 'lesson' | 'story' | 'several';

export interface Promising {
  readonly note: Note;
  readonly why: Reason;
}

export const PROMISING_MAX = 5;

/** What people write where a failure has taught them something. */
const LESSON =
  /\b(?:next time|learn(?:ed|t|ing)?|lesson|instead|should(?:n['’]t)? have|would(?:n['’]t)? again|because|so we|from now on|never again|turned out)\b/i;
/** A failure that is told at such a length says more than that something went wrong. */
const TOLD_WORDS = 20;
/** So many words and tags in common are about the same thing. */
const IN_COMMON = 2;
const LETTERS_MIN = 5;

const wordsIn = ({ text, tags }: Pick<Note, 'text' | 'tags'>): Set<string> =>
  new Set([
    ...tags.map(fold),
    ...[...wordsOf(text)].flatMap(({ word }) =>
      word.length >= LETTERS_MIN && !STOP_WORDS.has(word) ? [word] : [],
    ),
  ]);

const hasLesson = ({ text }: Note) => LESSON.test(text) || [...wordsOf(text)].length >= TOLD_WORDS;

/**
 * The notes of a session that are worth becoming more: stories, failures with a lesson, decisions, and insights that
 * another note shares. Two notes are told apart by their keys alone: whether they are of one author is not asked, since a
 * note without a name has none.
 */
export function promisingIn(notes: readonly Note[]): Promising[] {
  const ordered = [...notes].sort(inOrder);
  const insights = ordered
    .filter(({ kind }) => kind === 'insight')
    .map((note) => ({ note, words: wordsIn(note) }));
  const isShared = ({ note, words }: (typeof insights)[number]) =>
    insights.some(
      (other) =>
        other.note !== note && [...words].filter((word) => other.words.has(word)).length >= IN_COMMON,
    );
  const shared = insights.filter(isShared).map(({ note }) => note);
  const byReason: readonly (readonly [Reason, Note[]])[] = [
    ['lesson', ordered.filter((note) => note.kind === 'failure' && hasLesson(note))],
    ['story', ordered.filter(({ kind }) => kind === 'story')],
    ['decision', ordered.filter(({ kind }) => kind === 'decision')],
    // One of those that say the same stands for all.
    ['several', shared.slice(0, 1)],
  ];
  // One of each first, so that many decisions leave room for a story.
  const found: Promising[] = [];
  const longest = Math.max(...byReason.map(([, some]) => some.length));
  for (let row = 0; row < longest; row += 1)
    for (const [why, some] of byReason) {
      const note = some[row];
      if (note && found.length < PROMISING_MAX) found.push({ note, why });
    }
  return found;
}
