import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { momentOf, wallTime } from '../../domain/shared/time.ts';
import { changeEvent, createEvent, type EventContent, readEvent } from '../../functions/graph/calendar.ts';
import { periodOf } from '../../functions/graph/event.ts';
import { type CallGraph, GraphFailure, graph } from '../../functions/graph/graph.ts';
import { newTrace } from '../../functions/trace.ts';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import { ianaZone, instant, otherInExchange } from '../../local/microsoft365/zones.ts';
import { credentialsOf, settingsFor, startLocal } from './support.ts';

let m365: Microsoft365;
let call: CallGraph;
let priya: Person;
let ana: Person;

beforeAll(async () => {
  m365 = await startLocal();
  [priya, ana] = [m365.people[0], m365.people[1]] as [Person, Person];
  call = graph(settingsFor(m365), credentialsOf(m365), () => new Date())(newTrace()).asApp(m365.tenantId);
});
afterAll(() => m365.stop());
afterEach(() => otherInExchange.clear());

const HOUR_MS = 3_600_000;

function content(startsAt: string, zone: string): Required<EventContent> {
  const endsAt = new Date(Date.parse(startsAt) + HOUR_MS).toISOString();
  return {
    subject: `${startsAt} in ${zone}`,
    when: { startsAt, endsAt, zone },
    html: '<div id="guildhall-agenda"><p id="guildhall-agenda-end">x</p></div>',
    agendaMark: 'mark',
    attendees: [{ mail: ana.mail, name: ana.displayName, type: 'required' }],
    hideAttendees: false,
  };
}

const create = (wanted: Required<EventContent>) =>
  createEvent(call, priya.id, { sessionId: crypto.randomUUID(), generation: 1 }, wanted);

/** The zones that the event was written in, as Outlook shows them to people outside of the organisation. */
const writtenIn = (id: string) => {
  const stored = m365.calendar(priya.id).find((one) => one.immutableId === id);
  return [stored?.start.timeZone, stored?.end.timeZone];
};

describe('the time of an event', () => {
  it('is on the clock of the session’s zone, and is the same moment in every zone, whatever its clocks do', () => {
    // Gaps, folds, a half-hour fold, a day that was left out, and zones without any.
    const zones = [
      ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'],
      ...['Asia/Kolkata', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC'],
    ];
    const turns = zones.flatMap((zone) => {
      const found: { zone: string; at: number }[] = [];
      const offset = (at: number) => {
        const { date, time } = wallTime(new Date(at), zone);
        return Date.parse(`${date}T${time}:00Z`) - at;
      };
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += 24 * HOUR_MS)
        if (offset(at) !== offset(at + 24 * HOUR_MS)) found.push({ zone, at: at + 12 * HOUR_MS });
      return found;
    });
    expect(turns.length).toBeGreaterThan(15);
    const near = fc.record({ turn: fc.constantFrom(...turns), minutes: fc.integer({ min: -900, max: 900 }) });
    const anywhere = fc.record({
      turn: fc.record({ zone: fc.constantFrom(...zones), at: fc.constant(Date.UTC(2027, 5, 1)) }),
      minutes: fc.integer({ min: -500_000, max: 500_000 }),
    });
    fc.assert(
      fc.property(fc.oneof(near, anywhere), fc.integer({ min: 15, max: 480 }), ({ turn, minutes }, long) => {
        const at = turn.at + minutes * 60_000;
        const startsAt = new Date(at).toISOString();
        const endsAt = new Date(at + long * 60_000).toISOString();
        const { start, end } = periodOf(startsAt, endsAt, turn.zone);
        expect(instant(start.dateTime, start.timeZone)).toBe(at);
        expect(instant(end.dateTime, end.timeZone)).toBe(at + long * 60_000);
        expect(end.timeZone).toBe(start.timeZone);
        // Only where that zone's clock cannot tell the moment it is another's.
        const told = [startsAt, endsAt].every(
          (moment) => momentOf(wallTime(moment, turn.zone), turn.zone).toISOString() === moment,
        );
        expect(start.timeZone).toBe(told ? turn.zone : 'UTC');
      }),
      { numRuns: 3_000 },
    );
  });

  it('is read back unchanged, before and behind a gap and in both hours that are alike', async () => {
    const moments: [startsAt: string, zone: string, writtenIn: string][] = [
      ['2027-03-10T14:00:00.000Z', 'America/New_York', 'America/New_York'],
      ['2027-03-28T00:30:00.000Z', 'Europe/Berlin', 'Europe/Berlin'],
      ['2027-03-28T01:00:00.000Z', 'Europe/Berlin', 'Europe/Berlin'],
      ['2027-10-30T23:30:00.000Z', 'Europe/Berlin', 'Europe/Berlin'],
      // From the first 02:30 to the second, which no clock in Berlin tells apart.
      ['2027-10-31T00:30:00.000Z', 'Europe/Berlin', 'UTC'],
      ['2027-10-31T01:30:00.000Z', 'Europe/Berlin', 'UTC'],
    ];
    for (const [startsAt, zone, written] of moments) {
      const made = await create(content(startsAt, zone));
      const read = await readEvent(call, priya.id, made.id, 'UTC');
      const endsAt = new Date(Date.parse(startsAt) + HOUR_MS).toISOString();
      expect(read).toMatchObject({ startsAt, endsAt });
      expect(writtenIn(made.id)).toEqual([written, written]);
    }
  });

  it('follows to another zone when the event is moved', async () => {
    const made = await create(content('2027-03-10T14:00:00.000Z', 'Europe/London'));
    const when = { startsAt: '2027-03-11T14:00:00.000Z', endsAt: '2027-03-11T14:30:00.000Z' };
    await changeEvent(call, priya.id, made, { when: { ...when, zone: 'Asia/Tokyo' } });
    expect(await readEvent(call, priya.id, made.id, 'UTC')).toMatchObject(when);
    expect(writtenIn(made.id)).toEqual(['Asia/Tokyo', 'Asia/Tokyo']);
  });

  it('is in UTC where Exchange does not know the zone', async () => {
    otherInExchange.set('America/Nuuk', undefined);
    const startsAt = '2027-03-10T14:00:00.000Z';
    const made = await create(content(startsAt, 'America/Nuuk'));
    expect(made.startsAt).toBe(startsAt);
    expect(writtenIn(made.id)).toEqual(['UTC', 'UTC']);
    const when = { startsAt: '2027-03-11T14:00:00.000Z', endsAt: '2027-03-11T14:30:00.000Z' };
    await changeEvent(call, priya.id, made, { when: { ...when, zone: 'America/Nuuk' } });
    expect(await readEvent(call, priya.id, made.id, 'UTC')).toMatchObject(when);
  });

  it('is put right in UTC where Exchange counts otherwise in the zone', async () => {
    otherInExchange.set('America/Asuncion', 'Etc/GMT+4');
    const startsAt = '2027-07-10T14:00:00.000Z';
    const made = await create(content(startsAt, 'America/Asuncion'));
    expect(made.startsAt).toBe(startsAt);
    expect(await readEvent(call, priya.id, made.id, 'UTC')).toMatchObject({ startsAt });
    expect(writtenIn(made.id)).toEqual(['UTC', 'UTC']);
  });

  it('is asked for again in UTC for no other refusal', async () => {
    m365.faults.add({ match: { method: 'POST', path: '/events' }, status: 403, times: 1 });
    m365.requests.clear();
    await expect(create(content('2027-03-10T14:00:00.000Z', 'Europe/London'))).rejects.toThrow(GraphFailure);
    expect(m365.requests.all).toHaveLength(1);
  });
});

it('the local Graph knows Windows names and IANA names, and no other', () => {
  expect(ianaZone('W. Europe Standard Time')).toBe('Europe/Berlin');
  expect(ianaZone('Europe/Vienna')).toBe('Europe/Vienna');
  for (const name of ['Greenwich Mean Time', '+02:00', 'Mars/Olympus', 'local'])
    expect(ianaZone(name)).toBeUndefined();
});
