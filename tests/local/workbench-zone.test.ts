import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { applyZone } from '../../local/workbench/page/host/zone.ts';

const machine = process.env.TZ;
afterAll(() => {
  if (machine === undefined) delete process.env.TZ;
  else process.env.TZ = machine;
});

/** A window of its own whose clock was set to a zone, on a machine in another one. */
function windowIn(zone: string) {
  const realm = createContext({});
  applyZone(runInContext('globalThis', realm), zone);
  return (code: string) => runInContext(code, realm) as unknown;
}

const shown = (moment: number) => `(() => {
  const d = new Date(${moment});
  return [d.getFullYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours(), d.getMinutes(), d.getTimezoneOffset(),
    d.toDateString(), d.toISOString(), d.toLocaleString('en-GB'), new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(d),
    d.toString().slice(0, 33), new Date(d.getFullYear(), d.getMonth(), d.getDate(), 12).getTime(),
    Date.parse('2026-06-01T14:30'), Date.parse('2026-06-01'), Date.parse('2026-06-01T14:30Z'), Date.parse('Jun 1 2026 14:30'),
    new Date(new Date(d).setHours(9, 15)).getTime(), new Date(new Date(d).setDate(40)).getTime(), new Date(+d).getTime(),
    new Date(d) instanceof Date, typeof Date(), Date.UTC(2026, 1), Number.isNaN(+new Date('x'))].join();
})()`;

describe('the clock of a framed page', () => {
  for (const zone of ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Sydney', 'UTC']) {
    test(`in ${zone} is what a computer there shows`, () => {
      process.env.TZ = 'Europe/Berlin';
      const there = windowIn(zone);
      const years = { min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) };
      fc.assert(
        fc.property(fc.integer(years), (moment) => {
          process.env.TZ = zone;
          const real = runInContext(shown(moment), createContext({}));
          process.env.TZ = 'Europe/Berlin';
          expect(there(shown(moment))).toBe(real);
        }),
        { numRuns: 60 },
      );
    });
  }

  test('leaves explicit zones alone', () => {
    const there = windowIn('Asia/Kolkata');
    const code = "new Date(0).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })";
    expect(there(code)).toBe('01:00:00');
    expect(there("new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).resolvedOptions().timeZone")).toBe(
      'UTC',
    );
  });
});
