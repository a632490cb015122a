import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AWAY_MS } from '../../domain/sessions/leading.ts';
import { OPEN_NOW_MS } from '../../domain/sessions/presence.ts';
import { type OpenElsewhere, OpenPanels } from '../../functions/tables/open-panels.ts';

const PRIYA = 'priya';
/** The longest pause between two questions of a panel, where the server is busy. */
const LONGEST_PAUSE_MS = 15_000;
const aGap = fc.integer({ min: 500, max: LONGEST_PAUSE_MS });

/** What another process knows of rows that were written at these moments, by the table's clock. */
const elsewhere = (
  rows: ReadonlyMap<string, { people: readonly string[]; at: number }>,
  mine: string,
  now: number,
): OpenElsewhere[] =>
  [...rows].flatMap(([instance, { people, at }]) =>
    instance === mine ? [] : [{ people: new Set(people), ageMs: now - at }],
  );

test('a facilitator who stays is never taken for away, whichever instances their panel asks', () => {
  const asked = fc.record({ gap: aGap, instance: fc.nat(2) });
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 1, maxLength: 60 }),
      fc.nat(10 * AWAY_MS),
      (questions, start) => {
        const instances = ['a', 'b', 'c'].map((name) => ({ name, panels: new OpenPanels(start) }));
        const rows = new Map<string, { people: readonly string[]; at: number }>();
        let now = start;
        for (const { gap, instance } of questions) {
          now += gap;
          for (const { name, panels } of instances) {
            panels.ledBy(PRIYA, now);
            // Somebody else asks each of them all the time.
            panels.hear('ben', now);
            if (name === instances[instance]?.name) panels.hear(PRIYA, now);
            const people = panels.toWrite(now);
            if (people) rows.set(name, { people, at: now });
          }
          for (const { name, panels } of instances)
            expect(panels.facilitatorAwayMs(now, elsewhere(rows, name, now))).toBeLessThan(AWAY_MS);
        }
      },
    ),
  );
});

test('a facilitator who has left is away after a minute where they were, and half a minute later elsewhere', () => {
  fc.assert(
    fc.property(fc.array(aGap, { maxLength: 20 }), fc.integer({ min: 500, max: 5_000 }), (gaps, beat) => {
      const [here, there] = [new OpenPanels(0), new OpenPanels(0)];
      let row: { people: readonly string[]; at: number } | undefined;
      let now = 0;
      const step = (ms: number, asks: boolean) => {
        now += ms;
        for (const panels of [here, there]) panels.ledBy(PRIYA, now);
        here.hear('ben', now);
        if (asks) here.hear(PRIYA, now);
        const people = here.toWrite(now);
        if (people) row = { people, at: now };
      };
      step(0, true);
      for (const gap of gaps) step(gap, true);
      const left = now;
      while (now < left + AWAY_MS + OPEN_NOW_MS + beat) {
        step(beat, false);
        const isAway = here.facilitatorAwayMs(now, []) >= AWAY_MS;
        expect(isAway).toBe(now - left >= AWAY_MS);
      }
      const written = row ? [{ people: new Set(row.people), ageMs: now - row.at }] : [];
      expect(there.facilitatorAwayMs(now, written)).toBeGreaterThanOrEqual(AWAY_MS);
    }),
  );
});

test('whoever has just begun to facilitate, and an instance that has just started, count as there for a minute', () => {
  const panels = new OpenPanels(0);
  panels.ledBy(PRIYA, 0);
  expect(panels.facilitatorAwayMs(AWAY_MS - 1, [])).toBeLessThan(AWAY_MS);
  expect(panels.facilitatorAwayMs(AWAY_MS, [])).toBe(AWAY_MS);
  panels.ledBy('marcus', AWAY_MS);
  expect(panels.facilitatorAwayMs(AWAY_MS, [])).toBe(0);
  panels.ledBy(null, AWAY_MS);
  expect(panels.facilitatorAwayMs(10 * AWAY_MS, [])).toBe(0);
});

test('who has it open is told from the last half minute, and written at most every half minute, whoever asks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ gap: fc.nat(3_000), who: fc.constantFrom('ana', 'ben', 'iva') }), {
        maxLength: 200,
      }),
      (questions) => {
        const panels = new OpenPanels(0);
        const asked = new Map<string, number>();
        const written: number[] = [];
        let now = 0;
        for (const { gap, who } of questions) {
          now += gap;
          panels.hear(who, now);
          asked.set(who, now);
          const open = [...asked].filter(([, at]) => now - at <= OPEN_NOW_MS).map(([id]) => id);
          expect([...panels.open(now, [])].sort()).toEqual(open.sort());
          if (panels.toWrite(now)) written.push(now);
        }
        for (const [index, at] of written.slice(1).entries())
          expect(at - (written[index] ?? 0)).toBeGreaterThanOrEqual(30_000);
      },
    ),
  );
});
