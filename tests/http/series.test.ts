import { afterAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { testWorld } from '../support/world.ts';

const world = await testWorld();
afterAll(() => world.stop());
const [priya, marcus] = world.microsoft365.people;
if (!priya || !marcus) throw new Error('Nobody is here');

/** Priya's, on Tuesdays and Thursdays at 15:30 in London. */
const SUBJECT = 'Customer call';
const series = world.microsoft365.series(priya.id)[1] ?? '';

const ask = (person: typeof priya, item: string) =>
  world.ask(person, API.listOccurrences, { query: { item } });

test('a series tells its organiser its next six dates, oldest first, from the series and from one of them', async () => {
  const { body } = await ask(priya, series);
  expect(body).toMatchObject({ subject: SUBJECT, organises: true });
  expect(body.next).toHaveLength(6);
  const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' });
  for (const { startsAt, endsAt } of body.next) {
    expect(['Tuesday', 'Thursday']).toContain(london.format(new Date(startsAt)));
    expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(45 * 60_000);
    expect(Date.parse(startsAt)).toBeGreaterThan(Date.now());
  }
  expect([...body.next].sort((a, b) => a.startsAt.localeCompare(b.startsAt))).toEqual(body.next);
  const token = await world.microsoft365.graphToken(priya.id);
  const [{ startsAt: startDateTime = '', endsAt: endDateTime = '' } = {}] = body.next;
  const window = new URLSearchParams({ startDateTime, endDateTime });
  const view = await fetch(`${world.microsoft365.url}/v1.0/me/calendarView?${window}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { value } = (await view.json()) as { value: { id: string; subject: string }[] };
  const one = value.find(({ subject }) => subject === SUBJECT);
  expect((await ask(priya, one?.id ?? '')).body).toEqual(body);
});

test('a single appointment, and a series in somebody else’s calendar, have no dates', async () => {
  const single = world.microsoft365.compose(priya.id, {
    subject: 'Once',
    html: '',
    start: '2027-03-01T10:00:00.000Z',
    end: '2027-03-01T11:00:00.000Z',
    timeZone: 'Europe/London',
    attendees: [],
    isOnline: false,
  });
  const none = { series: '', subject: '', organises: false, next: [] };
  expect((await ask(priya, single)).body).toEqual(none);
  expect((await ask(marcus, series)).body).toEqual(none);
});
