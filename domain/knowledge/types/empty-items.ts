import { tokensOf } from '../../shared/markdown-tokens.ts';

/** An item with nothing in it, not even a box. */
const EMPTY = /(?:^|\n)[^\S\n]*(?:[-*+]|\d{1,9}[.)])[^\S\n]*(?=\n*$)/;

/** A text without the empty items that its lists end with, which an editor leaves behind. */
export function withoutEmptyItems(body: string): string {
  const said = body.trimEnd();
  const tokens = tokensOf(said);
  // Where the reader changes line ends, what it has read is not the source.
  if (!tokens || tokens.map(({ raw }) => raw).join('') !== said) return body;
  let isCut = false;
  const kept = tokens.map(({ type, raw }) => {
    // Blanks behind the last item are no part of the list.
    let left = isCut ? raw.replace(/^[^\S\n]+/, '') : raw;
    isCut = type === 'list' && EMPTY.test(raw);
    while (type === 'list' && EMPTY.test(left)) left = left.replace(EMPTY, '');
    return left;
  });
  return kept.join('') + body.slice(said.length);
}
