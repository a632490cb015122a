import type Papa from 'papaparse';
import { addressesIn } from '../../domain/community/addresses.ts';
import { ROLES, type Role } from '../../domain/community/community.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { beginning, withLineEnds, withoutLineEnds } from '../../domain/shared/text.ts';
import { type Column, columnOf } from './list-columns.ts';

export const IMPORT_MAX = 300;
/** Each address is looked up, so that only a few columns of them are read, and all rows together may have only so many. */
const COLUMNS_READ = 7;
const ADDRESSES_MAX = COLUMNS_READ * IMPORT_MAX;
/** The head row is looked for among this many. A report of a meeting has a summary above it. */
const ROWS_BEFORE_HEAD = 40;
const SEPARATORS = [',', ';', '\t', '|'];

/** A row of a list of people, as it was given. */
export interface Given {
  readonly line: number;
  readonly addresses: readonly string[];
  /** The addresses of each of its cells. Those of one cell may be several people's, those of others are one person's. */
  readonly cells: readonly (readonly string[])[];
  readonly shown: string;
  /** The role that a column names; null where there is none. */
  readonly role: Role | null;
  /** What a role column says where that names no role here. */
  readonly otherRole: string | null;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What reads CSV, which few need: it is loaded with the first list. */
type Reader = Pick<typeof Papa, 'parse'>;

/** The rows of a list with a head, as Entra, Teams, Outlook and Excel write it, with any order and number of columns. */
export function readList(csv: string, { parse }: Reader): Given[] {
  const { table, separator, firstLine } = opened(csv);
  const separators = separator ? [separator] : SEPARATORS;
  const head = separators
    .flatMap((one) =>
      headIn(
        rowsOf(parse<string[]>(table, { delimiter: one, preview: ROWS_BEFORE_HEAD }).data, firstLine),
        one,
      ),
    )
    .reduce<Head | null>((best, one) => (best === null || one.known > best.known ? one : best), null);
  if (!head) throw invalid('csv', 'a header with a column such as "User principal name" or "Mail"');

  const { data, errors } = parse<string[]>(table, { delimiter: head.separator });
  const all = rowsOf(data, firstLine);
  const quotes = errors.find((error) => error.type === 'Quotes' && (error.row ?? 0) >= head.index);
  if (quotes) throw invalid('csv', `quotes that are closed, from line ${all[quotes.row ?? 0]?.line} on`);
  const below = all.slice(head.index + 1);
  const end = below.findIndex(isSection);
  const rows = (end < 0 ? below : below.slice(0, end)).filter(({ cells }) => cells.some(Boolean));
  if (rows.length > IMPORT_MAX) throw tooMany();
  const roleOf = head.isReport || all.slice(0, head.index).some(isSection) ? () => null : roleNamed;
  const given = rows.map((row) => givenBy(row, head.columns, roleOf));
  if (given.reduce((count, { addresses }) => count + addresses.length, 0) > ADDRESSES_MAX) throw tooMany();
  return given;
}

export const tooMany = () => new Refusal('too-large', { detail: `At most ${IMPORT_MAX} people at once.` });

/** A list without what Excel puts before it: a byte order mark, and a line that names the separator. */
function opened(csv: string): { table: string; separator: string; firstLine: number } {
  // A file that has ordinary line ends has the others within its cells.
  const lines = withLineEnds(/[\r\n]/.test(csv) ? withoutLineEnds(csv) : csv);
  const [told = '', separator = ''] = /^\uFEFF?(?:sep=(.)\n)?/i.exec(lines) ?? [];
  return { table: lines.slice(told.length), separator, firstLine: separator ? 2 : 1 };
}

function rowsOf(data: readonly string[][], firstLine: number): Row[] {
  let next = firstLine;
  return data.map((cells) => {
    const line = next;
    // A quoted cell may have several lines.
    next += 1 + (cells.join('').match(/\n/g)?.length ?? 0);
    return { line, cells: cells.map((cell) => cell.trim()) };
  });
}

interface Head {
  readonly separator: string;
  readonly index: number;
  readonly columns: readonly (Column | null)[];
  /** How many of the columns are known. */
  readonly known: number;
  /** Whether the list says who attended a meeting: its roles are those of the meeting. */
  readonly isReport: boolean;
}

/** Columns of a report of who attended a meeting. */
const ATTENDANCE = /^(?:first join|join time|last leave|leave time|in-meeting duration)\b/i;

/** The rows that may be the head: those with the name of a column of addresses, and no address. */
function headIn(rows: readonly Row[], separator: string): Head[] {
  return rows.flatMap(({ cells }, index) => {
    const columns = cells.map(columnOf);
    if (!columns.some((column) => column?.kind === 'address')) return [];
    if (cells.some((cell) => addressesIn(cell).length > 0)) return [];
    const known = columns.filter(Boolean).length;
    return [{ separator, index, columns, known, isReport: cells.some((cell) => ATTENDANCE.test(cell)) }];
  });
}

/** Whether a row is the title of a section, such as `3. In-Meeting Activities` in a report of who attended. */
function isSection({ cells }: Row): boolean {
  const [title = '', ...others] = cells;
  return /^\d{1,2}\.\s/.test(title) && others.every((cell) => cell === '');
}

function givenBy(
  { line, cells }: Row,
  columns: readonly (Column | null)[],
  roleOf: (word: string) => Role | null,
): Given {
  const said = (kind: Column['kind']) =>
    columns.flatMap((column, index) =>
      column?.kind === kind && cells[index] ? [{ column, cell: cells[index] }] : [],
    );
  const given = said('address').toSorted((a, b) => a.column.rank - b.column.rank);
  const found = given.slice(0, COLUMNS_READ).map(({ cell }) => addressesIn(cell));
  const addresses = [...new Set(found.flat())];
  const name = said('name')[0]?.cell ?? addresses[0] ?? given[0]?.cell ?? '';
  const role = said('role')[0]?.cell;
  const named = role === undefined ? null : roleOf(role);
  return {
    line,
    addresses,
    cells: found,
    shown: beginning(name.toWellFormed(), 120),
    role: named,
    otherRole: role === undefined || named ? null : beginning(role.toWellFormed(), 60),
  };
}

/** The role a word names, also in the plural and as Americans spell it. */
function roleNamed(word: string): Role | null {
  const plain = word.trim().toLowerCase().replace('organiz', 'organis').replace(/s$/, '');
  return ROLES.find((role) => role === plain) ?? null;
}
