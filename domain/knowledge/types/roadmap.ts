import type { Token, Tokens } from 'marked';
import { oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { withLineEnds } from '../../shared/text.ts';
import { date } from '../../shared/time.ts';
import { fold } from '../../shared/words.ts';
import { bare, closed } from './sections.ts';
import { hasMoreCells } from './table-cells.ts';

/** A stage of a roadmap, each part in Markdown of one line. */
export interface Stage {
  readonly stage: string;
  /** Such as 2026-12-03; whatever else somebody has written, such as “this quarter”, stays. */
  readonly date: string;
  readonly outcome: string;
  readonly lead: string;
}

/** What a form has no place for: columns of another kind, rows longer than the table, a text that cannot be read. */
export type BeyondRoadmap = 'columns' | 'cells' | 'unreadable';

/** A roadmap: its stages, and the source around their table. */
export interface Roadmap {
  readonly before: string;
  readonly stages: readonly Stage[];
  readonly after: string;
  /** How the columns are called, in Markdown of one line; null where there is no table yet. */
  readonly header: { readonly [Part in keyof Stage]?: string } | null;
  readonly beyond: BeyondRoadmap | null;
  /** The columns that a form has no place for. */
  readonly others: readonly string[];
}

const COLUMNS: readonly (readonly [keyof Stage, RegExp])[] = [
  ['date', /^(date|when|by when|by|due|until|day)$/],
  ['lead', /^(who leads|lead|leads|led by|who|owner|responsible)$/],
  ['outcome', /^(what will be true|what is true|what|outcome|goal|result|then)$/],
  ['stage', /^(stage|step|phase|milestone|name|)$/],
];

const NAMES: readonly (readonly [keyof Stage, string])[] = [
  ['stage', 'Stage'],
  ['date', 'Date'],
  ['outcome', 'What will be true'],
  ['lead', 'Who leads'],
];

/** The stages in the first table of a text. */
export function readRoadmap(body: string): Roadmap {
  // The reader drops blanks behind a list at the end.
  const said = withLineEnds(body).trimEnd();
  const tokens = tokensOf(said);
  const none: Roadmap = { before: said, stages: [], after: '', header: null, beyond: null, others: [] };
  if (!tokens || tokens.map(({ raw }) => raw).join('') !== said) return { ...none, beyond: 'unreadable' };
  const at = tokens.findIndex(({ type }) => type === 'table');
  const table = tokens[at] as Tokens.Table | undefined;
  if (!table) return none;
  const source = (some: readonly Token[]) => some.map(({ raw }) => raw).join('');
  const places = new Map<keyof Stage, number>();
  const header: { -readonly [Part in keyof Stage]?: string } = {};
  const others: string[] = [];
  for (const [place, cell] of table.header.entries()) {
    const words = fold(plainWords(cell.tokens));
    const name = COLUMNS.find(([key, called]) => called.test(words) && !places.has(key))?.[0];
    if (name) {
      places.set(name, place);
      header[name] = oneLine(cell.text);
    } else others.push(plainWords(cell.tokens));
  }
  const stages = table.rows.map((row): Stage => {
    const cell = (name: keyof Stage) => oneLine(row[places.get(name) ?? -1]?.text ?? '');
    return { stage: cell('stage'), date: cell('date'), outcome: cell('outcome'), lead: cell('lead') };
  });
  return {
    before: source(tokens.slice(0, at)).trimEnd(),
    stages: stages.filter(isSaid),
    after: bare(source(tokens.slice(at + 1))),
    header,
    beyond: others.length > 0 ? 'columns' : hasMoreCells(table) ? 'cells' : null,
    others,
  };
}

const isSaid = (stage: Stage) => NAMES.some(([part]) => stage[part].trim() !== '');

/** The Markdown of a roadmap. */
export function writeRoadmap({
  before,
  stages,
  after,
  header,
}: Pick<Roadmap, 'before' | 'stages' | 'after' | 'header'>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  const said = stages.filter(isSaid);
  const table = [
    row(NAMES.map(([part, name]) => header?.[part] ?? name)),
    '|---|---|---|---|',
    ...said.map((stage) => row(NAMES.map(([part]) => stage[part]))),
  ].join('\n');
  return [closed(before), (header || said.length > 0) && table, bare(after)].filter(Boolean).join('\n\n');
}

/** In a cell a bar ends it, wherever it stands, unless it is marked: behind an odd number of backslashes it is. */
const cellOf = (text: string) =>
  oneLine(text).replace(/(\\*)\|/g, (_, marks: string) => `${marks.slice(marks.length % 2)}\\|`);

/** How a stage stands to a day. */
export type StageState = 'past' | 'coming' | 'undated' | 'unclear';

export function stateOf(stage: Pick<Stage, 'date'>, today: string): StageState {
  if (stage.date === '') return 'undated';
  if (!date.safeParse(stage.date).success) return 'unclear';
  return stage.date < today ? 'past' : 'coming';
}

/** The stages in the order of their days; those without a day, or with one that is none, at the end as they were. */
export function inTime<One extends Pick<Stage, 'date'>>(stages: readonly One[]): One[] {
  const key = (one: One) => (date.safeParse(one.date).success ? one.date : '9999');
  return stages.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
