import type { Token } from 'marked';
import { tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { beyondIn } from './beyond.ts';
import { blocksFrom, Unheld } from './from-markdown.ts';
import { SCHEMA } from './schema.ts';

/** Each escape needs the line to be read once more. */
const ESCAPES_MAX = 24;
const LENGTH_MAX = 8_000;

/** A mark with a backslash before it, and a character by its number. */
const ESCAPE = /\\([!-/:-@[-`{-~])|&#(\d+);/g;
/** What a later line of a block begins with is read by what the block stands in, and so is a box of an item. */
const isFixed = (text: string, index: number): boolean =>
  index === 0
    ? text.startsWith('\\[')
    : text.includes('\n') && /\n[#\d]*$/.test(text.slice(Math.max(0, index - 10), index));

/** The words of a block without the escapes that they do not need: without them they are read as the same. */
export function lean(text: string, place: { readonly oneLine: boolean; readonly inTable: boolean }): string {
  const escapes = [...text.matchAll(ESCAPE)].filter(({ index }) => place.oneLine || !isFixed(text, index));
  if (escapes.length === 0 || escapes.length > ESCAPES_MAX || text.length > LENGTH_MAX) return text;
  const said = reading(text, place);
  if (said === null) return text;
  let kept = escapes.map(() => true);
  const written = (some: readonly boolean[]) => {
    let [lean, from] = ['', 0];
    for (const [at, { 0: whole, 1: mark, 2: number, index }] of escapes.entries()) {
      if (some[at]) continue;
      lean += text.slice(from, index) + (mark ?? String.fromCodePoint(Number(number)));
      from = index + whole.length;
    }
    return lean + text.slice(from);
  };
  const holds = (some: readonly boolean[]) => reading(written(some), place) === said;
  const none = escapes.map(() => false);
  if (holds(none)) return written(none);
  // One escape may be needed only as long as another is there.
  let before: readonly boolean[];
  do {
    before = kept;
    for (const at of escapes.keys()) {
      const without = kept.with(at, false);
      if (kept[at] && holds(without)) kept = without;
    }
  } while (kept !== before);
  return written(kept);
}

/** How a line is read where it stands; null if the editor could not hold it. */
function reading(text: string, { oneLine, inTable }: Parameters<typeof lean>[1]): string | null {
  const source = inTable ? `| ${text} |\n|---|` : oneLine ? `# ${text}` : text;
  const tokens: Token[] | null = tokensOf(source);
  if (!tokens || beyondIn(source, tokens).length > 0) return null;
  try {
    return blocksFrom(tokens, SCHEMA).map(String).join('\n');
  } catch (error) {
    if (error instanceof Unheld) return null;
    throw error;
  }
}
