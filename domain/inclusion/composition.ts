import { BEFORE, LIMIT, maySay, type Published, type Words } from './audit.ts';

export const POPULATIONS = ['community', 'facilitators', 'voices'] as const;
export type Population = (typeof POPULATIONS)[number];

/** Somebody who is counted. */
export interface Counted {
  readonly id: string;
  /** null where they have not answered. */
  readonly answer: string | null;
  /** Since when they have answered so, or not at all; null if that never changed. */
  readonly since: string | null;
  /** Since when they have answered without a break; null while they have not. */
  readonly answering: string | null;
  readonly joinedAt: string;
}

/** A table of one population as it was released. */
export interface Released {
  readonly asOf: string;
  /** Who was counted, and the totals. */
  readonly people: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, number>;
  /** The groups that were not shown. */
  readonly hidden: ReadonlySet<string>;
  /** Whether it said of which of these there are few or none. */
  readonly toldFew: boolean;
}

/** What an evaluation comes to. */
export interface Outcome {
  /** The totals that are shown. */
  readonly rows: ReadonlyMap<string, number>;
  /** Groups with few people or none; null where that cannot be said. */
  readonly few: readonly string[] | null;
}

/** Everybody, and what pilots say of some of them. */
export interface Everybody {
  readonly people: ReadonlyMap<string, Counted>;
  readonly words: Words;
}

const NONE: ReadonlySet<string> = new Set();

/** With more people of whom pilots say a word that is none of the groups, a group with few people might have many. */
const OTHER_WORDS_MAX = 2;

/** How many people it takes, at least, for a table to be made, and to have changed for one to be made anew. */
export const enough = (limit = LIMIT): number => 2 * limit;

/**
 * The totals that can be shown of a population beside everything that was released before, also of other populations.
 * Groups are looked at in a fixed order, and each is shown if it may be beside those before it: what decides is what is
 * shown already, and the group's own total.
 */
export function composed(
  groups: readonly string[],
  people: readonly Counted[],
  released: readonly Released[],
  everybody: Everybody,
  limit = LIMIT,
): Outcome {
  const answers = new Set(people.map(({ id }) => id));
  const before = released.map((one) => asPublished(one, everybody.people, limit));
  const first = released.reduce((least, { asOf }) => (asOf < least ? asOf : least), '~');
  // Who has answered late is known to have answered.
  const answered = new Set(
    people.flatMap(({ id, answering }) => (answering && answering > first ? [id] : [])),
  );
  const totalOf = (group: string) => people.filter(({ answer }) => answer === group).length;
  const may = (rows: ReadonlyMap<string, number>, few: ReadonlySet<string>, added: string | null) => {
    const table = { answers, answered, rows, hidden: few, mostly: null };
    return maySay(before, table, groups.length, everybody.words, added, limit);
  };
  const rows = new Map<string, number>();
  for (const group of groups) {
    const total = totalOf(group);
    if (may(new Map([...rows, [group, total] as const]), NONE, group)) rows.set(group, total);
  }
  const hidden = groups.filter((group) => !rows.has(group));
  const words = people.flatMap(
    ({ id }) => everybody.words.get(id) ?? (everybody.words.has(id) ? [null] : []),
  );
  const isSaid = (group: string) => words.includes(group);
  // Whoever knows that a pilot's word is true would know of fewer people that they are none or few.
  const isFew = (group: string) =>
    totalOf(group) < limit + words.filter((word) => word === null || word === group).length;
  // Where one is large and is not shown, to protect others or because nearly everybody belongs to it, nothing is said of
  // any. So that this silence says as little as possible, there is the same silence where no group is shown, and where
  // so few people are left that it would say that nobody is in the others.
  const tellsFew =
    rows.size > 0 &&
    // Also for whoever knows that the words are true.
    leftIn({ rows }, people) - 2 * words.length >= enough(limit) &&
    words.filter((word) => word === null).length <= OTHER_WORDS_MAX &&
    hidden.every(isFew) &&
    may(rows, new Set(hidden), null);
  return { rows, few: tellsFew ? hidden.filter((group) => !isSaid(group)) : null };
}

/** A released table as whoever has kept it reads it today. */
function asPublished(
  { asOf, people, rows, hidden, toldFew }: Released,
  everybody: ReadonlyMap<string, Counted>,
  limit: number,
): Published {
  const answers = new Set<string>();
  for (const id of people) {
    const now = everybody.get(id);
    const isOther = now !== undefined && (now.joinedAt > asOf || (now.since !== null && now.since > asOf));
    if (!isOther) answers.add(id);
    // Whoever has answered late had not answered then.
    else if (!(now.joinedAt <= asOf && now.answering !== null && now.answering > asOf))
      answers.add(`${id}${BEFORE}`);
  }
  const rest = people.size - [...rows.values()].reduce((sum, total) => sum + total, 0);
  const mostly = !toldFew && rows.size > 0 && rest >= enough(limit) ? rest : null;
  return { answers, answered: NONE, rows, hidden, mostly };
}

/** How many have come into a population, gone from it, or answered anew in it since it was looked at last. */
export function changesSince(last: Look, people: readonly Counted[]): number {
  const now = new Set(people.map(({ id }) => id));
  const gone = [...last.people].filter((id) => !now.has(id)).length;
  return (
    gone +
    people.filter(
      ({ id, since, joinedAt }) =>
        !last.people.has(id) || joinedAt > last.at || (since !== null && since > last.at),
    ).length
  );
}

/** The last look at a population: when it was, and who belonged to it. */
export interface Look {
  readonly at: string;
  readonly people: ReadonlySet<string>;
}

/**
 * Looks at a population anew. `skipped`: it was not looked at, because too few people are in it or have changed since
 * the last look, which is decided by what is public. `kept`: what is shown stays, because the new table may not be shown
 * as it is beside those that people have seen. It is not shown in part, because what is missing would tell why.
 * `released` has all tables there were, those of this look, at `at`, among them.
 */
export function lookAgain(
  at: string,
  groups: readonly string[],
  people: readonly Counted[],
  released: readonly Released[],
  everybody: Everybody,
  before: { readonly look: Look | null; readonly shown: Pick<Outcome, 'rows' | 'few'> | null },
  limit = LIMIT,
): 'skipped' | 'kept' | Outcome {
  if (people.length < enough(limit)) return 'skipped';
  if (before.look && changesSince(before.look, people) < enough(limit)) return 'skipped';
  const ofThisLook = released.filter(({ asOf }) => asOf === at);
  const outcome = composed(groups, people, ofThisLook, everybody, limit);
  if (ofThisLook.length < released.length) {
    const besideAll = composed(groups, people, released, everybody, limit);
    if (groups.some((group) => besideAll.rows.has(group) !== outcome.rows.has(group))) return 'kept';
    if ((besideAll.few === null) !== (outcome.few === null)) return 'kept';
    // It could be seen that a group has become large that is not shown.
    if (outcome.few === null && leftIn(outcome, people) >= enough(limit)) return 'kept';
  }
  const { shown } = before;
  if (!shown || shown.rows.size === 0) return outcome;
  if (![...shown.rows.keys()].every((group) => outcome.rows.has(group))) return 'kept';
  // That a group has become large, or is large no more, would say how those have answered who have come or gone.
  if (shown.few === null) return { ...outcome, few: null };
  return outcome.few === null ? 'kept' : outcome;
}

/** How many are in none of the totals that are shown. */
function leftIn({ rows }: Pick<Outcome, 'rows'>, people: readonly Counted[]): number {
  return people.length - [...rows.values()].reduce((sum, total) => sum + total, 0);
}
