import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { startCommunity } from '../http/guild.ts';
import { appPlace, PATIENCE, type Town, town } from '../support/browser.ts';
import { pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

let place: Town;
let communityId: string;
beforeAll(async () => {
  place = await town();
  const [priya, marcus] = [place.who('Priya'), place.who('Marcus')];
  communityId = await startCommunity(place.world, priya, [[marcus, 'member']], { name: 'Leading people' });
});
afterEach(async () => expect(await place.goHome()).toEqual([]));
afterAll(() => place.stop());

test('an organiser makes an appointment a session, and who is invited finds it behind theirs', async () => {
  const { world } = place;
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Saying no kindly');
  await priya.page.getByLabel('Date').fill('2027-03-04');
  await priya.page.getByLabel('Start', { exact: true }).fill('14:00');
  await priya.page.getByLabel('End', { exact: true }).fill('15:00');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByLabel('Topic').waitFor();
  expect(await beside.getByLabel('Topic').inputValue()).toBe('Saying no kindly');
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByText('This appointment is a session now').waitFor();
  expect(await priya.page.getByLabel('Subject').inputValue()).toBe('Saying no kindly · Leading people');
  expect(await priya.page.getByLabel('Required').inputValue()).toContain('Marcus Bell');
  await beside.getByText('Turn on “Teams meeting” above').waitFor();

  await priya.page.getByLabel('Teams meeting').check();
  await priya.page.getByRole('button', { name: 'Send' }).click();
  await priya.page.getByRole('heading', { name: 'Saying no kindly · Leading people' }).waitFor();
  const { sessions } = await world.call(priya.person, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  const [session] = sessions;
  if (!session) throw new Error('There is no session');
  const invited = await place.invited(priya.person, session);
  expect(invited.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
  const marcusEvents = world.microsoft365.calendar(place.who('Marcus').id);
  expect(marcusEvents.filter(({ subject }) => subject.startsWith('Saying no kindly'))).toHaveLength(1);

  const marcus = await place.visit('Marcus', `#/outlook/event/${marcusEvents[0]?.id}`);
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByRole('heading', { name: 'Saying no kindly' }).waitFor();
  await pane(marcus).getByRole('button', { name: 'Join' }).waitFor();

  // Once it is under way its times are those of the session's page: an item that was passed over has none.
  const clock = pane(marcus).getByRole('listitem').first().locator('span').first();
  expect(await clock.innerText()).toMatch(/\d:\d\d/);
  const params = { communityId, sessionId: session.id };
  const { agenda } = await world.call(priya.person, API.openSession, { params });
  const to = agenda.items[1]?.id ?? null;
  await world.call(priya.person, API.moveAgenda, { params, body: { to }, etag: agenda.etag });
  await marcus.page.getByRole('button', { name: 'Close the pane' }).click();
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByRole('heading', { name: 'Saying no kindly' }).waitFor();
  expect(await clock.innerText()).toBe('');
});

test('a session that is begun in the pane and not finished waits in the tab, where it can be planned', async () => {
  const { world } = place;
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Asking first');
  await priya.page.getByLabel('Date').fill('2027-03-11');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const kept = priya.page.waitForResponse(
    (response) => response.url().includes('/plan-drafts/') && response.request().method() === 'PUT',
  );
  await pane(priya).getByLabel('Purpose').fill('Practise one question.');
  expect((await kept).status()).toBe(200);
  // Outlook and Teams do not share what pages keep in a browser.
  const elsewhere = await place.visit('Priya', appPlace(`/communities/${communityId}/sessions`));
  await elsewhere.app.getByText('begun in Outlook').waitFor();
  await elsewhere.app.getByRole('link', { name: 'Asking first' }).click();
  await elsewhere.app.getByText('You began this in Outlook.').waitFor();
  expect(await elsewhere.app.getByLabel('Purpose').inputValue()).toBe('Practise one question.');
  expect(await elsewhere.app.getByLabel('Date').inputValue()).toBe('2027-03-11');
  await elsewhere.app.getByRole('button', { name: 'Plan session' }).click();
  await elsewhere.app.getByRole('heading', { level: 1, name: 'Asking first' }).waitFor();
  await elsewhere.app.getByRole('link', { name: 'Sessions' }).click();
  await elsewhere.app.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
  await elsewhere.app.getByText('Asking first').first().waitFor();
  await elsewhere.app.getByText('begun in Outlook').waitFor({ state: 'detached' });
  // The pane does not make a second one of it, and says so.
  place.forgive(/409 \(Conflict\)/);
  await pane(priya).getByRole('button', { name: 'Make it a session' }).click();
  await pane(priya).getByText('has an event of its own by now').waitFor();
  const { sessions } = await world.call(priya.person, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.filter(({ topic }) => topic === 'Asking first')).toHaveLength(1);
});

test('a session that was begun in the pane and not finished is kept when the pane is closed', async () => {
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Delegating without hovering');
  await priya.page.getByLabel('Date').fill('2027-03-11');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByLabel('Purpose').fill('Let go of one thing');
  const [item] = await beside.getByRole('textbox', { name: /^Title of item/ }).all();
  const title = await item?.inputValue();
  await beside.getByRole('button', { name: `Remove ${title}` }).click();
  await beside.getByText(`${title} removed.`).waitFor();
  await beside.getByRole('button', { name: 'Undo' }).click();
  await beside.getByRole('button', { name: `Remove ${title}` }).waitFor();
  await priya.page.getByRole('button', { name: 'Close the pane' }).click();
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await beside.getByText('You began this on an earlier visit').waitFor();
  expect(await beside.getByLabel('Purpose').inputValue()).toBe('Let go of one thing');
});

test('what is changed after a try that failed half-way is changed in the session that was planned', async () => {
  place.forgive(/500/);
  const { world } = place;
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Disagreeing well');
  await priya.page.getByLabel('Date').fill('2027-03-18');
  const linking = '**/appointment/link';
  await priya.context.route(linking, (route) => route.fulfill({ status: 500, body: '' }));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByRole('button', { name: 'Try again' }).waitFor();
  await beside.getByText('The session is planned, and its agenda').waitFor();
  await beside.getByLabel('Purpose').fill('Say no and stay friends');
  await priya.context.unroute(linking);
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByText('This appointment is a session now').waitFor();
  const { sessions } = await world.call(priya.person, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.flatMap(({ topic, purpose }) => (topic === 'Disagreeing well' ? [purpose] : []))).toEqual([
    'Say no and stay friends',
  ]);
});
