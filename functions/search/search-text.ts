import { decoded } from '../../domain/shared/character-references.ts';
import { type SoughtWord, soughtWords } from './sought.ts';

const EXCERPT = 160;
/** How many characters are shown before the first word that was found. */
const BEFORE = 40;

// These expressions take linear time for any text, because they cannot backtrack.
const COMMENT = /<!--[\s\S]{0,2000}?-->/g;
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^[\s|:*_-]*$/;
const MARK = /^[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+|\|)/;
const BOX = /^\[[ xX]\]\s+/;
const BREAK = /<br\s{0,9}\/?>/gi;
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
    const marked = line
      .slice(mark.length)
      .replace(BREAK, ' ')
      // Done before the expressions below and again after markup was removed, so that they never meet more than one
      // blank in a row.
      .replace(/\s+/g, ' ')
      .replace(/^[\s>]+/, '')
      .replace(BOX, '')
      .replace(LINK, '$1')
      .replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/\s*\|\s*$/, '')
      .replace(/\s*\|\s*/g, ' · ');
    // Last, so that the character of a reference is never taken for markup.
    const words = decoded(marked).replace(/\s+/g, ' ').trim();
    // A heading or a list item is separated from the text before it; the next line of a paragraph is not.
    const joint = (apart || mark.trim() !== '') && /[\p{L}\p{N}]$/u.test(text) ? ' · ' : ' ';
    text += text === '' ? words : joint + words;
    // The text after a heading is separated from it, too.
    apart = mark.includes('#');
  }
  return text;
}

/** Lines that say different things, as an excerpt has them: a full stop parts them as well. */
export const linesApart = (text: string): string =>
  text.replace(/\n+/g, (_, at: number) => (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? ' · ' : ' '));

/** Blanks that an excerpt does not have. */
const ODD_BLANKS = /\s\s|[^\S ]|^\s|\s$/;

/** The excerpt of a text, see `excerptsOf`. */
export const excerptOf = (text: string, stems: ReadonlySet<string>): string => excerptsOf(stems)(text);

/** Makes excerpts: the part of a text with most of the words, the first of equals; its beginning if there are none. */
export function excerptsOf(stems: ReadonlySet<string>): (text: string) => string {
  const sought = soughtWords(stems);
  return (text) => {
    const flat = ODD_BLANKS.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
    return flat.length <= EXCERPT ? flat : pieceOf(flat, stems.size, sought(flat));
  };
}

function pieceOf(flat: string, stems: number, sought: Iterable<SoughtWord>): string {
  const hits: SoughtWord[] = [];
  for (const hit of sought) {
    hits.push(hit);
    // There is no better place.
    if (stems === 1) break;
  }
  let start = 0;
  let most = 0;
  for (const [first, { at }] of hits.entries()) {
    const inside = new Set<string>();
    for (let next = first; next < hits.length; next += 1) {
      const hit = hits[next];
      if (!hit || hit.at > at + EXCERPT - BEFORE - hit.length) break;
      inside.add(hit.stem);
    }
    if (inside.size > most) {
      most = inside.size;
      start = at;
    }
    if (most === stems) break;
  }
  const from = start > BEFORE ? beginAt(flat, start - BEFORE, start) : 0;
  const piece = flat.slice(from, endAt(flat, from, from + EXCERPT, start));
  return `${from > 0 ? '…' : ''}${piece}${from + piece.length < flat.length ? '…' : ''}`;
}

/** What belongs to the character before it: an accent or a vowel sign, an invisible joiner, half of an emoji. */
const REST = /^[\p{M}\p{Cf}\udc00-\udfff]/u;
const isCharacter = (text: string, at: number) => !REST.test(text.slice(at, at + 2));

/** Where an excerpt begins that may not begin before `least`: after a blank, if there is one before what was found. */
function beginAt(flat: string, least: number, found: number): number {
  const blank = flat.indexOf(' ', least);
  if (blank >= 0 && blank < found) return blank + 1;
  let at = least;
  while (at < found && !isCharacter(flat, at)) at += 1;
  return at;
}

/** Where it ends: before a blank, unless that would leave little of a text without blanks. */
function endAt(flat: string, from: number, most: number, found: number): number {
  if (most >= flat.length) return flat.length;
  const blank = flat.lastIndexOf(' ', most);
  if (blank > found && blank > from + EXCERPT / 2) return blank;
  for (let at = most; at > most - BEFORE; at -= 1) if (isCharacter(flat, at)) return at;
  return most;
}
