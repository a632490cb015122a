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

/** Finds the words with one of these stems in texts, in their order. A stem begins as its word does. */
export function soughtWords(stems: ReadonlySet<string>): (text: string) => Iterable<SoughtWord> {
  const beginnings = new Set(Array.from(stems, (stem) => stem.charCodeAt(0)));
  const plain = [...beginnings]
    .map((code) => String.fromCharCode(code))
    .filter((one) => /[a-z0-9]/.test(one));
  // `[]` is nothing.
  const beginsAlike = new RegExp(`(?<![a-z0-9])[${plain.join('')}][a-z0-9]*`, 'gi');

  function* inPlain(text: string): Generator<SoughtWord> {
    for (const { 0: word, index: at } of text.matchAll(beginsAlike)) {
      const stem = stemOf(word.toLowerCase());
      if (stems.has(stem)) yield { at, stem, length: word.length };
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
