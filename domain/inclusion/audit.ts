/** Totals are shown only of groups that have this many people or more, and whose remainder has as many. */
export const LIMIT = 5;

/** A table of totals as it is published: whose answers it counts, and the totals that it shows. */
export interface Published {
  /**
   * One entry for each answer. Somebody who has changed their answer has one in the
   * tables before and another, with `BEFORE` behind their id, in those after.
   */
  readonly answers: ReadonlySet<string>;
  /** Of these, who is known to have answered, whatever it was. */
  readonly answered: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, number>;
  /** The groups that it leaves out. They may always have few people or none, and mostly have. */
  readonly hidden: ReadonlySet<string>;
  /** How many are in none of its totals, where it can be seen that one of the groups that it leaves out has most of them. */
  readonly mostly: number | null;
}

export const BEFORE = '@before';

const NOTHING: Pick<Published, 'rows' | 'hidden' | 'mostly'> = {
  rows: new Map(),
  hidden: new Set(),
  mostly: null,
};

/** What pilots say of the answers of some, by their ids: a group, or null where that is none of the groups. */
export type Words = ReadonlyMap<string, string | null>;

/** People whom the same tables count, now and before they changed their answer. */
interface Class {
  /** The tables with their present answer, as bits. */
  readonly now: number;
  /** The tables with the answer that they had before; 0 for those who have not changed it since. */
  readonly before: number;
  readonly haveAnswered: boolean;
  /** What pilots say of them; undefined where they say nothing. */
  readonly word: string | null | undefined;
  size: number;
}

/** How many tables are added and subtracted at once in search of a total that they give away. */
const TERMS_MAX = 4;

/** A total that comes within this of all or nobody says of each single person, or nearly, what they answered. */
const MARGIN = 2;

/**
 * Whether a table can be published beside others: nothing that can be worked out from all of them together says more of
 * a small number of people than a table may. Looks only at what is public, the sizes and the totals themselves, so that
 * its answer gives away nothing that the tables do not. `groups`: how many groups there are. `words`: what pilots say.
 * `added`: the row without which the candidate has been audited already; null where that is said of all its rows.
 *
 * Whoever sees the tables knows who is counted in each of them, and so the size of every class of people whom the same
 * tables count; unknown is how many in each class gave which answer. Every sum and difference of tables is a statement
 * about these numbers. A statement about one set of people is a total, and has to be one that might be shown. A
 * statement about a difference must be about enough people, and must leave open what each class has: at its least or
 * its greatest possible value it would not.
 */
export function maySay(
  published: readonly Published[],
  candidate: Published,
  groups: number,
  words: Words,
  added: string | null,
  limit = LIMIT,
): boolean {
  const tables = [...published, candidate];
  const classes = classesOf(tables, words);
  const beliefs = classes.some(({ word }) => word !== undefined) ? [false, true] : [false];
  for (const terms of combinations(published.length)) {
    const rows = new Set(terms.flatMap(({ table }) => [...(tables[table]?.rows.keys() ?? [])]));
    for (const some of subsets(
      [...rows],
      [...candidate.hidden].filter((row) => !rows.has(row)),
      added,
    )) {
      if (!some.some((row) => candidate.rows.has(row))) continue;
      const areAll = some.length === groups;
      if (!beliefs.every((believes) => isHarmless(tables, classes, terms, some, areAll, believes, limit)))
        return false;
    }
  }
  return true;
}

function classesOf(tables: readonly Published[], words: Words): readonly Class[] {
  const masks = new Map<string, { now: number; before: number }>();
  for (const [index, { answers }] of tables.entries())
    for (const answer of answers) {
      const isBefore = answer.endsWith(BEFORE);
      const id = isBefore ? answer.slice(0, -BEFORE.length) : answer;
      const mask = masks.get(id) ?? { now: 0, before: 0 };
      mask[isBefore ? 'before' : 'now'] |= 1 << index;
      masks.set(id, mask);
    }
  const classes = new Map<string, Class>();
  for (const [id, { now, before }] of masks) {
    const haveAnswered = tables.some(({ answered }) => answered.has(id));
    // Nobody can tell which of two answers a word is true of.
    const word = words.has(id) && before !== 0 ? null : words.get(id);
    const key = `${now} ${before} ${haveAnswered} ${word}`;
    const one = classes.get(key) ?? { now, before, haveAnswered, word, size: 0 };
    one.size += 1;
    classes.set(key, one);
  }
  return [...classes.values()];
}

interface Term {
  readonly table: number;
  readonly sign: 1 | -1;
}

/** The sums and differences of at most `TERMS_MAX` tables in which the last one, the candidate, stands. */
function* combinations(candidate: number): Generator<readonly Term[]> {
  function* more(from: number, terms: readonly Term[]): Generator<readonly Term[]> {
    yield terms;
    if (terms.length === TERMS_MAX) return;
    for (let table = from; table < candidate; table += 1) {
      yield* more(table + 1, [...terms, { table, sign: 1 }]);
      yield* more(table + 1, [...terms, { table, sign: -1 }]);
    }
  }
  yield* more(0, [{ table: candidate, sign: 1 }]);
}

/**
 * The row that is added, it and each other, and all rows together, which says what is left for those that are not shown.
 * The rest was audited with the rows before it.
 */
function* subsets(
  rows: readonly string[],
  hidden: readonly string[],
  added: string | null,
): Generator<readonly string[]> {
  if (added !== null) {
    yield [added];
    if (rows.length > 2) for (const other of rows) if (other !== added) yield [added, other];
  }
  if (rows.length > 1) yield rows;
  if (hidden.length > 0) yield [...rows, ...hidden];
}

/**
 * `believes`: whether what pilots say is known to be true. Then these people are not among those whom the statement
 * protects, and what their answers add to it is taken off, whatever that is where the word is none of the groups.
 * Looks only at the word and never at the answer, so that nobody learns whether it is true. Whoever knows only some of
 * them to be true knows less.
 */
function isHarmless(
  tables: readonly Published[],
  classes: readonly Class[],
  terms: readonly Term[],
  rows: readonly string[],
  areAll: boolean,
  believes: boolean,
  limit: number,
): boolean {
  const weigh = ({ table, sign }: Term, row: string): 0 | 1 | -1 =>
    tables[table]?.rows.has(row) || tables[table]?.hidden.has(row) ? sign : 0;
  let most = 0;
  let least = 0;
  let people = 0;
  /** How many people there are if it is the total of these rows among one set of people, added or subtracted. */
  const sizes = { added: 0, subtracted: 0 };
  const known = { least: 0, most: 0, people: 0 };
  let isTotal = terms.every(({ table }) => rows.every((row) => !tables[table]?.hidden.has(row)));
  for (const one of classes) {
    const weightsIn = (mask: number) =>
      rows.map((row) =>
        terms.reduce((sum, term) => sum + (mask & (1 << term.table) ? weigh(term, row) : 0), 0),
      );
    const now = weightsIn(one.now);
    const before = one.before === 0 ? [] : weightsIn(one.before);
    const sums = sumsOf(now, before, areAll, one.haveAnswered);
    const high = Math.max(...sums);
    const low = Math.min(...sums);
    const concerns = [...now, ...before].some((weight) => weight !== 0);
    if (believes && one.word !== undefined) {
      const of = typeof one.word === 'string' ? (now[rows.indexOf(one.word)] ?? 0) : null;
      known.least += one.size * (of ?? low);
      known.most += one.size * (of ?? high);
      if (concerns) known.people += one.size;
      continue;
    }
    most += one.size * high;
    least += one.size * low;
    if (concerns) people += one.size;
    for (const weights of [now, before]) {
      if (weights.every((weight) => weight === 0)) continue;
      if (weights.every((weight) => weight === 1)) sizes.added += one.size;
      else if (weights.every((weight) => weight === -1)) sizes.subtracted += one.size;
      else isTotal = false;
    }
  }
  if (people + known.people === 0) return true;
  if (people < 2 * limit) return false;
  if (isTotal && (sizes.added === 0 || sizes.subtracted === 0)) {
    const [total] = said(tables, terms, rows, limit, false);
    const [from, to] =
      sizes.subtracted === 0
        ? [total - known.most, total - known.least]
        : [known.least - total, known.most - total];
    return from >= limit && sizes.added + sizes.subtracted - to >= limit;
  }
  const tellsOfOne = terms.some(({ table }) => (tables[table]?.mostly ?? null) !== null);
  return [false, ...(tellsOfOne ? [true] : [])].every((isMostly) => {
    const [from, to] = said(tables, terms, rows, limit, isMostly);
    return most - (from - known.most) >= MARGIN && to - known.least - least >= MARGIN;
  });
}

/**
 * What a statement comes to. Of what a table leaves out no more is known than a span. `isMostly`: these are the groups
 * that have most of what it leaves out, where it has such a one.
 */
function said(
  tables: readonly Published[],
  terms: readonly Term[],
  rows: readonly string[],
  limit: number,
  isMostly: boolean,
): [from: number, to: number] {
  let from = 0;
  let to = 0;
  for (const { table, sign } of terms) {
    const { rows: totals, hidden, mostly } = tables[table] ?? NOTHING;
    const shown = rows.reduce((sum, row) => sum + (totals.get(row) ?? 0), 0);
    const left = rows.filter((row) => hidden.has(row)).length;
    const ofOne = isMostly && mostly !== null && left > 0;
    const least = shown + (ofOne ? Math.max(0, mostly - limit + 1) : 0);
    const most = shown + (ofOne ? mostly : left * (limit - 1));
    from += sign > 0 ? least : -most;
    to += sign > 0 ? most : -least;
  }
  return [from, to];
}

/**
 * What one person can add to a statement: by an answer that it is about or by another, or none, which adds nothing.
 * Whoever has changed an answer has not given the same one twice. `areAll`: it is about all groups, so that only who has
 * not answered adds nothing.
 */
function sumsOf(
  now: readonly number[],
  before: readonly number[],
  areAll: boolean,
  haveAnswered: boolean,
): number[] {
  if (before.length === 0) return [...now, ...(areAll && haveAnswered ? [] : [0])];
  const both = now.flatMap((weight, row) =>
    before.flatMap((other, otherRow) => (row === otherRow ? [] : [weight + other])),
  );
  return [...now, ...before, ...both, ...(areAll ? [] : [0])];
}
