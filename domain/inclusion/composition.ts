import { BEFORE, LIMIT, maySay, type Published } from './audit.ts';

export const POPULATIONS = ['community', 'facilitators', 'voices'] as const;
export type Population = (typeof POPULATIONS)[number];

/** Somebody who is counted. */
export interface Counted {
  readonly id: string;
  /** null where they have not answered. */
  readonly answer: string | null;
  /** Whether everybody knows the answer from elsewhere. */
  readonly isKnown: boolean;
  /** Since when they have answered so, or not at all; null if that never changed. */
  readonly since: string | null;
  /** Since when they have answered without a break; null while they have not. */
  readonly answering: string | null;
  readonly joinedAt: string;
}

/** A table of one population as it was released. */
export interface Released {
  readonly asOf: string;
  /** Those whose answers were not known then, and the totals of these. */
  readonly people: ReadonlySet<string>;
  readonly open: ReadonlyMap<string, number>;
  /** The groups that were not shown. */
  readonly hidden: ReadonlySet<string>;
  /** Whether it said of which of these there are few or none. */
  readonly toldFew: boolean;
}

/** What an evaluation comes to. */
export interface Outcome {
  /** The totals that are shown. */
  readonly rows: ReadonlyMap<string, number>;
  /** The same totals without those whose answers everybody knows. */
  readonly open: ReadonlyMap<string, number>;
  /** Groups with few people or none; null where that cannot be said. */
  readonly few: readonly string[] | null;
}

const NONE: ReadonlySet<string> = new Set();

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
  everybody: ReadonlyMap<string, Counted>,
  limit = LIMIT,
): Outcome {
  const open = people.filter(({ isKnown }) => !isKnown);
  const answers = new Set(open.map(({ id }) => id));
  const before = released.map((one) => asPublished(one, everybody, limit));
  const first = released.reduce((least, { asOf }) => (asOf < least ? asOf : least), '~');
  // Who has answered late is known to have answered.
  const answered = new Set(open.flatMap(({ id, answering }) => (answering && answering > first ? [id] : [])));
  const totalOf = (group: string, among: readonly Counted[]) =>
    among.filter(({ answer }) => answer === group).length;
  const may = (rows: ReadonlyMap<string, number>, few: ReadonlySet<string>, added: string | null) =>
    maySay(before, { answers, answered, rows, hidden: few, mostly: null }, groups.length, added, limit);
  const shown = new Map<string, number>();
  for (const group of groups) {
    const rows = new Map([...shown, [group, totalOf(group, open)] as const]);
    if (may(rows, NONE, group)) shown.set(group, totalOf(group, open));
  }
  const hidden = groups.filter((group) => !shown.has(group));
  const rest = open.length - [...shown.values()].reduce((sum, total) => sum + total, 0);
  const isFew = (group: string) => totalOf(group, open) < limit;
  // Where one is large and is not shown, to protect others or because nearly everybody belongs to it, nothing is said of
  // any. So that this silence says as little as possible, there is the same silence where no group is shown, and where
  // so few people are left that it would say that nobody is in the others.
  const tellsFew =
    shown.size > 0 && rest >= enough(limit) && hidden.every(isFew) && may(shown, new Set(hidden), null);
  const isOfKnown = new Set(people.flatMap(({ isKnown, answer }) => (isKnown && answer ? [answer] : [])));
  return {
    rows: new Map([...shown].map(([group]) => [group, totalOf(group, people)])),
    open: shown,
    few: tellsFew ? hidden.filter((group) => isFew(group) && !isOfKnown.has(group)) : null,
  };
}

/** A released table as whoever has kept it reads it today. */
function asPublished(
  { asOf, people, open, hidden, toldFew }: Released,
  everybody: ReadonlyMap<string, Counted>,
  limit: number,
): Published {
  const answers = new Set<string>();
  const totals = new Map(open);
  for (const id of people) {
    const now = everybody.get(id);
    const isOther = now !== undefined && (now.joinedAt > asOf || (now.since !== null && now.since > asOf));
    if (!isOther && now?.isKnown) {
      const before = now.answer === null ? undefined : totals.get(now.answer);
      if (now.answer !== null && before !== undefined) totals.set(now.answer, before - 1);
    } else if (!isOther) answers.add(id);
    // Whoever has answered late had not answered then.
    else if (!(now.joinedAt <= asOf && now.answering !== null && now.answering > asOf))
      answers.add(`${id}${BEFORE}`);
  }
  const rest = people.size - [...open.values()].reduce((sum, total) => sum + total, 0);
  const mostly = !toldFew && open.size > 0 && rest >= enough(limit) ? rest : null;
  return { answers, answered: NONE, rows: totals, hidden, mostly };
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
  everybody: ReadonlyMap<string, Counted>,
  before: { readonly look: Look | null; readonly shown: Pick<Outcome, 'rows' | 'few'> | null },
  limit = LIMIT,
): 'skipped' | 'kept' | Outcome {
  if (people.filter(({ isKnown }) => !isKnown).length < enough(limit)) return 'skipped';
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

/** How many are in none of the totals that are shown, of those whose answers are not known. */
function leftIn({ open }: Outcome, people: readonly Counted[]): number {
  const all = people.filter(({ isKnown }) => !isKnown).length;
  return all - [...open.values()].reduce((sum, total) => sum + total, 0);
}
