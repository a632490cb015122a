import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderOf, proposals } from '../../domain/community/proposals.ts';
import {
  NO_STANDING,
  type RotaPerson,
  type Standing,
  type Standings,
  settle,
  settlementOf,
  sharersOf,
  standingOf,
  TURN,
  type Turn,
  unsettle,
} from '../../domain/community/rota.ts';
import { addDays } from '../../domain/shared/time.ts';

const person = (id: string, change: Partial<RotaPerson> = {}): RotaPerson => ({
  id,
  name: id,
  role: 'member',
  facilitates: true,
  pausedUntil: null,
  away: [],
  ...change,
});

const turnOn = (week: number, change: Partial<Turn> = {}): Turn => {
  const date = addDays('2026-01-01', week * 7);
  return {
    id: `turn-${week}`,
    date,
    startsAt: `${date}T14:00:00.000Z`,
    facilitator: null,
    isPlanned: false,
    skips: [],
    ...change,
  };
};

const been = (owed = 0, change: Partial<Standing> = {}): Standing => ({
  ...NO_STANDING,
  owed: Math.round(owed * TURN),
  attended: true,
  ...change,
});

/** One person's part in one week: whether they are there, and what they do. */
const week = fc.record({
  joins: fc.boolean(),
  leaves: fc.option(fc.nat(20), { freq: 5 }),
  pauses: fc.option(fc.record({ who: fc.nat(20), weeks: fc.integer({ min: 1, max: 6 }) }), { freq: 3 }),
  away: fc.array(fc.nat(20), { maxLength: 6 }),
  skips: fc.array(fc.nat(20), { maxLength: 3 }),
  comes: fc.array(fc.nat(20), { maxLength: 8 }),
  /** Somebody else leads than was proposed, by a swap, as a volunteer, or because they were chosen. */
  instead: fc.option(fc.nat(20), { freq: 4 }),
});
const history = fc.record({
  founders: fc.integer({ min: 1, max: 8 }),
  weeks: fc.array(week, { minLength: 8, maxLength: 40 }),
  seed: fc.nat(),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

interface Held {
  readonly people: readonly RotaPerson[];
  readonly before: Standings;
  readonly after: Standings;
  readonly sharers: readonly string[];
  readonly proposed: string | null;
  readonly leads: string;
  readonly turn: Turn;
  /** Who was there and free in every week so far. */
  readonly always: ReadonlySet<string>;
}

/** Lives through a history. `agreed`: whether others than those proposed lead where it says so. */
function live({ founders, weeks, seed }: History, agreed: boolean): Held[] {
  let count = 0;
  let people: RotaPerson[] = [];
  let standings: Standings = new Map();
  const join = () => {
    people = [...people, person(`${seed}-${count}`)];
    count += 1;
  };
  for (let at = 0; at < founders; at += 1) join();
  // The first ones have met before, the others have not been to a session yet.
  const first = people.map(({ id }) => id);
  standings = new Map(first.slice(0, Math.ceil(founders / 2)).map((id) => [id, been()]));
  let always = new Set(standings.keys());
  const held: Held[] = [];
  weeks.forEach((one, at) => {
    if (one.joins) join();
    const at_ = (index: number) => people[index % Math.max(1, people.length)]?.id;
    if (one.leaves !== null) {
      const gone = at_(one.leaves);
      people = people.filter(({ id }) => id !== gone);
    }
    const { date } = turnOn(at);
    const pauses = one.pauses && at_(one.pauses.who);
    const away = new Set(one.away.map(at_));
    people = people.map((someone) => ({
      ...someone,
      ...(someone.id === pauses && { pausedUntil: addDays(date, (one.pauses?.weeks ?? 0) * 7) }),
      away: away.has(someone.id) ? [{ from: addDays(date, -1), to: addDays(date, 1) }] : [],
    }));
    const skips = one.skips.flatMap((index) => at_(index) ?? []);
    const turn = turnOn(at, { id: `${seed}-${at}`, skips });
    const [proposal] = proposals(people, standings, [turn]);
    const sharers = sharersOf(people, turn, standings);
    always = new Set([...always].filter((id) => sharers.includes(id)));
    const leads = (agreed && one.instead !== null ? at_(one.instead) : null) ?? proposal?.person;
    if (!leads) return;
    const before = standings;
    const after = settle(standings, turn, sharers, leads);
    held.push({ people, before, after, sharers, proposed: proposal?.person ?? null, leads, turn, always });
    standings = new Map(after);
    for (const index of [...one.comes, -1]) {
      const id = index < 0 ? leads : at_(index);
      if (id) standings = new Map([...standings, [id, { ...standingOf(standings, id), attended: true }]]);
    }
  });
  return held;
}

const turns = ({ owed }: Standing) => owed / TURN;
const HISTORIES = 3_000;
const SEED = 14;

/** What always holds where proposals are taken. */
function expectFair(held: readonly Held[]): void {
  let last: string | null = null;
  for (const { before, after, sharers, leads, always, people } of held) {
    expect([...after.values()].reduce((sum, { owed }) => sum + owed, 0)).toBe(0);
    // Those who were always eligible never differ by more than one turn.
    const theirs = [...always].map((id) => standingOf(after, id).owed);
    if (theirs.length > 1) expect(Math.max(...theirs) - Math.min(...theirs)).toBeLessThanOrEqual(TURN);
    // Nobody twice running while somebody else eligible is owed anything.
    const others = sharers.filter((id) => id !== leads && standingOf(before, id).owed > 0);
    if (leads === last) expect(others).toEqual([]);
    // Nobody before having been to a session, once two have been to one.
    const experienced = people.filter(({ id }) => standingOf(before, id).attended);
    if (experienced.length >= 2) expect(standingOf(before, leads).attended).toBe(true);
    last = leads;
  }
}

test('in 3,000 histories of joining, leaving, pausing, being away and skipping, taken as proposed, every account stays within 1.5 turns', () => {
  let worst = 0;
  fc.assert(
    fc.property(history, (told) => {
      const held = live(told, false);
      expectFair(held);
      for (const { after } of held)
        for (const one of after.values()) worst = Math.max(worst, Math.abs(turns(one)));
    }),
    // A figure and not a theorem: one history in some ten thousand exceeds it (docs/decisions/0027-rota.md).
    { numRuns: HISTORIES, seed: SEED },
  );
  expect(worst).toBeLessThanOrEqual(1.5);
});

test('taken as proposed, those always eligible stay within one turn, and nobody leads twice running while another is owed', () => {
  fc.assert(
    fc.property(history, (told) => expectFair(live(told, false))),
    { numRuns: 200 },
  );
});

test('in any history, with swaps, volunteers and other choices, accounts sum to 0 and those acts are the only excess', () => {
  fc.assert(
    fc.property(history, (told) => {
      let acts = 0;
      for (const { after, before, leads, proposed, sharers, turn } of live(told, true)) {
        if (leads !== proposed) acts += 1;
        const all = [...after.values()];
        expect(all.reduce((sum, { owed }) => sum + owed, 0)).toBe(0);
        // Each of them moves at most one turn, so no account is further off than that for each.
        for (const one of all) expect(Math.abs(turns(one))).toBeLessThanOrEqual(1.5 + acts);
        if (proposed === null || sharers.length === 0) continue;
        // Beside what is proposed, it moves one turn from one account to the other, and changes no other.
        const asProposed = settle(before, turn, sharers, proposed);
        for (const [id, { owed }] of after) {
          const moved = leads === proposed ? 0 : id === leads ? -TURN : id === proposed ? TURN : 0;
          expect(Math.abs(owed - standingOf(asProposed, id).owed - moved)).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 400, seed: SEED },
  );
});

test('the same history gives the same answer, in whatever order people and turns stand', () => {
  fc.assert(
    fc.property(history, fc.nat(), (told, turn) => {
      const held = live(told, true);
      expect(live(told, true)).toEqual(held);
      const last = held.at(-1);
      if (!last) return;
      const coming = [0, 1, 2, 3].map((at) => turnOn(60 + at, { id: `${turn}-${at}` }));
      const one = proposals(last.people, last.after, coming);
      const other = proposals([...last.people].reverse(), last.after, [...coming].reverse());
      expect(other.map(({ person: who }) => who)).toEqual(one.map(({ person: who }) => who));
      expect(other.map(({ reason }) => reason)).toEqual(one.map(({ reason }) => reason));
    }),
    { numRuns: 150 },
  );
});

test('skipping a turn is like being away for it: it costs no place and wins none', () => {
  fc.assert(
    fc.property(history, fc.nat(20), (told, index) => {
      const last = live(told, false).at(-1);
      const skipping = last?.people[index % last.people.length];
      if (!last || !skipping) return;
      const { date } = turnOn(80);
      const away = last.people.map((one) =>
        one.id === skipping.id ? { ...one, away: [{ from: date, to: date }] } : one,
      );
      const bySkip = proposals(last.people, last.after, [turnOn(80, { skips: [skipping.id] }), turnOn(81)]);
      const byAway = proposals(away, last.after, [turnOn(80), turnOn(81)]);
      expect(bySkip.map(({ person: who }) => who)).toEqual(byAway.map(({ person: who }) => who));
      const account = (standings: Standings) => standingOf(standings, skipping.id).owed;
      expect(account(bySkip[0]?.after ?? last.after)).toBe(account(last.after));
    }),
    { numRuns: 300 },
  );
});

test('a settlement that is taken back leaves everything as it was', () => {
  fc.assert(
    fc.property(history, (told) => {
      for (const { before, turn, sharers, leads } of live(told, true).slice(-5)) {
        const settled = settlementOf(before, turn, sharers, leads);
        const back = unsettle(
          settled.standings,
          turn,
          settled.sharers,
          leads,
          standingOf(before, leads).lastLed,
        );
        for (const [id, one] of back) expect(one).toEqual(standingOf(before, id));
      }
    }),
    { numRuns: 200 },
  );
});

test('whoever is owed most is proposed, then who has waited longest; the reason says so', () => {
  const people = ['ana', 'ben', 'cleo'].map((id) => person(id));
  const led = (month: string) => ({ led: 1, lastLed: `2025-${month}-01T14:00:00.000Z` });
  const standings = new Map([
    ['ana', been(0.8, led('03'))],
    ['ben', been(0.2, led('01'))],
    ['cleo', been(-1, led('12'))],
  ]);
  const [first] = proposals(people, standings, [turnOn(1)]);
  expect(first).toMatchObject({
    person: 'ana',
    how: 'proposed',
    reason: { owed: 800_000, lastLed: '2025-03-01T14:00:00.000Z', among: 3, by: 'owed', passedOver: null },
  });
  const equal = new Map([
    ['ana', been(0.5, led('03'))],
    ['ben', been(0.5, led('01'))],
    ['cleo', been(-1, led('12'))],
  ]);
  expect(proposals(people, equal, [turnOn(1)])[0]).toMatchObject({ person: 'ben', reason: { by: 'wait' } });
});

test('who led last is passed over while somebody else is owed anything, and the reason names them', () => {
  const people = ['ana', 'ben', 'cleo'].map((id) => person(id));
  const standings = new Map([
    ['ana', been(0.9, { led: 1, lastLed: '2026-01-01T14:00:00.000Z' })],
    ['ben', been(0.1)],
    ['cleo', been(-1)],
  ]);
  const [first] = proposals(people, standings, [turnOn(2)]);
  expect(first).toMatchObject({
    person: 'ben',
    order: ['ben', 'ana', 'cleo'],
    reason: { passedOver: { id: 'ana', owed: 900_000 } },
  });
  const nobodyElse = new Map([...standings, ['ben', been(-0.1)]]);
  expect(orderOf(nobodyElse, 'turn', ['ana', 'ben', 'cleo'])[0]).toBe('ana');
  expect(proposals(people, nobodyElse, [turnOn(2)])[0]).toMatchObject({
    person: 'ana',
    reason: { again: true, passedOver: null },
  });
});

test('who is fixed for the turn after it is passed over the same way, and what they are owed now is told besides', () => {
  const people = ['ana', 'ben', 'cleo'].map((id) => person(id));
  const standings = new Map([
    ['ana', been(0.9)],
    ['ben', been(0.1)],
    ['cleo', been(-1)],
  ]);
  const fixed = turnOn(2, { facilitator: 'ana', isPlanned: true });
  const [first, second] = proposals(people, standings, [turnOn(1), fixed]);
  expect(first).toMatchObject({
    person: 'ben',
    reason: { owedNow: 100_000, passedOver: { id: 'ana', owed: 900_000, leads: 'after' } },
  });
  expect(second).toMatchObject({ person: 'ana', reason: { owed: 1_233_333, owedNow: 900_000 } });
  // Where only those two are owed anything, whoever led last waits.
  const led = new Map([...standings, ['ben', been(0.1, { led: 1, lastLed: '2026-01-01T14:00:00.000Z' })]]);
  expect(proposals(people, led, [turnOn(1), fixed])[0]).toMatchObject({ person: 'ana' });
});

test('whoever takes turns alone is proposed without comparison', () => {
  const reason = (people: RotaPerson[]) => proposals(people, new Map(), [turnOn(1)])[0]?.reason;
  expect(reason([person('ana'), person('ben', { facilitates: false })])).toMatchObject({ isAlone: true });
  expect(reason([person('ana'), person('ben', { pausedUntil: '2099-01-01' })])).toMatchObject({
    isAlone: false,
  });
});

test('what is fixed is paid by whoever leads it, and what was agreed ends with a pause unless it is planned', () => {
  const people = [person('ana'), person('ben', { pausedUntil: '2026-02-01' }), person('cleo')];
  const standings = new Map([
    ['ana', been(0.6)],
    ['ben', been(0.5)],
    ['cleo', been(-1.1)],
  ]);
  const fixed = { facilitator: 'cleo', isPlanned: true };
  const [planned, next] = proposals(people, standings, [turnOn(1, fixed), turnOn(2)]);
  expect(planned).toMatchObject({ person: 'cleo', how: 'planned' });
  expect(standingOf(planned?.after ?? standings, 'cleo').owed).toBe(-1_600_000);
  expect(next).toMatchObject({ person: 'ana', how: 'proposed' });
  const agreed = { facilitator: 'ben', isPlanned: false };
  expect(proposals(people, standings, [turnOn(1, agreed)])[0]).toMatchObject({ person: 'ana' });
  expect(proposals(people, standings, [turnOn(8, agreed)])[0]).toMatchObject({
    person: 'ben',
    how: 'agreed',
  });
});
