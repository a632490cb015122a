import { STOP_WORDS } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** More words of a question than this are not looked for. */
const TERMS_MAX = 30;
/** A text of up to this many words that say something is a look-up; all of them must occur. A longer one is a question. */
const LOOK_UP_MAX = 3;

/** A word that is looked for. */
export interface Term {
  readonly word: string;
  /** Somebody may still be typing it, so that words that begin with it count as well. */
  readonly typing: boolean;
}

export interface Query {
  readonly terms: readonly Term[];
  readonly isLookUp: boolean;
}

/** What somebody looks for: each word once, without words that say nothing if there are others. */
export function queryOf(text: string): Query {
  const words = [...wordsOf(text)];
  const last = words.at(-1);
  const unique = [...new Set(words.map(({ word }) => word))];
  const telling = unique.filter((word) => !STOP_WORDS.has(word));
  const sought = (telling.length > 0 ? telling : unique).slice(0, TERMS_MAX);
  const isLookUp = sought.length <= LOOK_UP_MAX;
  // A single letter begins too many words to narrow anything down beside another word.
  const typed = last && last.to === text.trimEnd().length && (last.word.length > 1 || sought.length === 1);
  return {
    isLookUp,
    terms: sought.map((word) => ({ word, typing: typed === true && word === last?.word })),
  };
}
