import { describe, expect, test } from 'vitest';
import { type Counted, lookAgain, type Outcome, type Released } from '../../domain/inclusion/composition.ts';

/*
 * The attacker knows everything but the answers: who is in which table, who has come, gone or answered anew between two
 * of them, and how it is decided what is shown. Here they try every set of answers that there is, keep those after which
 * exactly the same is shown, and have worked out a total where all that are left agree on it.
 */

const DAY = ['2026-01-01', '2026-02-01', '2026-03-01'] as const;
const POPULATIONS = ['community', 'facilitators', 'voices'] as const;
type Population = (typeof POPULATIONS)[number];

/** People who are alike in all that is public. */
interface Kind {
  readonly size: number;
  readonly in: readonly Population[];
  /** In which of the two looks they are there. */
  readonly when: 'both' | 'first' | 'second';
  /** What is known of their answers between the looks. */
  readonly answers: 'same' | 'changed' | 'late';
  /** What a pilot says of them, whatever they have answered: a group, or null for a word that is none. */
  readonly word?: string | null;
}

type Shown = Outcome & { readonly asOf: string };

/** What each person of a kind answers in the first and the second look. */
type Answers = readonly (readonly [string | null, string | null])[];

function* multisets<T>(options: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at < options.length; at += 1)
    for (const rest of multisets(options, size - 1, at)) yield [options[at] as T, ...rest];
}

function possible(kind: Kind, groups: readonly string[]): Answers[] {
  const all = [...groups, null];
  const pairs = {
    same: all.map((one) => [one, one] as const),
    late: groups.map((one) => [null, one] as const),
    changed: all.flatMap((one) => all.filter((other) => other !== one).map((other) => [one, other] as const)),
  }[kind.answers];
  return [...multisets(pairs, kind.size)];
}

function* worlds(kinds: readonly Kind[], groups: readonly string[]): Generator<Answers[]> {
  const [first, ...rest] = kinds;
  if (!first) {
    yield [];
    return;
  }
  for (const answers of possible(first, groups))
    for (const others of worlds(rest, groups)) yield [answers, ...others];
}

/** What is shown in a world: after the first look, and after the second. */
function shownIn(
  kinds: readonly Kind[],
  world: readonly Answers[],
  groups: readonly string[],
  looks: 1 | 2,
  limit: number,
): string {
  const released: Released[] = [];
  const current = new Map<
    Population,
    { look: { at: string; people: ReadonlySet<string> }; shown: Shown | null }
  >();
  const said: unknown[] = [];
  for (let look = 0; look < looks; look += 1) {
    const at = DAY[look + 1] ?? '';
    const everyone = kinds.flatMap((kind, index) =>
      (world[index] ?? []).flatMap(([first, second], person): (Counted & { kind: Kind })[] => {
        if (kind.when === (look === 0 ? 'second' : 'first')) return [];
        const between = kind.answers === 'changed' || kind.answers === 'late';
        const answer = look === 0 ? first : second;
        return [
          {
            kind,
            id: `${index}.${person}`,
            answer,
            since: look === 1 && between ? `${at.slice(0, 8)}00` : null,
            answering:
              answer === null ? null : look === 1 && kind.answers === 'late' ? `${at.slice(0, 8)}00` : DAY[0],
            joinedAt: kind.when === 'second' ? `${at.slice(0, 8)}00` : DAY[0],
          },
        ];
      }),
    );
    const everybody = {
      people: new Map(everyone.map((one) => [one.id, one])),
      words: new Map(everyone.flatMap(({ id, kind: { word } }) => (word === undefined ? [] : [[id, word]]))),
    };
    for (const population of POPULATIONS) {
      const people = everyone.filter(({ kind }) => kind.in.includes(population));
      const before = current.get(population);
      const found = lookAgain(
        at,
        population === 'community'
          ? groups
          : groups.filter((group) => current.get('community')?.shown?.rows.has(group)),
        people,
        released,
        everybody,
        { look: before?.look ?? null, shown: before?.shown ?? null },
        limit,
      );
      if (found === 'skipped') continue;
      const seen = { at, people: new Set(people.map(({ id }) => id)) };
      const isNew = typeof found !== 'string';
      const shows = isNew ? { ...found, asOf: at } : (before?.shown ?? null);
      current.set(population, { look: seen, shown: shows });
      if (isNew)
        released.push({
          asOf: at,
          people: seen.people,
          rows: found.rows,
          hidden: new Set(groups.filter((group) => !found.rows.has(group))),
          toldFew: found.few !== null,
        });
    }
    // As the page shows it: where there is no total, it does not say whether anybody has looked.
    for (const population of POPULATIONS) {
      const { shown } = current.get(population) ?? {};
      said.push(
        shown?.rows.size ? [shown.asOf, [...shown.rows], population === 'community' && shown.few] : null,
      );
    }
  }
  return JSON.stringify(said);
}

function grouped<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const alike = groups.get(key);
    if (alike) alike.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Totals that are worked out although so few have, or have not, answered so. */
function solved(kinds: readonly Kind[], groups: readonly string[], looks: 1 | 2, limit: number) {
  let shows = 0;
  const all = [...worlds(kinds, groups)].map((world) => {
    const state = shownIn(kinds, world, groups, looks, limit);
    if (state.includes('[[')) shows += 1;
    return { world, state, first: looks === 1 ? '' : shownIn(kinds, world, groups, 1, limit) };
  });
  const found = knowing(kinds).flatMap((known) => solvedBy(known, all, kinds, groups, looks, limit));
  return { found, tried: all.length, shows };
}

/** A kind whose answers an attacker knows, because a pilot says them: all of them, or those in one look. */
type Known = readonly [index: number, look: 0 | 1 | null];

/** What an attacker may know. Which of two answers a word is true of the pilot does not say. */
function knowing(kinds: readonly Kind[]): Known[][] {
  return kinds.reduce<Known[][]>(
    (some, { word, answers }, index) => {
      if (word === undefined) return some;
      const known: Known[] = word === null ? [[index, null]] : [[index, 0]];
      if (word !== null && answers !== 'same') known.push([index, 1]);
      return some.flatMap((one) => [one, ...known.map((more) => [...one, more])]);
    },
    [[]],
  );
}

interface Tried {
  readonly world: readonly Answers[];
  readonly state: string;
  readonly first: string;
}

function solvedBy(
  known: readonly Known[],
  all: readonly Tried[],
  kinds: readonly Kind[],
  groups: readonly string[],
  looks: 1 | 2,
  limit: number,
): string[] {
  // A pilot's word that is a group is known only where it is true.
  const tried = all.filter(({ world }) =>
    known.every(
      ([index, look]) => look === null || world[index]?.every((both) => both[look] === kinds[index]?.word),
    ),
  );
  const knownIn = (world: readonly Answers[]) =>
    JSON.stringify(known.map(([index, look]) => (look === null ? world[index] : null)));
  const worldsBy = (keyOf: (one: Tried) => string) =>
    new Map(
      [...grouped(tried, (one) => keyOf(one) + knownIn(one.world))].map(([key, alike]) => [
        key,
        alike.map(({ world }) => world),
      ]),
    );
  const byFirst = worldsBy(({ first }) => first);
  const firstOf = new Map(tried.map(({ world, first }) => [world, first + knownIn(world)]));
  const found: string[] = [];
  /** The answers of one kind in one look. */
  const parts = kinds
    .flatMap(({ when, answers }, index) => [
      ...(when !== 'second' && answers !== 'late' ? [[index, 0] as const] : []),
      ...(when === 'second' || (looks === 2 && answers !== 'same') ? [[index, 1] as const] : []),
    ])
    .filter(([index, look]) => {
      const of = known.find(([one]) => one === index);
      return !of || (of[1] !== null && of[1] !== look && kinds[index]?.answers !== 'same');
    });
  for (const [state, alike] of worldsBy((one) => one.state))
    for (let some = 1; some < 1 << parts.length; some += 1) {
      const among = parts.filter((_, at) => some & (1 << at));
      const size = among.reduce((sum, [index]) => sum + (kinds[index]?.size ?? 0), 0);
      if (size === 0) continue;
      for (const group of [...groups, null]) {
        const total = onlyTotal(alike, among, group);
        if (total === null || (total >= limit && size - total >= limit)) continue;
        // Not what is known without this look, such as that who has answered late had not answered before.
        const before = byFirst.get(firstOf.get(alike[0] ?? []) ?? '') ?? [];
        if (onlyTotal(before, among, group) === null)
          found.push(
            `${group}: ${total} of ${JSON.stringify(among)}, knowing ${JSON.stringify(known)}, in ${state}`,
          );
      }
    }
  return found;
}

/** The total on which all worlds agree; null where they do not. */
function onlyTotal(
  worlds: readonly (readonly Answers[])[],
  among: readonly (readonly [number, number])[],
  group: string | null,
): number | null {
  let only: number | null = null;
  for (const world of worlds) {
    let total = 0;
    for (const [index, look] of among)
      for (const answers of world[index] ?? []) if (answers[look] === group) total += 1;
    if (only !== null && only !== total) return null;
    only = total;
  }
  return only;
}

const kind = (size: number, also: readonly Population[] = [], more: Partial<Kind> = {}): Kind => ({
  size,
  in: ['community', ...also],
  when: 'both',
  answers: 'same',
  ...more,
});

const come: Partial<Kind> = { when: 'second' };
const gone: Partial<Kind> = { when: 'first' };
const late: Partial<Kind> = { answers: 'late' };
const changed: Partial<Kind> = { answers: 'changed' };
const isA: Partial<Kind> = { word: 'a' };
const isB: Partial<Kind> = { word: 'b' };
const isAny: Partial<Kind> = { word: null };
const leads = ['facilitators'] as const;
const speaks = ['voices'] as const;
const both = ['facilitators', 'voices'] as const;

type Case = readonly [
  title: string,
  limit: number,
  looks: 1 | 2,
  kinds: readonly Kind[],
  groups: readonly string[],
];
const AB = ['a', 'b'];
const ABC = ['a', 'b', 'c'];

let attacked = 0;
let showing = 0;
const CASES: readonly Case[] = [
  ['one population', 2, 1, [kind(8)], ABC],
  ['fewer people than it takes', 2, 1, [kind(3)], ABC],
  ['facilitators among them', 3, 1, [kind(8), kind(6, leads)], AB],
  ['facilitators among fourteen others', 5, 1, [kind(15), kind(12, leads)], ['a']],
  ['two who lead and do not speak', 3, 1, [kind(8), kind(2, leads), kind(6, both), kind(5, speaks)], ['a']],
  ['all three populations', 5, 1, [kind(11), kind(2, leads), kind(7, both), kind(8, speaks)], ['a']],
  ['some of whom pilots say what they do', 2, 1, [kind(4), kind(2, [], isA), kind(4, leads)], AB],
  ['one of whom a pilot says another word', 2, 1, [kind(6, speaks), kind(1, [], isAny)], AB],
  [
    'two who lead, of whom a pilot says different things',
    2,
    1,
    [kind(7), kind(1, leads, isA), kind(1, leads, isB), kind(4, leads)],
    AB,
  ],
  ['one of whom a pilot says it does not speak', 5, 1, [kind(10, speaks), kind(1, [], isAny)], AB],
  [
    'one of whom a pilot says it has come',
    2,
    2,
    [kind(5), kind(4, [], come), kind(1, [], { ...come, ...isA })],
    AB,
  ],
  [
    'one of whom a pilot says it has changed their answer',
    2,
    2,
    [kind(4), kind(4, [], come), kind(1, [], { ...changed, ...isA })],
    AB,
  ],
  ['some of whom pilots say another word', 2, 1, [kind(6), kind(3, [], isAny)], AB],
  [
    'many of whom a pilot says what they do',
    5,
    1,
    [kind(12), kind(2, leads, isA), kind(3, [], isAny), kind(9, leads)],
    ['a'],
  ],
  [
    'some of whom pilots say what they do have gone',
    2,
    2,
    [kind(3), kind(2, [], { ...gone, ...isA }), kind(3, [], come)],
    AB,
  ],
  ['as many as there are others', 2, 1, [kind(5), kind(5, [], isA)], AB],
  ['one has come', 2, 2, [kind(6), kind(1, [], come)], ABC],
  ['one has gone', 2, 2, [kind(6), kind(1, [], gone)], ABC],
  ['one has come for one who has gone', 2, 2, [kind(5), kind(1, [], gone), kind(1, [], come)], AB],
  ['one has answered late', 2, 2, [kind(6), kind(1, [], late)], ABC],
  ['one has changed their answer', 2, 2, [kind(5), kind(1, [], changed)], ABC],
  ['as many have come as there were', 2, 2, [kind(5), kind(5, [], come)], AB],
  ['some have come and some have gone', 2, 2, [kind(4), kind(2, [], gone), kind(3, [], come)], AB],
  ['twelve have come and gone', 5, 2, [kind(14), kind(4, [], gone), kind(8, [], come)], ['a']],
  ['among facilitators too', 5, 2, [kind(9), kind(6, leads), kind(4, leads, gone), kind(8, [], come)], ['a']],
  ['some have answered otherwise', 2, 2, [kind(3), kind(3, [], changed)], ABC],
  ['some have answered late', 2, 2, [kind(4), kind(4, [], late), kind(1, [], gone)], AB],
  ['all of this', 2, 2, [kind(3), kind(2, [], late), kind(1, [], changed), kind(1, [], come)], ABC],
];

describe('whoever tries every set of answers works out no total that might not be shown', () => {
  test.each(CASES)('%s', (_, limit, looks, kinds, groups) => {
    const { found, tried, shows } = solved(kinds, groups, looks, limit);
    attacked += tried;
    showing += shows;
    expect(found.slice(0, 5)).toEqual([]);
  });

  test('of thousands of sets of answers, most of which have something to show', () => {
    expect(attacked).toBeGreaterThan(20_000);
    expect(showing / attacked).toBeGreaterThan(0.8);
  });
});
