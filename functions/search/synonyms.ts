import type { Asked, AskedPhrase, Phrase } from '../../domain/shared/asked.ts';
import { queryOf } from '../../domain/shared/query.ts';
import { STOP_WORDS } from '../../domain/shared/stop-words.ts';
import { type Word, wordsOf } from '../../domain/shared/words.ts';
import type { Entry } from './search-answer.ts';
import { stemOf } from './vocabulary.ts';

/** Something else that is searched for beside what was asked. */
export interface Wider {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  /** The words for the same that it has, as they are said to whoever searches. */
  readonly said: readonly string[];
}

/** A form of a word: as it is written, and folded word by word, in a line as well. */
interface Form {
  readonly written: string;
  readonly words: readonly string[];
  readonly line: string;
}

/** Words for the same, each with its forms. */
type Meaning = readonly (readonly Form[])[];

/** Where what was asked has a form, in quotes or not, and all words for what this form may mean. */
interface Use {
  readonly form: Form;
  readonly from: number;
  readonly to: number;
  readonly phrase: AskedPhrase | undefined;
  readonly words: Meaning;
}

interface Other {
  readonly form: Form;
  readonly said: string;
}

/** So much is searched for beside what was asked, as each costs as much as a search. */
const WIDER_MAX = 12;
const USES_MAX = 3;

function formOf(written: string): Form {
  const words = [...wordsOf(written)].map(({ word }) => word);
  return { written, words, line: words.join(' ') };
}
/** “IT” among other words is mostly “it”. */
const tells = ({ words }: Form) => words.some((word) => !STOP_WORDS.has(word));
const isWord = ({ words }: Form) => words.length === 1;
const stems = ({ words }: Form) => words.map(stemOf).join(' ');

/** Words for the same in a community, such as the terms of its glossary and their synonyms. */
export class Synonyms {
  readonly #meanings = new Map<string, Meaning>();
  /** By its line, what a form belongs to, by key. */
  readonly #forms = new Map<string, Map<string, Form>>();
  /** How many words a form had at most. */
  #longest = 0;

  put({ key, of, title, shows }: Entry): void {
    this.remove(key);
    const meaning = (of.sameAs?.(title, shows) ?? [])
      .map((forms) => forms.map(formOf).filter(tells))
      .filter((forms) => forms.length > 0);
    if (meaning.flat().length < 2) return;
    this.#meanings.set(key, meaning);
    for (const form of meaning.flat()) {
      const known = this.#forms.get(form.line) ?? new Map<string, Form>();
      this.#forms.set(form.line, known.set(key, form));
      this.#longest = Math.max(this.#longest, form.words.length);
    }
  }

  remove(key: string): void {
    for (const { line } of this.#meanings.get(key)?.flat() ?? []) {
      const known = this.#forms.get(line);
      known?.delete(key);
      if (known?.size === 0) this.#forms.delete(line);
    }
    this.#meanings.delete(key);
  }

  /** What is searched for beside what was asked: the same with other words for what it says. */
  widen({ text, phrases }: Pick<Asked, 'text' | 'phrases'>): Wider[] {
    if (this.#meanings.size === 0) return [];
    const uses = this.#usesIn(text, phrases);
    const most = Math.floor(WIDER_MAX / Math.max(uses.length, 1));
    const others = uses.map((use) => othersOf(use, most));
    // In a question other words count little, so that the whole with another word would find what the question finds.
    const wider = queryOf(text).isLookUp
      ? exchanged(text, phrases, uses, others)
      : uses.flatMap((use, at) => (others[at] ?? []).map((other) => alone(phrases, use, other)));
    return wider.slice(0, WIDER_MAX);
  }

  #usesIn(text: string, phrases: readonly AskedPhrase[]): Use[] {
    const words = [...wordsOf(text)];
    const uses: Use[] = [];
    for (let at = 0; at < words.length && uses.length < USES_MAX; ) {
      const from = words[at]?.from ?? 0;
      const phrase = phrases.find((one) => one.from <= from && from < one.to);
      const use = phrase ? this.#whole(phrase) : this.#longestAt(words, at, phrases);
      if (use) uses.push(use);
      const to = phrase?.to ?? use?.to ?? 0;
      do at += 1;
      while (at < words.length && (words[at]?.from ?? 0) < to);
    }
    return uses;
  }

  /** A phrase in quotes, where all of it is a form. */
  #whole(phrase: AskedPhrase): Use | undefined {
    return this.#saidBy(phrase.words.join(' '), phrase.from, phrase.to, phrase);
  }

  #longestAt(words: readonly Word[], at: number, phrases: readonly AskedPhrase[]): Use | undefined {
    const from = words[at]?.from ?? 0;
    const next = phrases.find((one) => one.from >= from)?.from ?? Number.POSITIVE_INFINITY;
    let line = '';
    let longest: { line: string; to: number } | undefined;
    for (const one of words.slice(at, at + this.#longest)) {
      if (one.from >= next) break;
      line += line === '' ? one.word : ` ${one.word}`;
      if (this.#forms.has(line)) longest = { line, to: one.to };
    }
    return longest && this.#saidBy(longest.line, from, longest.to, undefined);
  }

  /** Terms that share a form count all, up to as many as can be searched for. */
  #saidBy(line: string, from: number, to: number, phrase: AskedPhrase | undefined): Use | undefined {
    const saying = [...(this.#forms.get(line) ?? [])].slice(0, WIDER_MAX);
    const words = saying.flatMap(([key]) => this.#meanings.get(key) ?? []);
    return saying[0] && { form: saying[0][1], from, to, phrase, words };
  }
}

/** Other forms for a use, words before their other forms. Those of the same stem are found already, but not in quotes. */
function othersOf({ form: used, phrase, words }: Use, most: number): Other[] {
  const all = [
    ...words.flatMap((forms) => forms.slice(0, 1).map((form) => ({ form, forms }))),
    ...words.flatMap((forms) => forms.slice(1).map((form) => ({ form, forms }))),
  ];
  const known = new Set([used.line]);
  const stemmed = new Set(phrase ? [] : [stems(used)]);
  const others: Other[] = [];
  for (const { form, forms } of all) {
    if (others.length === most) break;
    if (known.has(form.line) || (!phrase && stemmed.has(stems(form)))) continue;
    known.add(form.line);
    if (isWord(form)) stemmed.add(stems(form));
    const isOfUsed = forms.some(({ line }) => line === used.line);
    others.push({ form, said: isOfUsed ? form.written : (forms[0]?.written ?? form.written) });
  }
  return others;
}

/** The stop keeps a form from being taken for the beginning of a longer word. */
const written = ({ form }: Other) => ` ${form.written} . `;

const phraseOf = ({ phrase }: Use, { form }: Other): Phrase[] =>
  phrase || !isWord(form) ? [{ words: form.words, typing: false }] : [];

const alone = (phrases: readonly AskedPhrase[], use: Use, other: Other): Wider => ({
  text: written(other),
  phrases: [...phrases.filter((one) => one !== use.phrase), ...phraseOf(use, other)],
  said: [other.said],
});

/** What was asked with one or more of its uses exchanged, first those with one. */
function exchanged(
  text: string,
  phrases: readonly AskedPhrase[],
  uses: readonly Use[],
  others: readonly (readonly Other[])[],
): Wider[] {
  let all: Wider[] = [{ text, phrases, said: [] }];
  // From the last, so that those before stay where they are.
  for (const [at, use] of [...uses.entries()].reverse())
    all = [
      ...all,
      ...all.flatMap((one) =>
        (others[at] ?? []).map((other) => ({
          text: one.text.slice(0, use.from) + written(other) + one.text.slice(use.to),
          phrases: [...one.phrases.filter((phrase) => phrase !== use.phrase), ...phraseOf(use, other)],
          said: [other.said, ...one.said],
        })),
      ),
    ].sort((a, b) => a.said.length - b.said.length);
  return all.slice(1);
}
