/** Plurals of the English language that no rule gives. */
const IRREGULAR = new Map(
  `person:people man:men woman:women child:children foot:feet tooth:teeth mouse:mice criterion:criteria
  phenomenon:phenomena datum:data medium:media curriculum:curricula life:lives wife:wives half:halves leaf:leaves
  self:selves shelf:shelves knife:knives quiz:quizzes`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** In “sense of belonging” it is the sense that there may be several of. */
const BEFORE = /^(\S+)(\s(?:of|in|for|to|by|with|at|on)\s.+)$/i;
const LAST = /^(.*?)([A-Za-z]+)$/s;

function ofWord(word: string): string | null {
  const low = word.toLowerCase();
  for (const [one, many] of IRREGULAR)
    if (low === one || (low.endsWith(one) && one.length > 4))
      return word.slice(0, word.length - one.length) + sameCase(word.slice(-one.length), many);
  // An abbreviation keeps its capitals.
  if (word.length > 1 && word === word.toUpperCase()) return `${word}s`;
  if (/(?:[^aeiou])y$/.test(low)) return `${word.slice(0, -1)}ies`;
  if (/sis$/.test(low)) return `${word.slice(0, -2)}es`;
  // Many words that end so are plurals already.
  if (/[^su]s$/.test(low)) return null;
  return /(?:s|x|z|ch|sh)$/.test(low) ? `${word}es` : `${word}s`;
}

const sameCase = (like: string, word: string) =>
  /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/**
 * The English plural of a word or of several: of the last word, or of the one before a preposition. null where it is
 * not written in English letters or looks like a plural already.
 */
export function pluralOf(form: string): string | null {
  const [, first, rest] = BEFORE.exec(form) ?? [];
  if (first !== undefined && rest !== undefined) {
    const many = LAST.test(first) ? pluralOf(first) : null;
    return many === null ? null : many + rest;
  }
  const [, before, last] = LAST.exec(form) ?? [];
  if (before === undefined || last === undefined || /(?![A-Za-z])\p{L}$/u.test(before)) return null;
  const many = ofWord(last);
  return many === null ? null : before + many;
}
