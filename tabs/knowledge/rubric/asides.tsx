import type { Token } from 'marked';
import { tableOfRubric } from '../../../domain/knowledge/types/rubric.ts';
import { plainWords } from '../../../domain/shared/markdown-tokens.ts';
import type { Asides } from '../../components/markdown-drawing.tsx';
import { RubricGrid } from './RubricGrid.tsx';

/** The table of a rubric is drawn as its grid, in its place. */
export function asidesOfRubric(tokens: readonly Token[]): Asides {
  const table = tableOfRubric(tokens);
  const tables: Asides['tables'] = new Map(
    table
      ? [
          [
            table,
            (drawn) => {
              const [head = [], ...rows] = [table.header, ...table.rows].map((row, at) =>
                row.map((cell, nth) => ({ words: plainWords(cell.tokens).trim(), drawn: drawn[at]?.[nth] })),
              );
              return <RubricGrid head={head} rows={rows} />;
            },
          ],
        ]
      : [],
  );
  return { before: new Map(), behind: new Map(), tables };
}
