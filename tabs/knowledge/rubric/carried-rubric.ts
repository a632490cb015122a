import { begunRubric, type RubricIn, readRubric } from '../../../domain/knowledge/types/rubric.ts';
import { goesOn } from '../forms/carried.ts';

/** A rubric as it is being typed, over the text that it was read from or written as. */
export type TypedRubric = RubricIn & { readonly body: string };

/** A text without a table is what stands before the grid, which is there to be written. */
export function rubricInForm(body: string): RubricIn {
  const read = readRubric(body);
  return read.beyond === 'no-table' ? { rubric: begunRubric(body), beyond: null } : read;
}

/** A rubric whose text came from elsewhere: cells that say what the form had written stay as they were typed. */
export function carriedRubric(body: string, before: TypedRubric): TypedRubric {
  const after = rubricInForm(body);
  const wrote = rubricInForm(before.body);
  if (!after.rubric || !wrote.rubric || !before.rubric) return { body, ...after };
  const { rubric: was } = wrote;
  const { rubric: own } = before;
  const kept = (read: string, written: string | undefined, typed: string | undefined) =>
    typed !== undefined && read === written ? typed : read;
  const found = goesOn(
    was.criteria,
    after.rubric.criteria,
    (one) => JSON.stringify(one),
    ({ name }) => name,
  );
  const rubric = {
    ...after.rubric,
    before: kept(after.rubric.before, was.before, own.before),
    after: kept(after.rubric.after, was.after, own.after),
    levels: after.rubric.levels.map((level, at) => kept(level, was.levels[at], own.levels[at])),
    criteria: after.rubric.criteria.map(({ name, cells }, at) => {
      const place = found[at] ?? -1;
      return {
        name: kept(name, was.criteria[place]?.name, own.criteria[place]?.name),
        cells: cells.map((cell, n) =>
          kept(cell, was.criteria[place]?.cells[n], own.criteria[place]?.cells[n]),
        ),
      };
    }),
  };
  return { body, beyond: null, rubric };
}
