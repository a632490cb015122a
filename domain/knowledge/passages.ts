import { beginning } from '../shared/text.ts';
import { type Anchor, QUOTE_MAX } from './annotation.ts';
import type { ArtifactText } from './text.ts';

// Apart from text.ts, which needs a reader of Markdown.

const BLANK = /\s/;

/** Whether an offset lies between the two halves of a character. */
const isWithinCharacter = (text: string, offset: number) => (text.codePointAt(offset - 1) ?? 0) > 0xffff;

/**
 * An anchor of whole characters without the blanks at its ends; null if it is not in the text, or has nothing to be
 * seen.
 */
export function trimmedAnchor({ text }: Pick<ArtifactText, 'text'>, { start, end }: Anchor): Anchor | null {
  if (end > text.length) return null;
  let from = isWithinCharacter(text, start) ? start - 1 : start;
  let to = isWithinCharacter(text, end) ? end + 1 : end;
  while (from < to && BLANK.test(text[from] ?? '')) from += 1;
  while (to > from && BLANK.test(text[to - 1] ?? '')) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** The passage of an anchor as an annotation keeps it. */
export const quoteOf = ({ text }: Pick<ArtifactText, 'text'>, { start, end }: Anchor): string =>
  beginning(text.slice(start, end), QUOTE_MAX);

/**
 * How many characters that are no blanks stand before an offset. The text as it is drawn has the same characters but for
 * blanks, so this number leads from an offset to a place on the page, and `offsetAfter` leads back.
 */
export function seenBefore({ text }: Pick<ArtifactText, 'text'>, offset: number): number {
  let seen = 0;
  for (let at = 0; at < offset && at < text.length; at += 1) if (!BLANK.test(text[at] ?? '')) seen += 1;
  return seen;
}

/** The offset behind so many characters that are no blanks. */
export function offsetAfter({ text }: Pick<ArtifactText, 'text'>, seen: number): number {
  let left = seen;
  for (let at = 0; at < text.length; at += 1) {
    if (left === 0) return at;
    if (!BLANK.test(text[at] ?? '')) left -= 1;
  }
  return text.length;
}
