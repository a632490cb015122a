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
  readonly key: string;
  readonly shown: string;
  readonly notes: SourceNote[];
}

/** In which notes something stands; most words stand in one alone, so those of several are kept apart. */
class Gathered {
  readonly #found = new Map<string, Found>();
  readonly repeated: Found[] = [];

  add(note: SourceNote, words: Iterable<readonly [string, string]>): void {
    for (const [key, shown] of words) {
      const one = this.#found.get(key);
      if (!one) this.#found.set(key, { key, shown, notes: [note] });
      else if (one.notes.at(-1) !== note) {
        if (one.notes.length === 1) this.repeated.push(one);
        one.notes.push(note);
      }
    }
  }

  has(key: string): boolean {
    return this.#found.has(key);
  }
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
    const shared = new Set(uses.map(({ ids }) => ids));
    const said = new Set([...[...shared].flat(), ...tags.flatMap(termsOf)]);
    const between = uses.map(({ from }, at) => text.slice(uses[at - 1]?.to ?? 0, from));
    const rest = [...between, text.slice(uses.at(-1)?.to ?? 0)].join(' … ');
    return {
      terms: [...said].map((id) => [`term ${id}`, names.get(id) ?? ''] as const),
      tags: tags.filter((tag) => termsOf(tag).length === 0).map((tag) => [singular(fold(tag)), tag] as const),
      rest,
    };
  };
}

/** What comes back in several sessions. It is given one note after another, so that others have their turn between. */
export class Patterns {
  readonly #read: ReturnType<typeof readingOf>;
  readonly #terms = new Gathered();
  readonly #tags = new Gathered();
  readonly #pairs = new Gathered();
  readonly #words = new Gathered();
  #notes = 0;

  constructor(glossary: readonly SourceTerm[]) {
    this.#read = readingOf(glossary);
  }

  add(note: SourceNote): void {
    const { terms, tags, rest } = this.#read(note);
    this.#terms.add(note, terms);
    this.#tags.add(note, tags);
    this.#pairs.add(note, pairsIn(rest));
    this.#words.add(note, wordsIn(rest));
    this.#notes += 1;
  }

  /** The terms, tags, pairs of words and words that come back in several sessions, those in most sessions first. */
  found(): Pattern[] {
    const often = Math.max(3, this.#notes * COMMON);
    const told = ({ repeated }: Gathered, isNamed: boolean, least: number) =>
      repeated.flatMap(({ key, shown, notes }) => {
        if (notes.length < least || (!isNamed && (notes.length > often || this.#tags.has(key)))) return [];
        const sessions = sessionsOf(notes);
        return sessions < least ? [] : [{ key, word: shown, isNamed, notes, sessions }];
      });
    const all = [
      ...told(this.#terms, true, NAMED_SESSIONS),
      ...told(this.#tags, true, NAMED_SESSIONS),
      ...told(this.#pairs, false, NAMED_SESSIONS),
      ...told(this.#words, false, WORD_SESSIONS),
    ].sort(
      (a, b) =>
        b.sessions - a.sessions ||
        b.notes.length - a.notes.length ||
        Number(b.isNamed) - Number(a.isNamed) ||
        (a.key < b.key ? -1 : 1),
    );
    const chosen: { readonly pattern: Pattern; readonly known: ReadonlySet<SourceNote> }[] = [];
    for (const { key: _, ...pattern } of all) {
      if (chosen.length === PATTERNS_MAX) break;
      const { notes } = pattern;
      // What stands mostly in the notes of another one is the same pattern.
      const isNew = !chosen.some(
        ({ known }) => notes.filter((note) => known.has(note)).length * 2 > notes.length,
      );
      if (isNew) chosen.push({ pattern, known: new Set(notes) });
    }
    return chosen.map(({ pattern }) => pattern);
  }
}

export function patternsIn(notes: readonly SourceNote[], glossary: readonly SourceTerm[]): Pattern[] {
  const patterns = new Patterns(glossary);
  for (const note of notes) patterns.add(note);
  return patterns.found();
}
