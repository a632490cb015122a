import { CRITERIA_MAX, LEVELS_MAX, LEVELS_MIN } from '../../../domain/knowledge/types/rubric.ts';

export const BEYOND = {
  'no-table':
    'There is no table in this text yet. A rubric is its first table: criteria in the first column, levels beside it.',
  levels: `The form holds ${LEVELS_MIN} to ${LEVELS_MAX} levels, and this table has fewer or more. Here is the whole text.`,
  criteria: `The form holds 1 to ${CRITERIA_MAX} criteria, and this table has none or more. Here is the whole text.`,
  'more-cells': 'A row of the table has more cells than there are levels. Here is the whole text.',
} as const;

export const RUBRIC = {
  grid: 'Rubric',
  criterion: 'Criterion',
  criterionAt: (number: number) => `Criterion ${number}`,
  levelAt: (number: number) => `Level ${number}`,
  levelHint: (number: number, of: number) =>
    number === 1 ? 'The lowest' : number === of ? 'The highest' : `Level ${number}`,
  cell: (criterion: string, level: string) => `${criterion}, ${level}`,
  seen: 'What you would see',
  addCriterion: 'Add a criterion',
  addLevel: 'Add a level',
  ofCriterion: (name: string) => `Criterion ${name}`,
  ofLevel: (name: string) => `Level ${name}`,
  up: 'Move up',
  down: 'Move down',
  left: 'Move to the left',
  right: 'Move to the right',
  remove: 'Remove',
  removed: (name: string) => `${name} is removed.`,
  before: 'Before the table',
  beforeHint: 'What is judged here, and what the judgement is used for',
  after: 'After the table',
  keys: 'Arrow keys lead from cell to cell at the ends of their text.',
  describe: (level: string, criterion: string) =>
    `Describe “${level}” of “${criterion}” before anybody scores.`,
  nameLevel: (number: number) => `Name level ${number} before anybody scores.`,
  nameCriterion: (number: number) => `Name criterion ${number} before anybody scores.`,
  moreGaps: (count: number) => `And ${count} more.`,
  gaps: 'To be described',
  which: 'Criterion to edit',
  previous: 'Previous',
  next: 'Next',
  of: (number: number, all: number) => `${number} of ${all}`,
} as const;
