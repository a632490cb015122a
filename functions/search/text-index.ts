import type { Phrase } from '../../domain/shared/asked.ts';
import { queryOf, type Term } from '../../domain/shared/query.ts';
import { STOP_WORDS } from '../../domain/shared/stop-words.ts';
import { wordsOf } from '../../domain/shared/words.ts';
import type { Best } from './best.ts';
import type { Matches, Narrowing, Sought } from './matches.ts';
import { K1, Norms, type Postings, Scored } from './scores.ts';
import { ALIKE, type Standing, Standings } from './standings.ts';
import { stemOf, Vocabulary } from './vocabulary.ts';

/** The texts of a thing by field, with how much a word counts there. */
export type Fields = readonly (readonly [text: string, weight: number])[];

/** Stems that count as one term; the weight is less than 1 where they only resemble it. */
interface Group {
  readonly stems: Iterable<string>;
  readonly weight: number;
}

/** The postings of a stem, with the most that they can give. */
interface Weighed {
  readonly postings: Postings;
  readonly most: number;
}

interface Looked {
  readonly groups: readonly Group[][];
  readonly isLookUp: boolean;
}

/** Beginnings of words count nearly as much as whole words, because people search while they type. */
const PREFIX_WEIGHT = 0.7;
const TYPO_WEIGHT = 0.4;
/** A beginning such as “s” stands for no more stems than this, the most frequent ones. */
const EXPANSIONS_MAX = 500;
/** All looking for typing errors in a search ends after this long, so that it does not hold the process. */
const TYPOS_MS = 40;

/** Finds texts by their words, ranked by BM25. It is kept in memory, and a change costs as much as its text is long. */
export class TextIndex<T extends { readonly key: string }> {
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Map<string, Postings>();
  readonly #numbers = new Map<string, number>();
  /** By number; undefined for a removed thing, whose postings stay. */
  readonly #things: (T | undefined)[] = [];
  readonly #lengths: number[] = [];
  readonly #standings = new Standings();
  /** How much the length of each thing counts against it. */
  readonly #norms = new Norms();
  /** The words of each thing as they follow each other, a line for each field, for phrases. */
  readonly #words: string[] = [];
  #totalLength = 0;
  /** One search is over before the next one begins, so they share their memory. */
  readonly #scored = new Scored();

  get size(): number {
    return this.#numbers.size;
  }

  /** Whether most of what it keeps is of things that were removed or replaced, so that another is to be made. */
  get isWorn(): boolean {
    return this.#things.length > 2 * this.size + 1_000;
  }

  /** Adds a thing, or replaces its texts. It has no marks. */
  put(thing: T, fields: Fields, standing: Standing = ALIKE): void {
    this.remove(thing.key);
    const counts = new Map<string, number>();
    let length = 0;
    const words = [''];
    for (const [text, counted] of fields) {
      if (words.length > 1) words.push('\n');
      for (const { word } of wordsOf(text)) {
        words.push(word);
        const stem = this.#vocabulary.add(word);
        counts.set(stem, (counts.get(stem) ?? 0) + counted);
        if (!STOP_WORDS.has(word)) length += counted;
      }
    }
    const number = this.#things.length;
    for (const [stem, count] of counts) {
      let postings = this.#postings.get(stem);
      if (!postings) {
        postings = { numbers: [], counts: [] };
        this.#postings.set(stem, postings);
      }
      postings.numbers.push(number);
      postings.counts.push(count);
    }
    this.#numbers.set(thing.key, number);
    this.#things.push(thing);
    this.#standings.put(number, standing);
    this.#lengths.push(length);
    // Joined at once, because a string that is added up is put together when it is searched for the first time.
    this.#words.push([...words, ''].join(' '));
    this.#totalLength += length;
  }

  remove(key: string): void {
    const number = this.#numbers.get(key);
    if (number === undefined) return;
    this.#numbers.delete(key);
    this.#things[number] = undefined;
    this.#standings.marks[number] = 0;
    this.#words[number] = '';
    this.#totalLength -= this.#lengths[number] ?? 0;
  }

  /** Marks a thing with up to eight bits. */
  mark(key: string, bits: number): void {
    const number = this.#numbers.get(key);
    if (number !== undefined) this.#standings.marks[number] = bits;
  }

  /** Adds the best things in which the words occur to `best`, as `search` finds them, and counts all of them. */
  rank(text: string, sought: Sought<T>, best: Best<T>): { total: number; stems: ReadonlySet<string> } {
    const { groups, isLookUp } = this.#looked(text, sought);
    const phrases = (sought.phrases ?? []).map(lineOf);
    const ranked = (all: boolean) => this.#ranked(this.#scoredFor(groups, all), phrases, sought, best);
    const whole = isLookUp ? ranked(true) : 0;
    const total = whole === 0 && !(isLookUp && sought.only) ? ranked(false) : whole;
    return { total, stems: stemsOf(groups) };
  }

  /** Marks for what several calls of `rank` find together. */
  noneTaken(): Uint8Array {
    return new Uint8Array(this.#things.length);
  }

  /** Adds all things to `best`, without words to rank them, and counts them. */
  rankAll({ bits, accepts }: Sought<T>, best: Best<T>): number {
    let total = 0;
    // Mostly the latest first, beside which earlier ones are not among the best.
    for (let number = this.#things.length - 1; number >= 0; number -= 1) {
      const thing = this.#things[number];
      if (((this.#standings.marks[number] ?? 0) & bits) === 0 || !thing || (accepts && !accepts(thing)))
        continue;
      total += 1;
      best.add(this.#standings.groups[number] ?? 0, thing, 0);
    }
    return total;
  }

  /**
   * The things in which the words occur: all of a few words if there is such a thing, otherwise any of them. Phrases
   * occur in each of them.
   */
  search(
    text: string,
    accepts: (thing: T) => boolean,
    { phrases = [], anyWord = false, bits }: Narrowing = {},
  ): Matches<T> {
    const { groups, isLookUp } = this.#looked(text, { anyWord });
    const sought = phrases.map(lineOf);
    const passes = bits === undefined ? accepts : this.#marked(bits, accepts);
    const accepted = (all: boolean) => this.#accepted(this.#scoredFor(groups, all), passes, sought);
    const whole = isLookUp ? accepted(true) : undefined;
    return {
      ...(whole && whole.found.length > 0 ? whole : accepted(false)),
      stems: stemsOf(groups),
    };
  }

  /** What counts as the words that are looked for, and whether they all have to occur. */
  #looked(text: string, { anyWord = false, only }: Pick<Sought<T>, 'anyWord' | 'only'>): Looked {
    const { terms, isLookUp } = queryOf(text);
    const whole = isLookUp || only === 'all-words';
    const until = only === 'all-words' ? null : performance.now() + TYPOS_MS;
    return {
      groups: terms.map((term) => this.#groupsOf(term, whole, until)),
      isLookUp: whole && !anyWord && terms.length > 0,
    };
  }

  /**
   * The scores of everything in which all words occur or any of them, and the bits of those that have to. Where all have
   * to, the rarest word comes first, and of the others only what it leaves counts.
   */
  #scoredFor(groups: readonly Group[][], all: boolean): { scored: Scored; terms: number } {
    const scored = this.#scored;
    scored.begin(this.#things.length);
    this.#norms.bring(this.#lengths, this.#totalLength / Math.max(this.size, 1) || 1);
    const found = groups.map((alternatives) => this.#foundBy(alternatives));
    const size = (some: readonly Weighed[]) =>
      some.reduce((sum, { postings }) => sum + postings.numbers.length, 0);
    if (all) found.sort((a, b) => size(a) - size(b));
    let terms = 0;
    for (const [at, some] of found.entries()) {
      this.#score(some, 1 << at, scored, all ? terms : 0);
      terms |= 1 << at;
    }
    return { scored, terms: all ? terms : 0 };
  }

  /** Ranks the things in which all of these terms and phrases occur, and counts them. */
  #ranked(
    { scored: { touched, count, seen, scores }, terms }: { scored: Scored; terms: number },
    phrases: readonly string[],
    { bits, accepts, taken }: Sought<T>,
    best: Best<T>,
  ): number {
    const { marks, groups, weights } = this.#standings;
    const { floors } = best;
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const number = touched[at] as number;
      if (((seen[number] as number) & terms) !== terms || ((marks[number] as number) & bits) === 0) continue;
      if (accepts && !accepts(this.#things[number] as T)) continue;
      if (phrases.length > 0 && !phrases.every((phrase) => this.#words[number]?.includes(phrase))) continue;
      if (taken) {
        if (taken[number] === 1) continue;
        taken[number] = 1;
      }
      total += 1;
      const score = (scores[number] as number) * (weights[number] as number);
      const group = groups[number] as number;
      if (score >= (floors[group] as number)) best.add(group, this.#things[number] as T, score);
    }
    return total;
  }

  #marked(bits: number, accepts: (thing: T) => boolean): (thing: T) => boolean {
    return (thing) =>
      ((this.#standings.marks[this.#numbers.get(thing.key) ?? -1] ?? 0) & bits) !== 0 && accepts(thing);
  }

  /** The things in which all of these terms and phrases occur. */
  #accepted(
    { scored: { touched, count, seen, scores }, terms: bits }: { scored: Scored; terms: number },
    accepts: (thing: T) => boolean,
    phrases: readonly string[],
  ) {
    const found: T[] = [];
    const given: number[] = [];
    const all = this.#things;
    for (let at = 0; at < count; at += 1) {
      const number = touched[at] ?? 0;
      const thing = all[number];
      if (thing === undefined || ((seen[number] ?? 0) & bits) !== bits || !accepts(thing)) continue;
      if (phrases.length > 0 && !phrases.every((phrase) => this.#words[number]?.includes(phrase))) continue;
      found.push(thing);
      given.push(scores[number] ?? 0);
    }
    return { found, scores: given };
  }

  /**
   * What counts as this word. Beginnings and typing errors count if the word itself does not occur; `until` is null where
   * errors do not.
   */
  #groupsOf({ word, typing }: Term, isLookUp: boolean, until: number | null): Group[] {
    const stem = stemOf(word);
    const own = this.#occurs(stem) ? [{ stems: [stem], weight: 1 }] : [];
    if (own.length > 0 && !(typing && isLookUp)) return own;
    if (typing) {
      const longer = this.#mostFrequent(this.#vocabulary.beginningWith(word), stem);
      if (longer.length > 0) return [...own, { stems: longer, weight: PREFIX_WEIGHT }];
    }
    if (own.length > 0 || word.length <= 4 || until === null) return own;
    return [{ stems: this.#mostFrequent(this.#vocabulary.near(word, until), stem), weight: TYPO_WEIGHT }];
  }

  #occurs(stem: string): boolean {
    return this.#postings.get(stem)?.numbers.some((number) => this.#things[number] !== undefined) ?? false;
  }

  #mostFrequent(stems: ReadonlySet<string>, without: string): string[] {
    const found = [...stems].filter((stem) => stem !== without && this.#occurs(stem));
    if (found.length <= EXPANSIONS_MAX) return found;
    const frequency = (stem: string) => this.#postings.get(stem)?.numbers.length ?? 0;
    return found.sort((a, b) => frequency(b) - frequency(a)).slice(0, EXPANSIONS_MAX);
  }

  /** The postings of one term, with the most that each can give. */
  #foundBy(groups: readonly Group[]): Weighed[] {
    return groups.flatMap(({ stems, weight }) => {
      const some = [...stems].flatMap((stem) => this.#postings.get(stem) ?? []);
      const frequency = some.reduce((sum, { numbers }) => sum + numbers.length, 0);
      const rarity = Math.log(1 + Math.max(this.size - frequency + 0.5, 0.5) / (frequency + 0.5));
      return some.map((postings) => ({ postings, most: weight * rarity * (K1 + 1) }));
    });
  }

  /** Adds the score of one term, of which the best alternative counts, to what has all of the terms before. */
  #score(found: readonly Weighed[], bit: number, scored: Scored, before: number): void {
    const norms = this.#norms.values;
    for (const { postings, most } of found) {
      // What has a stem is in its postings once, so with one stem there is nothing to compare.
      if (found.length === 1) scored.add(postings, most, norms, bit, before);
      else scored.addBest(postings, most, norms, bit, before);
    }
  }
}

/** How a phrase stands among the words of a thing. */
const lineOf = ({ words, typing }: Phrase) => ` ${words.join(' ')}${typing ? '' : ' '}`;

const stemsOf = (groups: readonly Group[][]): ReadonlySet<string> =>
  new Set(groups.flatMap((alternatives) => alternatives.flatMap(({ stems }) => [...stems])));
