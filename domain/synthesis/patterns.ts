import { STOP_WORDS } from '../shared/stop-words.ts';
import { fold, wordsOf } from '../shared/words.ts';
import type { SourceNote } from './sources.ts';

/** A tag or a word that comes back in several sessions. */
export interface Pattern {
  readonly word: string;
  readonly isTag: boolean;
  readonly notes: readonly SourceNote[];
  readonly sessions: number;
}

/** From how many sessions on something comes back. A tag was given on purpose. */
const TAG_SESSIONS = 2;
const WORD_SESSIONS = 3;
const PATTERNS_MAX = 6;
const LETTERS_MIN = 5;
/** A word in so large a part of all notes says nothing about any. */
const COMMON = 0.4;
/** Words for what every session does. */
const EVERYDAY = new Set(
  `people person someone somebody everybody everyone nobody thing things something anything team teams session sessions
  meeting meetings first second third today week weeks month months really never always often every still without
  around might could should where which there these those think thing makes make making whether instead before again
  other another being doing going people's their would about after minutes minute question questions`.split(
    /\s+/,
  ),
);

/** Plural and singular are the same word. */
const singular = (word: string) =>
  word.length > LETTERS_MIN && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

interface Found {
  readonly shown: string;
  readonly notes: SourceNote[];
}

function gather(
  notes: readonly SourceNote[],
  wordsIn: (note: SourceNote) => Iterable<readonly [string, string]>,
) {
  const found = new Map<string, Found>();
  for (const note of notes) {
    for (const [key, shown] of new Map(wordsIn(note))) {
      const one = found.get(key) ?? { shown, notes: [] };
      one.notes.push(note);
      found.set(key, one);
    }
  }
  return found;
}

const sessionsOf = (notes: readonly SourceNote[]) => new Set(notes.map(({ sessionId }) => sessionId)).size;

function* wordsIn({ text }: SourceNote): Generator<readonly [string, string]> {
  for (const { word } of wordsOf(text)) {
    const one = singular(word);
    if (one.length < LETTERS_MIN || /\d/.test(one)) continue;
    if (STOP_WORDS.has(word) || EVERYDAY.has(word) || EVERYDAY.has(one)) continue;
    yield [one, one];
  }
}

/** The tags and words that come back in several sessions, those in most sessions first. */
export function patternsIn(notes: readonly SourceNote[]): Pattern[] {
  const tags = gather(notes, ({ tags: some }) => some.map((tag) => [singular(fold(tag)), tag] as const));
  const words = gather(notes, wordsIn);
  const all = [
    ...[...tags].map(([key, { shown, notes: some }]) => ({ key, word: shown, isTag: true, notes: some })),
    ...[...words]
      .filter(([key, { notes: some }]) => !tags.has(key) && some.length <= Math.max(3, notes.length * COMMON))
      .map(([key, { shown, notes: some }]) => ({ key, word: shown, isTag: false, notes: some })),
  ]
    .map((one) => ({ ...one, sessions: sessionsOf(one.notes) }))
    .filter(({ isTag, sessions }) => sessions >= (isTag ? TAG_SESSIONS : WORD_SESSIONS))
    .sort(
      (a, b) =>
        b.sessions - a.sessions ||
        b.notes.length - a.notes.length ||
        Number(b.isTag) - Number(a.isTag) ||
        (a.key < b.key ? -1 : 1),
    );
  const chosen: (typeof all)[number][] = [];
  for (const one of all) {
    if (chosen.length === PATTERNS_MAX) break;
    // Two words that stand in the same notes are one pattern.
    const isNew = !chosen.some((other) => one.notes.every((note) => other.notes.includes(note)));
    if (isNew) chosen.push(one);
  }
  return chosen.map(({ key: _, ...pattern }) => pattern);
}
