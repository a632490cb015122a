import type { Anchor } from '../../../domain/knowledge/annotation.ts';
import { offsetAfter, trimmedAnchor } from '../../../domain/knowledge/passages.ts';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import { NOT_OF_THE_TEXT } from '../../components/Markdown.tsx';

const BLANKS = /\s/;
const seenIn = (text: string) => text.replace(/\s+/g, '').length;

/**
 * How many characters that are no blanks stand in front of the text as it is drawn: those of its first block, where that
 * says the title again and is left out. null where the page shows another text.
 */
export function leftOut({ text, blocks }: ArtifactText, drawn: number): number | null {
  const missing = seenIn(text) - drawn;
  return missing === 0 || missing === seenIn(blocks[0]?.text ?? '') ? missing : null;
}

/** The passage between two places, each told by how many characters that are no blanks stand before it. */
export const anchorBetween = (text: ArtifactText, from: number, to: number): Anchor | null =>
  from < to ? trimmedAnchor(text, { start: offsetAfter(text, from), end: offsetAfter(text, to) }) : null;

/** The pieces of text that a Markdown is drawn as, in order. */
function piecesOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element)
      return node.matches(NOT_OF_THE_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  const pieces: Text[] = [];
  while (walker.nextNode()) pieces.push(walker.currentNode as Text);
  return pieces;
}

/** How many characters that are no blanks stand before the end of a selection, or before its start. */
function seenBefore(pieces: readonly Text[], range: Range, end: boolean): number {
  const [node, offset] = end
    ? [range.endContainer, range.endOffset]
    : [range.startContainer, range.startOffset];
  let seen = 0;
  for (const piece of pieces) {
    if (piece === node) return seen + seenIn(piece.data.slice(0, offset));
    // The end may lie between elements; then a piece counts if it ends before it.
    if (range.comparePoint(piece, 0) > 0) break;
    if (!end && range.comparePoint(piece, piece.length) >= 0) break;
    seen += seenIn(piece.data);
  }
  return seen;
}

/** The passage that is selected in a drawn text; null where nothing of it is, or where the page shows another text. */
export function selectedAnchor(root: HTMLElement, text: ArtifactText): Anchor | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
  const pieces = piecesOf(root);
  const left = leftOut(
    text,
    pieces.reduce((sum, { data }) => sum + seenIn(data), 0),
  );
  if (left === null) return null;
  return anchorBetween(text, left + seenBefore(pieces, range, false), left + seenBefore(pieces, range, true));
}

/** A passage whose first and last word are whole, however hastily it was selected. */
export function wholeWords({ text }: Pick<ArtifactText, 'text'>, anchor: Anchor | null): Anchor | null {
  if (!anchor || !('Segmenter' in Intl)) return anchor;
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  const [first, last] = [words.containing(anchor.start), words.containing(anchor.end - 1)];
  return {
    start: first?.isWordLike ? first.index : anchor.start,
    end: last?.isWordLike ? last.index + last.segment.length : anchor.end,
  };
}

/** Stretches of a text, each within the same passages. */
export interface Stretch {
  /** The first character of it, counted without blanks. */
  readonly from: number;
  readonly to: number;
  /** The passages it lies within. */
  readonly within: readonly string[];
  /** The passages that end with it. */
  readonly ends: readonly string[];
}

export interface Passage {
  readonly key: string;
  readonly anchor: Anchor;
}

/** Where passages lie in the text as it is drawn, cut wherever one begins or ends. */
export function stretchesOf({ text }: Pick<ArtifactText, 'text'>, passages: readonly Passage[]): Stretch[] {
  const before = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1)
    before[at + 1] = (before[at] ?? 0) + (BLANKS.test(text[at] ?? '') ? 0 : 1);
  const placed = passages.flatMap(({ key, anchor: { start, end } }) => {
    const [from = 0, to = 0] = [before[start], before[Math.min(end, text.length)]];
    return from < to ? [{ key, from, to }] : [];
  });
  const cuts = [...new Set(placed.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const begins = new Map<number, string[]>();
  const endsAt = new Map<number, string[]>();
  for (const { key, from, to } of placed) {
    begins.set(from, [...(begins.get(from) ?? []), key]);
    endsAt.set(to, [...(endsAt.get(to) ?? []), key]);
  }
  const stretches: Stretch[] = [];
  let within: readonly string[] = [];
  for (const [at, from] of cuts.entries()) {
    const ended = endsAt.get(from) ?? [];
    within = [...within.filter((key) => !ended.includes(key)), ...(begins.get(from) ?? [])];
    const to = cuts[at + 1];
    if (to !== undefined && within.length > 0)
      stretches.push({ from, to, within, ends: endsAt.get(to) ?? [] });
  }
  return stretches;
}

/** A piece of words as it is drawn. */
export interface Cut {
  readonly words: string;
  /** null for words within no passage. */
  readonly stretch: Stretch | null;
  /** Whether the stretch ends with it. */
  readonly last: boolean;
}

/** Cuts the words of a text, told piece by piece from the first to the last, where stretches begin and end. */
export class Cutter {
  readonly #stretches: readonly Stretch[];
  #next = 0;
  /** How many characters that are no blanks have been drawn. */
  seen: number;

  constructor(stretches: readonly Stretch[], seen: number) {
    this.#stretches = stretches;
    this.seen = seen;
  }

  cut(words: string): readonly Cut[] {
    const cuts: Cut[] = [];
    let begun = 0;
    let stretch: Stretch | null = null;
    const push = (to: number, last: boolean) => {
      if (to > begun) cuts.push({ words: words.slice(begun, to), stretch, last });
      begun = to;
    };
    for (let at = 0; at < words.length; at += 1) {
      if (BLANKS.test(words[at] ?? '')) continue;
      let here = this.#stretches[this.#next];
      while (here && here.to <= this.seen) {
        this.#next += 1;
        here = this.#stretches[this.#next];
      }
      const within = here && here.from <= this.seen ? here : null;
      if (within !== stretch) {
        push(at, false);
        stretch = within;
      }
      this.seen += 1;
      if (stretch && this.seen === stretch.to) {
        push(at + 1, true);
        stretch = null;
      }
    }
    push(words.length, false);
    return cuts;
  }
}
