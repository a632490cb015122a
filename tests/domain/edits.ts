/** Texts whose words have an identity, and random edits of them: what a passage's words have become is known. */
export interface IdWord {
  readonly word: string;
  readonly id: number;
}
/** A paragraph, a heading or an item: sentences of words. */
export type Block = readonly (readonly IdWord[])[];
export type Doc = readonly Block[];

export type Random = () => number;

export function random(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const COMMON =
  'the to and a of you in it is that they what with for we on not have be this if as are or your do them when about one people can ask say will there from before more but team who so at their how by was an time work then first feedback'.split(
    ' ',
  );
const SYLLABLES = 'ba de ki lo mu na re si to vu wa xe pi go fu he'.split(' ');
const RARE = SYLLABLES.flatMap((a) => SYLLABLES.map((b) => `${a}${b}${a === b ? 'n' : 'm'}`));
const VOCABULARY = [...COMMON, ...RARE];
const CUMULATED: number[] = [];
/** By Zipf's law: the second word half as often as the first. */
for (const rank of VOCABULARY.keys()) CUMULATED.push((CUMULATED.at(-1) ?? 0) + 1 / (rank + 2.7));

export class Writer {
  readonly next: Random;
  #id = 0;

  constructor(next: Random) {
    this.next = next;
  }

  below = (count: number) => Math.floor(this.next() * count);
  between = (from: number, to: number) => from + this.below(to - from + 1);
  one = <T>(all: readonly T[]): T => all[this.below(all.length)] as T;

  word(): IdWord {
    const at = this.next() * (CUMULATED.at(-1) ?? 1);
    this.#id += 1;
    return { word: VOCABULARY[CUMULATED.findIndex((sum) => sum > at)] ?? 'the', id: this.#id };
  }
  sentence = (from = 5, to = 18) => Array.from({ length: this.between(from, to) }, () => this.word());
  block(): Block {
    const kind = this.next();
    if (kind < 0.15) return [this.sentence(2, 4)];
    if (kind < 0.4) return [this.sentence(3, 10)];
    return Array.from({ length: this.between(1, 5) }, () => this.sentence());
  }
  doc = (): Doc => Array.from({ length: this.between(6, 16) }, () => this.block());

  /** The same words anew, some of them others: a similar paragraph, of which nothing is the same. */
  twinOf(block: Block, share: number): Block {
    const twin = block.map((sentence) =>
      sentence.map(({ word }) => {
        const other = this.word();
        return this.next() < share ? other : { ...other, word };
      }),
    );
    const same = (some: Block) =>
      some
        .flat()
        .map(({ word }) => word)
        .join(' ');
    return same(twin) === same(block) ? this.twinOf(block, share) : twin;
  }
}

/** A text with the places of its words. */
export interface Written {
  readonly text: string;
  readonly words: readonly (IdWord & { readonly from: number; readonly to: number })[];
}

export function written(doc: Doc): Written {
  const words: (IdWord & { from: number; to: number })[] = [];
  let text = '';
  for (const [n, block] of doc.entries()) {
    if (n > 0) text += '\n';
    for (const [m, sentence] of block.entries()) {
      if (m > 0) text += ' ';
      for (const [k, one] of sentence.entries()) {
        if (k > 0) text += ' ';
        const shown = k === 0 ? one.word.charAt(0).toUpperCase() + one.word.slice(1) : one.word;
        words.push({ ...one, from: text.length, to: text.length + shown.length });
        text += shown;
      }
      if (sentence.length > 0) text += '.';
    }
  }
  return { text, words };
}

/** An edit of a text in which the passage of these words, in this block, is annotated. */
export type Edit = (writer: Writer, doc: Doc, block: number, passage: ReadonlySet<number>) => Doc;

const without = (doc: Doc, at: number) => doc.filter((_, n) => n !== at);
const inserted = (doc: Doc, at: number, block: Block): Doc => [...doc.slice(0, at), block, ...doc.slice(at)];
const change = (doc: Doc, at: number, block: Block): Doc => doc.map((one, n) => (n === at ? block : one));

/** Words are replaced, taken out and put in, up to one in six. */
export const changeWords: Edit = (writer, doc) => {
  const rate = writer.next() * 0.16;
  return doc.map((block) =>
    block.map((sentence) =>
      sentence.flatMap((word) => {
        if (writer.next() >= rate) return [word];
        const how = writer.next();
        return how < 0.6 ? [writer.word()] : how < 0.8 ? [] : [word, writer.word()];
      }),
    ),
  );
};

/** The passage is deleted, or its sentences, or its paragraph. */
export const deletePassage: Edit = (writer, doc, at, passage) => {
  const how = writer.next();
  if (how < 0.4) return without(doc, at);
  const block = doc[at] ?? [];
  if (how < 0.7) {
    const rest = block.filter((sentence) => !sentence.some(({ id }) => passage.has(id)));
    return rest.length > 0 ? change(doc, at, rest) : without(doc, at);
  }
  return change(
    doc,
    at,
    block.map((sentence) => sentence.filter(({ id }) => !passage.has(id))),
  );
};

/** Sentences and paragraphs are put in, also in the midst of the passage's paragraph. */
export const insert: Edit = (writer, doc, block) => {
  let now = doc;
  let own = block;
  for (let n = writer.between(1, 4); n > 0; n -= 1) {
    if (writer.next() < 0.5) {
      const at = writer.below(now.length + 1);
      now = inserted(now, at, writer.block());
      if (at <= own) own += 1;
    } else {
      const at = writer.next() < 0.5 ? own : writer.below(now.length);
      const sentences = now[at] ?? [];
      const to = writer.below(sentences.length + 1);
      now = change(now, at, [...sentences.slice(0, to), writer.sentence(), ...sentences.slice(to)]);
    }
  }
  return now;
};

/** The passage's paragraph is moved to another place. */
export const move: Edit = (writer, doc, at) => {
  const rest = without(doc, at);
  let to = writer.below(rest.length + 1);
  if (to === at) to = (to + 1) % (rest.length + 1);
  return inserted(rest, to, doc[at] ?? []);
};

/** The passage's paragraph is deleted while a similar one was there before, somewhere in the text. */
export const twinRemains: Edit = (_, doc, at) => without(doc, at);

/** The passage's paragraph is deleted, and a similar one is written somewhere else in the same revision. */
export const twinIsAdded: Edit = (writer, doc, at) => {
  const twin = writer.twinOf(doc[at] ?? [], 0.15 + writer.next() * 0.3);
  const rest = without(doc, at);
  // In the paragraph's own place it would be the same paragraph with other words, and no text could tell.
  const to = writer.below(rest.length);
  return inserted(rest, to < at ? to : to + 1, twin);
};

/** What became of a passage, as its words know it. */
export type Outcome = 'right' | 'wrong' | 'orphan' | 'false orphan';

/**
 * Of the words from `from` to `to`, of which the passage consisted: wrong if it was put where most of those that are left
 * do not stand, a false orphan if most are left and it was put nowhere.
 */
export function judge(
  old: Written,
  now: Written,
  [from, to]: readonly [number, number],
  placed: { readonly start: number; readonly end: number } | null,
): Outcome {
  const own = new Set(old.words.slice(from, to).map(({ id }) => id));
  const left = now.words.filter(({ id }) => own.has(id));
  if (!placed) return left.length >= 0.6 * (to - from) ? 'false orphan' : 'orphan';
  const inPlace = left.filter((word) => word.from < placed.end && word.to > placed.start);
  return left.length > 0 && inPlace.length >= left.length / 2 ? 'right' : 'wrong';
}
