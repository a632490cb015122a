import { makeStaticStyles } from '@fluentui/react-components';
import { readRubric } from '../../../domain/knowledge/types/rubric.ts';
import type { TypeReadingProps } from '../types.ts';
import { RubricGrid } from './RubricGrid.tsx';

// The grid says what the text's first table says. The table stays where something in it is annotated.
const useWithoutTable = makeStaticStyles({
  '[data-rubric-grid] ~ div .table:not(:has(mark, [data-annotated])):not(.table ~ .table)': {
    display: 'none',
  },
});

/** The rubric above its text: criteria by levels. */
export default function RubricAbove({ body }: TypeReadingProps) {
  useWithoutTable();
  const { rubric } = readRubric(body);
  return (
    rubric && (
      <div data-rubric-grid>
        <RubricGrid rubric={rubric} />
      </div>
    )
  );
}
