import { expect, test } from 'vitest';
import {
  type Rubric,
  removeCriterion,
  removeLevel,
  setCell,
  withCriterionBack,
  withLevelBack,
} from '../../domain/knowledge/types/rubric.ts';

const rubric: Rubric = {
  before: 'Before',
  after: '',
  corner: '',
  levels: ['Low', 'High', 'Best'],
  criteria: [
    { name: 'Clarity', cells: ['a', 'b', 'c'] },
    { name: 'Evidence', cells: ['d', 'e', 'f'] },
  ],
  aligned: [null, 'left', 'right', 'center'],
};

test('a criterion or a level that is had back stands where it was, and what was typed since then stays', () => {
  const typed = (from: Rubric) => ({ ...setCell(from, { criterion: 0, level: 0 }, 'typed'), before: 'New' });
  const wanted = typed(rubric);
  expect(withCriterionBack(typed(removeCriterion(rubric, 1)), rubric, 1)).toEqual(wanted);
  expect(withLevelBack(typed(removeLevel(rubric, 1)), rubric, 1)).toEqual(wanted);
});

test('a level that is had back finds a criterion that was renamed meanwhile, and describes no new one', () => {
  const without = removeLevel(rubric, 1);
  const renamed = setCell(without, { criterion: 0, level: null }, 'Plainness');
  expect(withLevelBack(renamed, rubric, 1).criteria[0]?.cells).toEqual(['a', 'b', 'c']);
  const more = { ...without, criteria: [{ name: '', cells: ['', ''] }, ...without.criteria] };
  expect(withLevelBack(more, rubric, 1).criteria.map(({ cells }) => cells[1])).toEqual(['', 'b', 'e']);
});
