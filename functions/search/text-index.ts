import type { Phrase } from '../../domain/shared/asked.ts';
import { queryOf, type Term } from '../../domain/shared/query.ts';
import { STOP_WORDS } from '../../domain/shared/stop-words.ts';
import { wordsOf } from '../../domain/shared/words.ts';
import type { Best } from './best.ts';
import { stemOf, Vocabulary } from './vocabulary.ts';

/** The texts of a thing by field, with how much a word counts there. */
export type Fields = readonly (readonly [text: string, weight: number])[];

export interface Matches<T> {
  /** In no particular order. */
  readonly found: readonly T[];
  /** The score of each of them. */
  readonly scores: readonly number[];
  /** Stems of the words that were looked for. */
  readonly stems: ReadonlySet<string>;
}

/** What else decides how a thing ranks. */
export interface Standing {
  /** The best of each group are kept. A number below 256. */
  readonly group: number;
  /** What its score is multiplied with. */
  readonly weight: number;
}
const ALIKE: Standing = { group: 0, weight: 1 };

export interface Narrowing {
  readonly phrases?: readonly Phrase[];
  /** Things that have none of these bits are not found, see `mark`. */
  readonly bits?: number;
  /** That any of the words occurs is enough, also of a few. */
  readonly anyWord?: boolean;
}

/** What is found among things with certain marks. */
export interface Sought<T> extends Narrowing {
  /** Things that have none of these bits are not found, see `mark`. */
  readonly bits: number;
  /** Asked only of things that have the words and the bits. */
  readonly accepts?: ((thing: T) => boolean) | undefined;
}

/** The things in which a stem occurs, by their number, and how often it does there, with the weights of the fields. */
interface Postings {
  readonly numbers: number[];
  readonly counts: number[];
}

/** Stems that count as one term; the weight is less than 1 where they only resemble it. */
interface Group {
  readonly stems: Iterable<string>;
  readonly weight: number;
}

/** BM25: how soon more occurrences count no more, and how much the length of a text matters. Tried on Cranfield. */
const K1 = 1.5;
const B = 0.75;
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
  /** By number, see Standing and `mark`; so that what has a common word is decided without looking at the things. */
  #marks = new Uint8Array(64);
  #groups = new Uint8Array(64);
  #weights = new Float64Array(64);
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
  put(thing: T, fields: Fields, { group, weight }: Standing = ALIKE): void {
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
    if (number >= this.#marks.length) this.#grow();
    this.#marks[number] = 0;
    this.#groups[number] = group;
    this.#weights[number] = weight;
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
    this.#marks[number] = 0;
    this.#words[number] = '';
    this.#totalLength -= this.#lengths[number] ?? 0;
  }

  /** Marks a thing with up to eight bits. */
  mark(key: string, bits: number): void {
    const number = this.#numbers.get(key);
    if (number !== undefined) this.#marks[number] = bits;
  }

  /** Adds the best things in which the words occur to `best`, as `search` finds them, and counts all of them. */
  rank(text: string, sought: Sought<T>, best: Best<T>): { total: number; stems: ReadonlySet<string> } {
    const { scored, all, groups } = this.#scoredFor(text, sought.anyWord);
    const phrases = (sought.phrases ?? []).map(lineOf);
    const whole = this.#ranked(scored, all, phrases, sought, best);
    const total = all > 0 && whole === 0 ? this.#ranked(scored, 0, phrases, sought, best) : whole;
    return { total, stems: stemsOf(groups) };
  }

  /** Adds all things to `best`, without words to rank them, and counts them. */
  rankAll({ bits, accepts }: Sought<T>, best: Best<T>): number {
    let total = 0;
    // Mostly the latest first, beside which earlier ones are not among the best.
    for (let number = this.#things.length - 1; number >= 0; number -= 1) {
      const thing = this.#things[number];
      if (((this.#marks[number] ?? 0) & bits) === 0 || !thing || (accepts && !accepts(thing))) continue;
      total += 1;
      best.add(this.#groups[number] ?? 0, thing, 0);
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
    const { scored, all, groups } = this.#scoredFor(text, anyWord);
    const sought = phrases.map(lineOf);
    const passes = bits === undefined ? accepts : this.#marked(bits, accepts);
    const whole = this.#accepted(scored, all, passes, sought);
    return {
      ...(all > 0 && whole.found.length === 0 ? this.#accepted(scored, 0, passes, sought) : whole),
      stems: stemsOf(groups),
    };
  }

  /** The scores of everything in which a word occurs, and the bits of the terms that have to occur. */
  #scoredFor(text: string, anyWord = false): { scored: Scored; all: number; groups: readonly Group[][] } {
    const { terms, isLookUp } = queryOf(text);
    const until = performance.now() + TYPOS_MS;
    const groups = terms.map((term) => this.#groupsOf(term, isLookUp, until));
    const scored = this.#scored;
    scored.begin(this.#things.length);
    this.#norms.bring(this.#lengths, this.#totalLength / Math.max(this.size, 1) || 1);
    for (const [bit, alternatives] of groups.entries()) this.#score(alternatives, 1 << bit, scored);
    return { scored, all: isLookUp && !anyWord ? 2 ** terms.length - 1 : 0, groups };
  }

  /** Ranks the things in which all of these terms and phrases occur, and counts them. */
  #ranked(
    { touched, count, seen, scores }: Scored,
    terms: number,
    phrases: readonly string[],
    { bits, accepts }: Sought<T>,
    best: Best<T>,
  ): number {
    const [marks, groups, weights, { floors }] = [this.#marks, this.#groups, this.#weights, best];
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const number = touched[at] as number;
      if (((seen[number] as number) & terms) !== terms || ((marks[number] as number) & bits) === 0) continue;
      if (accepts && !accepts(this.#things[number] as T)) continue;
      if (phrases.length > 0 && !phrases.every((phrase) => this.#words[number]?.includes(phrase))) continue;
      total += 1;
      const score = (scores[number] as number) * (weights[number] as number);
      const group = groups[number] as number;
      if (score >= (floors[group] as number)) best.add(group, this.#things[number] as T, score);
    }
    return total;
  }

  #marked(bits: number, accepts: (thing: T) => boolean): (thing: T) => boolean {
    return (thing) => ((this.#marks[this.#numbers.get(thing.key) ?? -1] ?? 0) & bits) !== 0 && accepts(thing);
  }

  #grow(): void {
    const room = 2 * this.#marks.length;
    const [marks, groups, weights] = [this.#marks, this.#groups, this.#weights];
    this.#marks = new Uint8Array(room);
    this.#groups = new Uint8Array(room);
    this.#weights = new Float64Array(room);
    this.#marks.set(marks);
    this.#groups.set(groups);
    this.#weights.set(weights);
  }

  /** The things in which all of these terms and phrases occur. */
  #accepted(
    { touched, count, seen, scores }: Scored,
    bits: number,
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

  /** What counts as this word. Beginnings and typing errors count if the word itself does not occur. */
  #groupsOf({ word, typing }: Term, isLookUp: boolean, until: number): Group[] {
    const stem = stemOf(word);
    const own = this.#occurs(stem) ? [{ stems: [stem], weight: 1 }] : [];
    if (own.length > 0 && !(typing && isLookUp)) return own;
    if (typing) {
      const longer = this.#mostFrequent(this.#vocabulary.beginningWith(word), stem);
      if (longer.length > 0) return [...own, { stems: longer, weight: PREFIX_WEIGHT }];
    }
    if (own.length > 0 || word.length <= 4) return own;
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

  /** Adds the score of one term, of which the best alternative counts. */
  #score(groups: readonly Group[], bit: number, scored: Scored): void {
    const norms = this.#norms.values;
    for (const { stems, weight } of groups) {
      const some = [...stems].flatMap((stem) => this.#postings.get(stem) ?? []);
      const frequency = some.reduce((sum, { numbers }) => sum + numbers.length, 0);
      const rarity = Math.log(1 + Math.max(this.size - frequency + 0.5, 0.5) / (frequency + 0.5));
      const most = weight * rarity * (K1 + 1);
      for (const postings of some) {
        // What has a stem is in its postings once, so with one stem there is nothing to compare.
        if (some.length === 1 && groups.length === 1) scored.add(postings, most, norms, bit);
        else scored.addBest(postings, most, norms, bit);
      }
    }
  }
}

/** How a phrase stands among the words of a thing. */
const lineOf = ({ words, typing }: Phrase) => ` ${words.join(' ')}${typing ? '' : ' '}`;

const stemsOf = (groups: readonly Group[][]): ReadonlySet<string> =>
  new Set(groups.flatMap((alternatives) => alternatives.flatMap(({ stems }) => [...stems])));

/** For each thing, the part of BM25 that depends on its length only. */
class Norms {
  values = new Float64Array();
  #average = 0;
  #count = 0;

  /** Brings them in line with the lengths and their average. */
  bring(lengths: readonly number[], average: number): void {
    const from = average === this.#average ? this.#count : 0;
    if (lengths.length > this.values.length) {
      const grown = new Float64Array(2 * lengths.length);
      grown.set(this.values);
      this.values = grown;
    }
    for (let at = from; at < lengths.length; at += 1)
      this.values[at] = K1 * (1 - B + (B * (lengths[at] ?? 0)) / average);
    this.#average = average;
    this.#count = lengths.length;
  }
}

/** The scores of a search, by the things' numbers. */
class Scored {
  scores = new Float64Array();
  /** The terms that occur in each thing, a bit for each. */
  seen = new Uint32Array();
  /** What the present term has given each thing; to be read only where `seen` has its bit. */
  given = new Float64Array();
  /** The numbers of the first `count` things that were given a score. */
  touched = new Uint32Array();
  count = 0;

  /** Forgets the search before. */
  begin(size: number): void {
    if (size > this.seen.length) {
      const room = 2 * size;
      this.scores = new Float64Array(room);
      this.seen = new Uint32Array(room);
      this.given = new Float64Array(room);
      this.touched = new Uint32Array(room);
    } else if (this.count > size / 4) {
      this.scores.fill(0);
      this.seen.fill(0);
    } else
      for (let at = 0; at < this.count; at += 1) {
        const number = this.touched[at] ?? 0;
        this.scores[number] = 0;
        this.seen[number] = 0;
      }
    this.count = 0;
  }

  /** Adds the scores of a term that has only one stem. */
  add({ numbers, counts }: Postings, most: number, norms: Float64Array, bit: number): void {
    const { scores, seen, touched } = this;
    let last = this.count;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      const count = counts[at] as number;
      const bits = seen[number] as number;
      if (bits === 0) {
        touched[last] = number;
        last += 1;
      }
      scores[number] = (scores[number] as number) + (most * count) / (count + (norms[number] as number));
      seen[number] = bits | bit;
    }
    this.count = last;
  }

  /** Adds the scores of one of a term's stems, where they are better than those of its other stems. */
  addBest({ numbers, counts }: Postings, most: number, norms: Float64Array, bit: number): void {
    const { scores, seen, given, touched } = this;
    let last = this.count;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      const count = counts[at] as number;
      const score = (most * count) / (count + (norms[number] as number));
      const bits = seen[number] as number;
      if (bits === 0) {
        touched[last] = number;
        last += 1;
      }
      const before = (bits & bit) === 0 ? 0 : (given[number] as number);
      if (score > before) {
        given[number] = score;
        scores[number] = (scores[number] as number) + score - before;
      }
      seen[number] = bits | bit;
    }
    this.count = last;
  }
}
