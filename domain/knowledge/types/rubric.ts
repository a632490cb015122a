import type { Token, Tokens } from 'marked';
import { tokensOf } from '../../shared/markdown-tokens.ts';
import { hasMoreCells } from './table-cells.ts';

// A rubric is the first table of a text: criteria in the first column, levels from the lowest to the highest in the
// others (docs/decisions/0037).

export const LEVELS_MIN = 2;
export const LEVELS_MAX = 6;
export const CRITERIA_MAX = 12;

/** The levels of a rubric that nobody has begun. */
const FIRST_LEVELS = ['Not yet', 'Getting there', 'Strong'];

/** What our template had in its cells; where it still stands, nothing has been described. */
const PLACEHOLDERS = new Set(['What you would see', 'First quality', 'Second quality', 'Third quality']);

export interface Criterion {
  readonly name: string;
  /** What one would see on each level: Markdown within a line, and `\n` where a line begins. */
  readonly cells: readonly string[];
}

type Align = 'left' | 'center' | 'right' | null;

export interface Rubric {
  /** The text before the table, and after it. */
  readonly before: string;
  readonly after: string;
  /** What stands above the criteria; often nothing. */
  readonly corner: string;
  /** From the lowest to the highest. */
  readonly levels: readonly string[];
  readonly criteria: readonly Criterion[];
  /** How the columns are aligned, the one of the criteria first. */
  readonly aligned: readonly Align[];
}

/** What a rubric of this kind cannot hold. */
export type Beyond = 'no-table' | 'levels' | 'criteria' | 'more-cells';

export type RubricIn =
  | { readonly rubric: Rubric; readonly beyond: null }
  | { readonly rubric: null; readonly beyond: Beyond };

const BREAK = /[^\S\n]*<br\s*\/?>[^\S\n]*/gi;

/** A cell as it is written in a table: in one line, its bars marked. Backslashes before a bar would unmark it. */
const written = (text: string): string => cellOf(text).replaceAll('\n', '<br>').replaceAll('|', '\\|');

/** What a table can hold of the words in a cell. */
export function cellOf(text: string): string {
  const lines = text
    .replace(BREAK, '\n')
    .replace(/\\+(?=\|)/g, '')
    .split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}

const nameOf = (text: string): string => cellOf(text).replace(/\s+/g, ' ');

const fits = ({ header, rows }: Tokens.Table): Beyond | null => {
  const levels = header.length - 1;
  if (levels < LEVELS_MIN || levels > LEVELS_MAX) return 'levels';
  return rows.length === 0 || rows.length > CRITERIA_MAX ? 'criteria' : null;
};

/** The first table of a text, if it is one of criteria and levels. */
export function tableOfRubric(tokens: readonly Token[]): Tokens.Table | null {
  const table = tokens.find((token): token is Tokens.Table => token.type === 'table');
  return table && !fits(table) ? table : null;
}

/** The grid that somebody begins with, below what is written already. */
export const begunRubric = (before: string): Rubric => ({
  before,
  after: '',
  corner: '',
  levels: FIRST_LEVELS,
  criteria: Array.from({ length: 3 }, () => ({ name: '', cells: FIRST_LEVELS.map(() => '') })),
  aligned: [],
});

/** The rubric in a text, or why its form cannot hold it. */
export function readRubric(body: string): RubricIn {
  const beyond = (why: Beyond): RubricIn => ({ rubric: null, beyond: why });
  let from = 0;
  for (const token of tokensOf(body) ?? []) {
    const start = body.indexOf(token.raw, from);
    if (start < 0) break;
    from = start + token.raw.length;
    if (token.type !== 'table') continue;
    const { header, rows, align } = token as Tokens.Table;
    const [corner, ...levels] = header;
    const why = fits(token as Tokens.Table);
    if (why) return beyond(why);
    if (hasMoreCells(token as Tokens.Table)) return beyond('more-cells');
    const rubric = {
      before: body.slice(0, start).trimEnd(),
      after: body.slice(from).replace(/^\n+/, ''),
      corner: nameOf(corner?.text ?? ''),
      levels: levels.map(({ text }) => nameOf(text)),
      criteria: rows.map(([name, ...cells]) => ({
        name: nameOf(name?.text ?? ''),
        cells: cells.map(({ text }) => cellOf(text)),
      })),
      aligned: align,
    };
    return { rubric, beyond: null };
  }
  return beyond('no-table');
}

const RULES = { left: ':---', center: ':---:', right: '---:', none: '---' } as const;

/** The text of a rubric. */
export function writeRubric({ before, after, corner, levels, criteria, aligned }: Rubric): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    row([corner, ...levels].map((name) => written(nameOf(name)))),
    `|${[corner, ...levels].map((_, index) => RULES[aligned[index] ?? 'none']).join('|')}|`,
    ...criteria.map(({ name, cells }) => row([written(nameOf(name)), ...cells.map(written)])),
  ].join('\n');
  return [before.trimEnd(), table, after.replace(/^\n+/, '')].filter((part) => part !== '').join('\n\n');
}

/** Something that is not described yet: a cell, or the name of a level or of a criterion. */
export interface Gap {
  readonly criterion: number | null;
  readonly level: number | null;
}

/** What has to be described before anybody scores, row by row. */
export function gapsIn({ levels, criteria }: Pick<Rubric, 'levels' | 'criteria'>): Gap[] {
  const isEmpty = (text: string) => {
    const said = cellOf(text);
    return said === '' || PLACEHOLDERS.has(said);
  };
  return [
    ...levels.flatMap((name, level) => (isEmpty(name) ? [{ criterion: null, level }] : [])),
    ...criteria.flatMap(({ name, cells }, criterion) => [
      ...(isEmpty(name) ? [{ criterion, level: null }] : []),
      ...cells.flatMap((text, level) => (isEmpty(text) ? [{ criterion, level }] : [])),
    ]),
  ];
}

const moved = <T>(all: readonly T[], from: number, to: number): T[] => {
  const rest = all.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...all.slice(from, from + 1), ...rest.slice(to)];
};

const without = <T>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at);

const withCells = (rubric: Rubric, change: (cells: readonly string[]) => readonly string[]) =>
  rubric.criteria.map(({ name, cells }) => ({ name, cells: change(cells) }));

export const addCriterion = (rubric: Rubric): Rubric => ({
  ...rubric,
  criteria: [...rubric.criteria, { name: '', cells: rubric.levels.map(() => '') }],
});

export const removeCriterion = (rubric: Rubric, at: number): Rubric => ({
  ...rubric,
  criteria: without(rubric.criteria, at),
});

/** A criterion that was removed, in its place again; with as many cells as there are levels now. */
export function withCriterionBack(rubric: Rubric, before: Rubric, at: number): Rubric {
  const criterion = before.criteria[at];
  if (!criterion || rubric.criteria.length >= CRITERIA_MAX) return rubric;
  const cells = rubric.levels.map((_, level) => criterion.cells[level] ?? '');
  return { ...rubric, criteria: rubric.criteria.toSpliced(at, 0, { ...criterion, cells }) };
}

export const moveCriterion = (rubric: Rubric, from: number, to: number): Rubric => ({
  ...rubric,
  criteria: moved(rubric.criteria, from, to),
});

export const addLevel = (rubric: Rubric): Rubric => ({
  ...rubric,
  levels: [...rubric.levels, ''],
  criteria: withCells(rubric, (cells) => [...cells, '']),
  aligned: [...rubric.aligned, null],
});

export const removeLevel = (rubric: Rubric, at: number): Rubric => ({
  ...rubric,
  levels: without(rubric.levels, at),
  criteria: withCells(rubric, (cells) => without(cells, at)),
  aligned: without(rubric.aligned, at + 1),
});

/** A level that was removed, in its place again with what it described of each criterion that is still there. */
export function withLevelBack(rubric: Rubric, before: Rubric, at: number): Rubric {
  if (rubric.levels.length >= LEVELS_MAX) return rubric;
  const asMany = rubric.criteria.length === before.criteria.length;
  const criteria = rubric.criteria.map(({ name, cells }, place) => {
    const was =
      before.criteria.find((one) => one.name === name) ?? (asMany ? before.criteria[place] : undefined);
    return { name, cells: cells.toSpliced(at, 0, was?.cells[at] ?? '') };
  });
  return {
    ...rubric,
    levels: rubric.levels.toSpliced(at, 0, before.levels[at] ?? ''),
    criteria,
    aligned: rubric.aligned.toSpliced(at + 1, 0, before.aligned[at + 1] ?? null),
  };
}

export const moveLevel = (rubric: Rubric, from: number, to: number): Rubric => ({
  ...rubric,
  levels: moved(rubric.levels, from, to),
  criteria: withCells(rubric, (cells) => moved(cells, from, to)),
  aligned: moved(rubric.aligned, from + 1, to + 1),
});

/** What somebody has typed into one place: the name of a level (criterion null), of a criterion (level null), a cell. */
export function setCell(rubric: Rubric, { criterion, level }: Gap, text: string): Rubric {
  const put = <T>(all: readonly T[], at: number, one: T) =>
    all.map((was, index) => (index === at ? one : was));
  if (criterion === null)
    return level === null
      ? { ...rubric, corner: text }
      : { ...rubric, levels: put(rubric.levels, level, text) };
  const was = rubric.criteria[criterion];
  if (!was) return rubric;
  const now = level === null ? { ...was, name: text } : { ...was, cells: put(was.cells, level, text) };
  return { ...rubric, criteria: put(rubric.criteria, criterion, now) };
}
