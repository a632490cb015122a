import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { id, sessionDraft, startCommunity } from '../http/guild.ts';
import { PATIENCE, soon, type Town, town, type Visitor } from '../support/browser.ts';
import { pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

let place: Town;
let communityId: string;
beforeAll(async () => {
  place = await town();
  communityId = await startCommunity(place.world, place.who('Priya'), []);
});
afterEach(async () => expect(await place.goHome()).toEqual([]));
afterAll(() => place.stop());

/** Opens the pane beside one of Priya's series. */
async function beside(priya: Visitor, which: number) {
  await priya.go(`#/outlook/event/${place.world.microsoft365.series(priya.person.id)[which]}`);
  if ((await priya.page.locator('iframe[data-frame-context="taskPane"]').count()) === 0)
    await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  return pane(priya).getByLabel('Topic');
}

const upcoming = async () => {
  const asked = { params: { communityId }, query: { when: 'upcoming' as const } };
  return (await place.world.call(place.who('Priya'), API.listSessions, asked)).sessions;
};

test('what is typed for one series stays with it, and another has its own', async () => {
  const priya = await place.visit('Priya', '#/outlook/calendar');
  const reviews = await beside(priya, 0);
  await reviews.first().fill('Which bets to stop');
  const calls = await beside(priya, 1);
  await soon(() => calls.first().inputValue()).toBe('Customer call');
  await calls.first().fill('What customers do not say');
  const again = await beside(priya, 0);
  await soon(() => again.first().inputValue()).toBe('Which bets to stop');
});

test('a date for which a session was planned in the tab meanwhile is not planned twice', async () => {
  const { world } = place;
  const priya = await place.visit('Priya', '#/outlook/calendar');
  const topics = await beside(priya, 1);
  await topics.nth(1).fill('Begun in the pane');
  const item = world.microsoft365.series(priya.person.id)[1] ?? '';
  const { next } = await world.call(priya.person, API.listOccurrences, { query: { item } });
  const [date = '', time = ''] = (next[1]?.startsAt ?? '').split(/[T.]/);
  await world.call(priya.person, API.planSession, {
    params: { communityId, sessionId: id() },
    body: sessionDraft(priya.person, { when: { date, time: time.slice(0, 5), minutes: 45, zone: 'UTC' } }),
  });
  await priya.page.reload();
  await beside(priya, 1);
  await pane(priya).getByText('A session is planned then.').waitFor();
  expect(await pane(priya).getByRole('checkbox').nth(1).isDisabled()).toBe(true);
});

test('what is changed after an answer was lost is changed in the session that was planned', async () => {
  place.forgive(/net::ERR_FAILED/);
  const priya = await place.visit('Priya', '#/outlook/calendar');
  const topics = await beside(priya, 0);
  for (let at = 5; at > 0; at -= 1) await pane(priya).getByRole('checkbox').nth(at).uncheck();
  await topics.first().fill('First words');
  const planning = /\/sessions\/[^/?]+$/;
  await priya.context.route(planning, async (route) => {
    // It arrives, and nobody hears so.
    if (route.request().method() === 'PUT') await route.fetch();
    await route.abort();
  });
  await pane(priya).getByRole('button', { name: 'Plan 1 session' }).click();
  await pane(priya).getByRole('alert').waitFor();
  await priya.context.unroute(planning);
  await topics.first().fill('Better words');
  await pane(priya).getByRole('button', { name: 'Plan 1 session' }).click();
  await pane(priya).getByText('1 session is planned').waitFor();
  const said = (await upcoming()).map(({ topic }) => topic);
  expect(said).toContain('Better words');
  expect(said).not.toContain('First words');
});
