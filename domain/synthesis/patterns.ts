import { matcherOf, usesIn } from '../glossary/match.ts';
import { STOP_WORDS } from '../shared/stop-words.ts';
import { fold, wordsOf } from '../shared/words.ts';
import type { SourceNote, SourceTerm } from './sources.ts';

/** A term of the glossary, a tag, two words beside each other, or a word that comes back in several sessions. */
export interface Pattern {
  readonly word: string;
  /** Whether it is a term or a tag: both were chosen on purpose. */
  readonly isNamed: boolean;
  readonly notes: readonly SourceNote[];
  readonly sessions: number;
}

/** From how many sessions on something comes back. Terms and tags are chosen on purpose, and two words are seldom the same by chance. */
const NAMED_SESSIONS = 2;
const WORD_SESSIONS = 3;
const PATTERNS_MAX = 6;
const LETTERS_MIN = 5;
const PAIR_LETTERS_MIN = 3;
/** A word in so large a part of all notes says nothing about any. */
const COMMON = 0.4;
/** Words for what every session does. */
const EVERYDAY = new Set(
  `across afterwards almost already always another anybody anything around asked asking became become before begin
  being better bring called cannot chance change comes could different doing either enough every everybody everyone
  everything everywhere first found getting given gives going happen happened himself instead keeping kept knows known
  later least leave little looked looking makes making meeting might minute moment month morning mostly needed needs
  never nobody nothing often other ourselves people person perhaps point question quite rather ready really right round
  saying second seems session several should since small somebody someone something sometimes start started still taken
  takes talking team tells their themselves there these thing think third those though thought three today together
  towards tried trying turned under until usually wanted wants weeks where whether which while whole whose without words
  working works would write writing written wrote years`.split(/\s+/),
);

/** Two words of which one counts something say how much, and not what. */
const COUNTING = new Set(
  `one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty half hundred second
  third fourth last next minute hour day week month quarter year time`.split(/\s+/),
);

/** Plural and singular are the same word. */
const singular = (word: string) =>
  word.length > PAIR_LETTERS_MIN && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

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

const isTelling = (word: string) => !STOP_WORDS.has(word) && !/\d/.test(word);

function* wordsIn(text: string): Generator<readonly [string, string]> {
  for (const { word } of wordsOf(text)) {
    const one = singular(word);
    if (one.length < LETTERS_MIN || !isTelling(word) || EVERYDAY.has(word) || EVERYDAY.has(one)) continue;
    yield [one, one];
  }
}

/** Two words that stand beside each other, such as `decision log`. */
function* pairsIn(text: string): Generator<readonly [string, string]> {
  let before: { readonly word: string; readonly to: number } | null = null;
  for (const { word, from, to } of wordsOf(text)) {
    const one = singular(word);
    const tells = one.length >= PAIR_LETTERS_MIN && isTelling(word) && !COUNTING.has(one);
    if (tells && before && text.slice(before.to, from) === ' ') {
      const pair = `${before.word} ${one}`;
      // Of two everyday words nothing is told.
      if (!EVERYDAY.has(before.word) || !EVERYDAY.has(one)) yield [pair, pair];
    }
    before = tells ? { word: one, to } : null;
  }
}

/** Which terms a note says, in its words or by a tag, and what it says apart from them. */
function readingOf(terms: readonly SourceTerm[]) {
  const matcher = matcherOf(terms);
  const names = new Map(terms.map(({ id, forms }) => [id, forms[0] ?? '']));
  const termsOf = (tag: string) =>
    [...usesIn(matcher, tag)].flatMap(({ from, to, ids }) => (from === 0 && to === tag.length ? ids : []));
  return ({ text, tags }: SourceNote) => {
    const uses = [...usesIn(matcher, text)];
    const said = new Set([...uses.flatMap(({ ids }) => ids), ...tags.flatMap(termsOf)]);
    const rest = uses.reduceRight((left, { from, to }) => `${left.slice(0, from)} … ${left.slice(to)}`, text);
    return {
      terms: [...said].map((id) => [`term ${id}`, names.get(id) ?? ''] as const),
      tags: tags.filter((tag) => termsOf(tag).length === 0).map((tag) => [singular(fold(tag)), tag] as const),
      rest,
    };
  };
}

/** The terms, tags, pairs of words and words that come back in several sessions, those in most sessions first. */
export function patternsIn(notes: readonly SourceNote[], glossary: readonly SourceTerm[]): Pattern[] {
  const read = readingOf(glossary);
  const readings = new Map(notes.map((note) => [note, read(note)]));
  const of = (note: SourceNote) => readings.get(note) ?? read(note);
  const terms = gather(notes, (note) => of(note).terms);
  const tags = gather(notes, (note) => of(note).tags);
  const pairs = gather(notes, (note) => pairsIn(of(note).rest));
  const words = gather(notes, (note) => wordsIn(of(note).rest));
  const isRare = ({ notes: some }: Found) => some.length <= Math.max(3, notes.length * COMMON);
  const told = (found: ReadonlyMap<string, Found>, isNamed: boolean, least: number) =>
    [...found].flatMap(([key, one]) => {
      const sessions = sessionsOf(one.notes);
      if (sessions < least || (!isNamed && (tags.has(key) || !isRare(one)))) return [];
      return [{ key, word: one.shown, isNamed, notes: one.notes, sessions }];
    });
  const all = [
    ...told(terms, true, NAMED_SESSIONS),
    ...told(tags, true, NAMED_SESSIONS),
    ...told(pairs, false, NAMED_SESSIONS),
    ...told(words, false, WORD_SESSIONS),
  ].sort(
    (a, b) =>
      b.sessions - a.sessions ||
      b.notes.length - a.notes.length ||
      Number(b.isNamed) - Number(a.isNamed) ||
      (a.key < b.key ? -1 : 1),
  );
  const chosen: (typeof all)[number][] = [];
  for (const one of all) {
    if (chosen.length === PATTERNS_MAX) break;
    // What stands mostly in the notes of another one is the same pattern.
    const isNew = !chosen.some(
      ({ notes: known }) => one.notes.filter((note) => known.includes(note)).length * 2 > one.notes.length,
    );
    if (isNew) chosen.push(one);
  }
  return chosen.map(({ key: _, ...pattern }) => pattern);
}
