import { plainWords, tokensOf } from '../../domain/shared/markdown-tokens.ts';

/** A cell of a rubric as words, without marks; its lines stay lines. */
export const cellWords = (cell: string): string =>
  cell
    .split('\n')
    .map((line) => plainWords(tokensOf(line) ?? []) || line)
    .join('\n');
