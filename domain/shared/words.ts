/**
 * Letters that Unicode does not decompose into a plain letter and a mark, and what people type for them. Those that
 * have one are left to the decomposition.
 */
const LETTERS = new Map(
  `ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ħ:h ı:i ȷ:j ŋ:n ŧ:t ĸ:k ə:e ƒ:f ƀ:b ɓ:b ƃ:b ƈ:c ȼ:c ɗ:d ɖ:d ƌ:d ɇ:e ɛ:e ɠ:g
  ǥ:g ɨ:i ɩ:i ɉ:j ƙ:k ⱪ:k ƚ:l ɫ:l ɬ:l ɲ:n ƞ:n ɵ:o ɔ:o ƥ:p ɍ:r ɽ:r ʂ:s ȿ:s ƭ:t ʈ:t ⱦ:t ʉ:u ʋ:v ƴ:y ɏ:y ƶ:z ȥ:z ǝ:e
  ʒ:z ς:σ`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
const LEFT_ALONE = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/** Accents of Latin, Greek and Cyrillic, Hebrew and Arabic vowel points, tatweel, and characters that nobody sees. */
const MARKS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\p{Cf}]/gu;

const PLAIN = /^[a-z0-9]*$/;

/**
 * A text for comparing words: in lower case, without accents, with compatible characters (fullwidth, ligatures) and
 * letters such as ø replaced by plain ones. Vowel signs that make another word, as in Hindi and Thai, stay.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LEFT_ALONE, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC');
}

/** A word of a text and where it stands. */
export interface Word {
  /** Folded. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** U+200B separates words in scripts without blanks; the other invisible characters stand within words. */
const RUN = /(?:[\p{L}\p{N}\p{M}]|(?!\u200b)\p{Cf})+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
let segmenter: Intl.Segmenter | undefined;

/** The words of a text. Those of scripts without blanks are found by a dictionary. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!UNSPACED.test(run)) {
      const word = fold(run);
      if (word !== '') yield { word, from: index, to: index + run.length };
      continue;
    }
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    for (const { segment, index: at } of segmenter.segment(run)) {
      const word = fold(segment);
      if (word !== '') yield { word, from: index + at, to: index + at + segment.length };
    }
  }
}

/** Whether a text has every word that was typed, as a list that is filtered while somebody types compares them. */
export function hasWords(text: string, typed: string): boolean {
  const folded = fold(text);
  return [...wordsOf(typed)].every(({ word }) => folded.includes(word));
}
