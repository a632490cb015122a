import type { Tokens } from 'marked';

/** Bars that divide cells, in a row of a table without those at its ends. */
function cellsIn(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return 1 + (inner.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0);
}

/** Whether a row of a table has more cells than there are columns: the reader drops those. */
export const hasMoreCells = ({ raw, header }: Tokens.Table): boolean =>
  raw
    .trimEnd()
    .split('\n')
    .slice(2)
    .some((line) => cellsIn(line) > header.length);
