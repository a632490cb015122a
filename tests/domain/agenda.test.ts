import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AgendaItem,
  agendaItem,
  currentItem,
  elapsed,
  minutesOver,
  moveBack,
  moveTo,
  nextItem,
  withReport,
  withTimesOf,
} from '../../domain/sessions/agenda.ts';
import { agendaDraft } from '../../domain/sessions/agenda-draft.ts';

const ids = Array.from({ length: 6 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);

function agendaOf(count: number): AgendaItem[] {
  return ids.slice(0, count).map((id, index) => ({
    id,
    kind: 'topic',
    title: `Item ${index}`,
    prompt: '',
    minutes: 10,
    startedAt: null,
    endedAt: null,
  }));
}

const [REPORT_ID, PILOT_ID] = [
  '00000000-0000-4000-8000-0000000000aa',
  '00000000-0000-4000-8000-0000000000bb',
];
const START = Date.UTC(2026, 5, 1, 12);

/** Where a facilitator goes, and how long they stay before they go on. */
const walk = fc.array(
  fc.record({
    to: fc.constantFrom(...ids.slice(0, 4), null),
    stay: fc.integer({ min: 0, max: 3_600_000 }),
  }),
  { maxLength: 40 },
);

test('however a facilitator moves through an agenda, at most one item runs and no time spent is lost', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      let items = agendaOf(4);
      let clock = START;
      const spent = new Map<string, number>();
      for (const { to, stay } of steps) {
        items = moveTo(items, to, new Date(clock));
        const running = items.filter((item) => item.startedAt !== null && item.endedAt === null);
        expect(running.map((item) => item.id)).toEqual(to === null ? [] : [to]);
        expect(currentItem(items)?.id ?? null).toBe(to);
        clock += stay;
        if (to) spent.set(to, (spent.get(to) ?? 0) + stay);
        for (const item of items) expect(elapsed(item, new Date(clock))).toBe(spent.get(item.id) ?? 0);
      }
      expect(items.map((item) => item.id)).toEqual(ids.slice(0, 4));
    }),
    { numRuns: 300 },
  );
});

test('next is what comes after the item under way, or else the first that nobody has begun', () => {
  const next = (items: AgendaItem[]) => nextItem(items)?.id;
  const [a, b, c] = ids as [string, string, string];
  const at = (minute: number) => new Date(START + minute * 60_000);
  const before = agendaOf(3);
  expect(next(before)).toBe(a);
  const passedOver = moveTo(before, b, at(0));
  expect(next(passedOver)).toBe(c);
  expect(next(moveTo(passedOver, c, at(1)))).toBeUndefined();
  expect(next(moveTo(passedOver, null, at(1)))).toBe(a);
});

test('an item’s beginning stays where it was, however often it is come back to', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      let items = agendaOf(4);
      let clock = START;
      for (const { to, stay } of steps) {
        const before = items;
        items = moveTo(items, to, new Date(clock));
        for (const [at, { startedAt }] of before.entries())
          if (startedAt) expect(items[at]?.startedAt).toBe(startedAt);
        clock += stay;
      }
    }),
    { numRuns: 300 },
  );
});

test('a move that is taken back was never made: nothing is begun by it, and no time is lost or won', () => {
  const slip = fc.record({
    to: fc.constantFrom(...ids.slice(0, 4), null),
    astray: fc.integer({ min: 0, max: 60_000 }),
  });
  fc.assert(
    fc.property(walk, slip, (steps, { to, astray }) => {
      let items = agendaOf(4);
      let clock = START;
      for (const step of steps) {
        items = moveTo(items, step.to, new Date(clock));
        clock += step.stay;
      }
      const here = currentItem(items)?.id ?? null;
      fc.pre(to !== here);
      const moved = moveTo(items, to, new Date(clock));
      const back = moveBack(moved, here, new Date(clock + astray));
      const later = new Date(clock + astray + 1_000);
      expect(currentItem(back)?.id ?? null).toBe(here);
      for (const [at, item] of items.entries()) {
        expect(back[at]?.startedAt).toBe(item.startedAt);
        expect(back[at] && elapsed(back[at], later)).toBe(elapsed(item, later));
      }
    }),
    { numRuns: 300 },
  );
});

test('moving to the item under way, or to one that is not there, changes nothing and begins nothing', () => {
  const now = new Date(START);
  const begun = moveTo(agendaOf(3), ids[1] ?? '', now);
  const again = moveTo(begun, ids[1] ?? '', new Date(START + 60_000));
  expect(again.every((item, at) => item === begun[at])).toBe(true);
  expect(currentItem(moveTo(begun, ids[5] ?? '', now))).toBeUndefined();
});

test('a clock that is behind makes no time negative and none out of nothing', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          to: fc.constantFrom(...ids.slice(0, 3), null),
          at: fc.integer({ min: START - 600_000, max: START + 600_000 }),
        }),
        { maxLength: 30 },
      ),
      (steps) => {
        let items = agendaOf(3);
        for (const { to, at } of steps) {
          items = moveTo(items, to, new Date(at));
          for (const item of items) {
            expect(elapsed(item, new Date(at))).toBeGreaterThanOrEqual(0);
            // Nobody began anything in the future of the clock that began it.
            if (item.id === to && item.startedAt)
              expect(elapsed(item, new Date(START + 600_000))).toBeLessThanOrEqual(600_000 * 2 * 30);
          }
        }
      },
    ),
  );
});

test('coming back to an item whose end a slower clock wrote does not begin it in the future', () => {
  const [item] = agendaOf(1);
  if (!item) throw new Error('no item');
  const odd = {
    ...item,
    startedAt: new Date(START).toISOString(),
    endedAt: new Date(START - 60_000).toISOString(),
  };
  const [back] = moveTo([odd], item.id, new Date(START));
  expect(back?.startedAt).toBe(new Date(START).toISOString());
});

test('a changed agenda keeps the times of the items that stay, and new items have none', () => {
  const begun = moveTo(
    moveTo(agendaOf(3), ids[0] ?? '', new Date(START)),
    ids[1] ?? '',
    new Date(START + 5_000),
  );
  const drafts = agendaOf(4)
    .filter((item) => item.id !== ids[0])
    .reverse()
    .map(({ startedAt, endedAt, ...draft }) => ({ ...draft, title: 'Renamed' }));
  const changed = withTimesOf(drafts, begun);
  expect(changed.map((item) => item.id)).toEqual([ids[3], ids[2], ids[1]]);
  expect(changed.at(-1)).toMatchObject({ title: 'Renamed', startedAt: begun[1]?.startedAt, endedAt: null });
  expect(changed.slice(0, 2).every((item) => item.startedAt === null && item.endedAt === null)).toBe(true);
});

const draft = (index: number, kind: 'topic' | 'open-actions' = 'topic') => ({
  id: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
  kind,
  title: `Item ${index}`,
  prompt: '',
  minutes: 10,
});

test('an agenda takes twenty items of its own beside what was carried over, and refuses one more', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => draft(index));
  expect(agendaDraft.safeParse(twenty).success).toBe(true);
  // The open actions of the last session come in by themselves; the form that shows them must still save.
  expect(agendaDraft.safeParse([draft(30, 'open-actions'), ...twenty]).success).toBe(true);
  expect(agendaDraft.safeParse([...twenty, draft(20)]).success).toBe(false);
  expect(agendaDraft.safeParse([draft(30, 'open-actions'), draft(31, 'open-actions')]).success).toBe(false);
});

test('two agenda items with one id are refused', () => {
  expect(agendaDraft.safeParse([draft(1), { ...draft(2), id: draft(1).id }]).success).toBe(false);
});

test('every agenda that is accepted fits its row once all its items have begun and ended, in any script', () => {
  const signs = fc.constantFrom('"', '\\', '\n', 'あ', '😀', 'a', 'ß', '\u{10FFFF}');
  const filled = (max: number) =>
    fc.array(signs, { minLength: 1, maxLength: 4 }).chain((some) =>
      fc.integer({ min: 1, max }).map((length) => {
        const piece = some.join('');
        return piece
          .repeat(Math.ceil(length / piece.length))
          .slice(0, length)
          .toWellFormed();
      }),
    );
  const item = fc.record({
    title: filled(120).map((text) => text.replaceAll('\n', ' ')),
    prompt: filled(600),
  });
  let accepted = 0;
  const holds = (said: { title: string; prompt: string }[]) => {
    const drafts = agendaDraft.safeParse(
      said.map((one, index) => ({ ...draft(index), ...one, minutes: 240 })),
    );
    if (!drafts.success) return;
    accepted += 1;
    const at = new Date(START).toISOString();
    const full = [...drafts.data, { ...draft(99, 'open-actions'), prompt: 'x'.repeat(80) }].map((one) => ({
      ...one,
      startedAt: at,
      endedAt: at,
      again: { since: at, spent: 36_000_000 },
    }));
    expect(JSON.stringify(full).length).toBeLessThanOrEqual(32_000);
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThanOrEqual(60_000);
  };
  fc.assert(fc.property(fc.array(item, { minLength: 20, maxLength: 20 }), holds), { numRuns: 300 });
  for (const sign of ['a', 'あ', '"', '\\']) {
    for (const length of [300, 450, 500, 550, 600])
      holds(Array.from({ length: 20 }, () => ({ title: sign.repeat(120), prompt: sign.repeat(length) })));
  }
  expect(accepted).toBeGreaterThan(100);
});

test('an agenda that could not be kept is refused with a word on its length', () => {
  const quotes = Array.from({ length: 20 }, (_, index) => ({
    ...draft(index),
    prompt: '"'.repeat(600),
    title: '"'.repeat(120),
  }));
  const refused = agendaDraft.safeParse(quotes);
  expect(refused.error?.issues.map((issue) => issue.message)).toEqual(['at most 28000 characters in all']);
});

test('an agenda that was written under rules that took more can still be read', () => {
  for (const title of ['\u200b', 'one\ntwo']) {
    const [item] = agendaOf(1);
    expect(agendaDraft.safeParse([{ ...item, title }]).success).toBe(false);
    expect(agendaItem.parse({ ...item, title })).toMatchObject({ title });
  }
});

test('time is over from the planned minute on, and then in whole minutes, whenever the item was resumed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 240 }),
      fc.nat(600 * 60_000),
      fc.nat(60 * 60_000),
      (minutes, ran, spent) => {
        const since = new Date(START).toISOString();
        const item = {
          ...{ id: ids[0] ?? '', kind: 'topic' as const, title: 'Round', prompt: '', minutes },
          ...{ startedAt: since, endedAt: null, again: { since, spent } },
        };
        const over = minutesOver(item, new Date(START + ran));
        const total = ran + spent;
        if (total < minutes * 60_000) expect(over).toBeNull();
        else expect(over).toBe(Math.floor((total - minutes * 60_000) / 60_000));
      },
    ),
  );
});

test('a report is put before the debrief, never among what has begun, and moves nothing else', () => {
  const debriefAt = fc.option(fc.nat(4), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), debriefAt, walk, (count, at, steps) => {
      const kinds = agendaOf(count).map(
        (item, index): AgendaItem => (index === at ? { ...item, kind: 'debrief' } : item),
      );
      const items = steps.reduce(
        (there, { to }, step) => moveTo(there, to, new Date(START + step * 1_000)),
        kinds,
      );
      const after = withReport(items, REPORT_ID, { id: PILOT_ID, title: 'T'.repeat(120) });
      expect(after.filter(({ id }) => id !== REPORT_ID)).toEqual(items);
      const place = after.findIndex(({ id }) => id === REPORT_ID);
      expect(agendaItem.safeParse(after[place]).success).toBe(true);
      const next = after[place + 1];
      if (next) expect(next).toMatchObject({ kind: 'debrief', startedAt: null });
    }),
  );
  const drafts = withReport([], REPORT_ID, { id: PILOT_ID, title: 'T'.repeat(120) });
  const sent = drafts.map(({ startedAt, endedAt, ...draft }) => draft);
  expect(agendaDraft.safeParse(sent).success).toBe(true);
});
