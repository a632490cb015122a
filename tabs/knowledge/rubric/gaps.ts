import type { Gap, Rubric } from '../../../domain/knowledge/types/rubric.ts';
import { RUBRIC } from './texts.ts';

type Names = Pick<Rubric, 'levels' | 'criteria'>;

export const criterionName = ({ criteria }: Names, at: number): string =>
  criteria[at]?.name.trim() || RUBRIC.criterionAt(at + 1);
export const levelName = ({ levels }: Names, at: number): string =>
  levels[at]?.trim() || RUBRIC.levelAt(at + 1);

/** What is to be described, in words. */
export function sayGap(rubric: Names, { criterion, level }: Gap): string {
  if (criterion === null) return RUBRIC.nameLevel((level ?? 0) + 1);
  if (level === null) return RUBRIC.nameCriterion(criterion + 1);
  return RUBRIC.describe(levelName(rubric, level), criterionName(rubric, criterion));
}
