import * as z from 'zod';
import { rowCodec } from './row-codec.ts';
import type { Row } from './table.ts';

/** How many UTF-16 units of a text stand in a row: each takes at most 3 bytes, and a row holds 60 KB (see docs/decisions). */
export const PART_MAX = 18_000;

/** A text in pieces that fit into a row each, none of which ends within a character. */
export function inParts(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + PART_MAX, text.length);
    if (to < text.length && (text.codePointAt(to - 1) ?? 0) > 0xffff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** A part of a long text. `version` is that of the row that it belongs to; '' where that row is never changed. */
export const textPart = rowCodec({ text: z.string(), version: z.string() });

const said = z.object({ parts: z.prefault(z.int(), 0), version: z.prefault(z.string(), '') });

/** In how many further rows the text of a row stands, and in which version; 0 for a text that stands in the row itself. */
export const partsOf = (row: Row): z.output<typeof said> => said.parse(row);
