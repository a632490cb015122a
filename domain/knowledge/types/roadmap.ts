import type { Token, Tokens } from 'marked';
import { oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { date } from '../../shared/time.ts';
import { fold } from '../../shared/words.ts';

/** A stage of a roadmap, each part in Markdown of one line. */
export interface Stage {
  readonly stage: string;
  /** Such as 2026-12-03; whatever else somebody has written, such as “this quarter”, stays. */
  readonly date: string;
  readonly outcome: string;
  readonly lead: string;
}

/** A roadmap: its stages, and the source around their table. */
export interface Roadmap {
  readonly before: string;
  readonly stages: readonly Stage[];
  readonly after: string;
  /** The columns that a form has no place for. */
  readonly others: readonly string[];
}

const COLUMNS: readonly (readonly [keyof Stage, RegExp])[] = [
  ['date', /^(date|when|by when|by|due|until|day)$/],
  ['lead', /^(who leads|lead|leads|led by|who|owner|responsible)$/],
  ['outcome', /^(what will be true|what is true|what|outcome|goal|result|then)$/],
  ['stage', /^(stage|step|phase|milestone|name|)$/],
];

export const STAGE_HEADER = ['Stage', 'Date', 'What will be true', 'Who leads'] as const;

/** The stages in the first table of a text. */
export function readRoadmap(body: string): Roadmap {
  const tokens = tokensOf(body);
  const at = tokens?.findIndex(({ type }) => type === 'table') ?? -1;
  const table = tokens?.[at] as Tokens.Table | undefined;
  if (!tokens || !table || tokens.map(({ raw }) => raw).join('') !== body)
    return { before: body, stages: [], after: '', others: [] };
  const source = (some: readonly Token[]) => some.map(({ raw }) => raw).join('');
  const places = new Map<keyof Stage, number>();
  const others: string[] = [];
  for (const [place, cell] of table.header.entries()) {
    const words = fold(plainWords(cell.tokens));
    const name = COLUMNS.find(([key, called]) => called.test(words) && !places.has(key))?.[0];
    if (name) places.set(name, place);
    else others.push(plainWords(cell.tokens));
  }
  const stages = table.rows.map((row): Stage => {
    const cell = (name: keyof Stage) => oneLine(row[places.get(name) ?? -1]?.text ?? '');
    return { stage: cell('stage'), date: cell('date'), outcome: cell('outcome'), lead: cell('lead') };
  });
  return {
    before: source(tokens.slice(0, at)),
    stages: stages.filter((one) => Object.values(one).some(Boolean)),
    after: source(tokens.slice(at + 1)),
    others,
  };
}

/** The Markdown of a roadmap. */
export function writeRoadmap({ before, stages, after }: Omit<Roadmap, 'others'>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  const table = [
    row(STAGE_HEADER),
    '|---|---|---|---|',
    ...stages
      .filter((one) => Object.values(one).some((part) => part.trim() !== ''))
      .map(({ stage, date: day, outcome, lead }) => row([stage, day, outcome, lead])),
  ].join('\n');
  return [before.trimEnd(), table, after.replace(/^\n+/, '').trimEnd()].filter(Boolean).join('\n\n');
}

/** In a cell a bar ends it, wherever it stands. */
const cellOf = (text: string) => oneLine(text).replace(/\\+$/, '').replace(/\\*\|/g, '\\|');

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
