import { fold, wordsOf } from './words.ts';

/** The filters that a search may have among its words, such as `by:priya`. */
export const FILTERS = ['kind', 'by', 'tag'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface AskedFilter {
  readonly name: FilterName;
  /** Folded, with blanks between its words. */
  readonly value: string;
  /** As it was written, and where it stands in the text. */
  readonly written: string;
  readonly from: number;
}

/** Words that have to follow each other. */
export interface Phrase {
  /** Folded. */
  readonly words: readonly string[];
  /** Somebody may still be typing the last of them. */
  readonly typing: boolean;
}

/** A phrase, and where it stands with its quotes in what was asked. */
export interface AskedPhrase extends Phrase {
  readonly from: number;
  readonly to: number;
}

export interface Asked {
  readonly filters: readonly AskedFilter[];
  readonly phrases: readonly AskedPhrase[];
  /** What is looked for: everything but the filters, the words of phrases among it. */
  readonly text: string;
}

/** A filter stands at the beginning or after a blank; its value is a word or stands in quotes. */
const FILTER = /(?<=^|\s)(kind|by|tag):(?:["“„]([^"“”„]{1,80})["”“]|([^\s"“”„]{1,80}))(?=\s|$)/giu;
const QUOTED = /["“„]([^"“”„]*)(["”“]?)/gu;

/** More than anybody types; each is looked for in every text that has its words. The words of further ones still count. */
const PHRASES_MAX = 10;

/** A value for comparing: `Decision-Tree` and `decision tree` are the same. */
export const comparable = (text: string): string => [...wordsOf(text)].map(({ word }) => word).join(' ');

/** Reads a search: filters, phrases in quotes, and words. A filter that is not understood is plain words. */
export function askedIn(
  text: string,
  understands: (name: FilterName, value: string) => boolean = () => true,
): Asked {
  const filters: AskedFilter[] = [];
  const rest = text.replace(
    FILTER,
    (written: string, said: string, quoted = '', plain = '', from: number) => {
      const name = FILTERS.find((one) => one === said.toLowerCase());
      const value = comparable(quoted || plain);
      if (!name || value === '' || !understands(name, value)) return written;
      filters.push({ name, value, written, from });
      // As long as before, so that what is behind stays where it was.
      return ' '.repeat(written.length);
    },
  );
  const quotedParts = [...rest.matchAll(QUOTED)].flatMap(
    ({ 0: quoted, 1: inside = '', 2: end, index: from }) => {
      const words = [...wordsOf(inside)].map(({ word }) => word);
      if (words.length === 0) return [];
      return [{ words, typing: end === '' && !/\s$/.test(inside), from, to: from + quoted.length }];
    },
  );
  return { filters, phrases: quotedParts.slice(0, PHRASES_MAX), text: rest };
}

/** Whether each word of `value` begins a word of a name, as `by:priya` finds Priya Natarajan. */
export function isNamed(name: string, value: string): boolean {
  const own = fold(name).split(/[^\p{L}\p{N}\p{M}]+/u);
  return value.split(' ').every((part) => own.some((word) => word.startsWith(part)));
}
