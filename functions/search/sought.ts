import { wordsOf } from '../../domain/shared/words.ts';
import { stemOf } from './vocabulary.ts';

/** A word of a text that has one of the stems that are looked for. */
export interface SoughtWord {
  readonly at: number;
  readonly stem: string;
  readonly length: number;
}

/** Texts whose words consist of ASCII letters and digits only: what else stands there separates them. */
const PLAIN = /^[\0-\x7f\xab\xb7\xbb\u2010-\u2027\u2030-\u205e]*$/;

/** By code: whether it is an ASCII letter or digit. */
const LETTERS = Array.from({ length: 128 }, (_, code) => /[a-z0-9]/i.test(String.fromCharCode(code)));

/** Finds the words with one of these stems in texts, in their order. A stem begins as its word does. */
export function soughtWords(stems: ReadonlySet<string>): (text: string) => Iterable<SoughtWord> {
  const beginnings = new Set(Array.from(stems, (stem) => stem.charCodeAt(0)));

  function* inPlain(text: string): Generator<SoughtWord> {
    for (let at = 0; at < text.length; at += 1) {
      const from = at;
      while (LETTERS[text.charCodeAt(at)]) at += 1;
      const first = text.charCodeAt(from);
      if (at === from || !(beginnings.has(first) || beginnings.has(first | 0x20))) continue;
      const stem = stemOf(text.slice(from, at).toLowerCase());
      if (stems.has(stem)) yield { at: from, stem, length: at - from };
    }
  }

  function* inAny(text: string): Generator<SoughtWord> {
    for (const { word, from: at } of wordsOf(text)) {
      if (!beginnings.has(word.charCodeAt(0))) continue;
      const stem = stemOf(word);
      if (stems.has(stem)) yield { at, stem, length: word.length };
    }
  }

  return (text) => (PLAIN.test(text) ? inPlain(text) : inAny(text));
}
