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

/** A form of a word: as it is written, and folded word by word. */
interface Form {
  readonly written: string;
  readonly words: readonly string[];
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

const formOf = (written: string): Form => ({ written, words: [...wordsOf(written)].map(({ word }) => word) });
/** “IT” among other words is mostly “it”. */
const tells = ({ words }: Form) => words.some((word) => !STOP_WORDS.has(word));
const isWord = ({ words }: Form) => words.length === 1;
const same = (a: Form, b: Form) => a.words.join(' ') === b.words.join(' ');
const stems = ({ words }: Form) => words.map(stemOf).join(' ');

/** Words for the same in a community, such as the terms of its glossary and their synonyms. */
export class Synonyms {
  readonly #meanings = new Map<string, Meaning>();
  /** The forms that begin with a word, by the keys of what they belong to. */
  readonly #beginning = new Map<string, Map<string, readonly Form[]>>();

  put({ key, of, title, shows }: Entry): void {
    this.remove(key);
    const meaning = (of.sameAs?.(title, shows) ?? [])
      .map((forms) => forms.map(formOf).filter(tells))
      .filter((forms) => forms.length > 0);
    if (meaning.flat().length < 2) return;
    this.#meanings.set(key, meaning);
    for (const form of meaning.flat()) {
      const first = form.words[0] ?? '';
      const known = this.#beginning.get(first) ?? new Map<string, readonly Form[]>();
      this.#beginning.set(first, known.set(key, [...(known.get(key) ?? []), form]));
    }
  }

  remove(key: string): void {
    for (const { words } of this.#meanings.get(key)?.flat() ?? []) {
      const known = this.#beginning.get(words[0] ?? '');
      known?.delete(key);
      if (known?.size === 0) this.#beginning.delete(words[0] ?? '');
    }
    this.#meanings.delete(key);
  }

  /** What is searched for beside what was asked: the same with other words for what it says. */
  widen({ text, phrases }: Pick<Asked, 'text' | 'phrases'>): Wider[] {
    if (this.#meanings.size === 0) return [];
    const uses = this.#usesIn(text, phrases).slice(0, USES_MAX);
    const most = Math.floor(WIDER_MAX / Math.max(uses.length, 1));
    const others = uses.map((use) => othersOf(use).slice(0, most));
    // In a question other words count little, so that the whole with another word would find what the question finds.
    const wider = queryOf(text).isLookUp
      ? exchanged(text, phrases, uses, others)
      : uses.flatMap((use, at) => (others[at] ?? []).map((other) => alone(phrases, use, other)));
    return wider.slice(0, WIDER_MAX);
  }

  #usesIn(text: string, phrases: readonly AskedPhrase[]): Use[] {
    const words = [...wordsOf(text)];
    const uses: Use[] = [];
    for (let at = 0; at < words.length; ) {
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
    const { words, from, to } = phrase;
    const forms = this.#formsAt(words, 0).filter((form) => form.words.length === words.length);
    return forms[0] && this.#saidBy(forms[0], from, to, phrase);
  }

  #longestAt(words: readonly Word[], at: number, phrases: readonly AskedPhrase[]): Use | undefined {
    const next = phrases.find(({ from }) => from >= (words[at]?.from ?? 0))?.from ?? Number.POSITIVE_INFINITY;
    const unquoted = words.filter(({ from }) => from < next).map(({ word }) => word);
    const [longest] = this.#formsAt(unquoted, at).sort((a, b) => b.words.length - a.words.length);
    const last = longest && words[at + longest.words.length - 1];
    return longest && last && this.#saidBy(longest, words[at]?.from ?? 0, last.to, undefined);
  }

  #formsAt(words: readonly string[], at: number): Form[] {
    const forms = [...(this.#beginning.get(words[at] ?? '')?.values() ?? [])].flat();
    return forms.filter((form) => form.words.every((word, index) => words[at + index] === word));
  }

  /** Terms that share a form all count. */
  #saidBy(form: Form, from: number, to: number, phrase: AskedPhrase | undefined): Use {
    const keys = [...(this.#beginning.get(form.words[0] ?? '') ?? [])].filter(([, forms]) =>
      forms.some((one) => same(one, form)),
    );
    return { form, from, to, phrase, words: keys.flatMap(([key]) => this.#meanings.get(key) ?? []) };
  }
}

/** Other forms for a use, words before their other forms. Those of the same stem are found already, but not in quotes. */
function othersOf({ form: used, phrase, words }: Use): Other[] {
  const saidOf = (forms: readonly Form[], form: Form) =>
    forms.some((one) => same(one, used)) ? form.written : (forms[0]?.written ?? form.written);
  const all = [
    ...words.map((forms) => forms.slice(0, 1).map((form) => ({ form, said: saidOf(forms, form) }))),
    ...words.map((forms) => forms.slice(1).map((form) => ({ form, said: saidOf(forms, form) }))),
  ].flat();
  const known: Form[] = [used];
  return all.filter(({ form }) => {
    const isKnown =
      (!phrase && stems(form) === stems(used)) ||
      known.some((one) => same(one, form) || (!phrase && isWord(one) && stems(one) === stems(form)));
    if (!isKnown) known.push(form);
    return !isKnown;
  });
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
