/** Words are compared in lower case and without accents. */
export function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const EXCERPT = 160;
/** How many characters are shown before the first word that was found. */
const BEFORE = 40;

// These expressions take linear time for any text, because they cannot backtrack.
const COMMENT = /<!--[\s\S]{0,2000}?-->/g;
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^[\s|:*_-]*$/;
const MARK = /^[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+|\|)/;
const BOX = /^\[[ xX]\]\s+/;
const LINK = /!?\[([^\][]*)\]\([^()\s]*(?:\s[^()]*)?\)/g;

/** A Markdown body as plain text, without markup and URLs. */
export function plainText(markdown: string): string {
  let text = '';
  let apart = false;
  for (const line of markdown.replace(COMMENT, '').split('\n')) {
    if (FENCE.test(line) || RULE.test(line)) {
      apart = true;
      continue;
    }
    const mark = MARK.exec(line)?.[0] ?? '';
    const words = line
      .slice(mark.length)
      // Done before the expressions below and again after markup was removed, so that they never meet more than one
      // blank in a row.
      .replace(/\s+/g, ' ')
      .replace(/^[\s>]+/, '')
      .replace(BOX, '')
      .replace(LINK, '$1')
      .replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/\s*\|\s*$/, '')
      .replace(/\s*\|\s*/g, ' · ')
      .replace(/\s+/g, ' ')
      .trim();
    // A heading or a list item is separated from the text before it; the next line of a paragraph is not.
    const joint = (apart || mark.trim() !== '') && /[\p{L}\p{N}]$/u.test(text) ? ' · ' : ' ';
    text += text === '' ? words : joint + words;
    // The text after a heading is separated from it, too.
    apart = mark.includes('#');
  }
  return text;
}

/**
 * The part of `text` with most of the words, the first of equals; its beginning if there are none. `words` are folded.
 */
export function excerptOf(text: string, words: ReadonlySet<string>): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= EXCERPT) return flat;
  const hits: { at: number; word: string }[] = [];
  for (const { 0: given, index } of flat.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = fold(given);
    if (words.has(word)) hits.push({ at: index, word });
  }
  let start = 0;
  let most = 0;
  for (const [first, { at }] of hits.entries()) {
    const inside = new Set<string>();
    for (let next = first; next < hits.length; next += 1) {
      const hit = hits[next];
      if (!hit || hit.at > at + EXCERPT - BEFORE - hit.word.length) break;
      inside.add(hit.word);
    }
    if (inside.size > most) {
      most = inside.size;
      start = at;
    }
    if (most === words.size) break;
  }
  const from = start > BEFORE ? flat.indexOf(' ', start - BEFORE) + 1 : 0;
  const to = from + EXCERPT < flat.length ? flat.lastIndexOf(' ', from + EXCERPT) : flat.length;
  const piece = flat.slice(from, to > start ? to : from + EXCERPT);
  return `${from > 0 ? '…' : ''}${piece}${from + piece.length < flat.length ? '…' : ''}`;
}
