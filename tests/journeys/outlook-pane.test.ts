import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { moveTo } from '../http/guild.ts';
import { PATIENCE, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

test('an organiser makes an appointment a session, and who is invited finds it behind theirs', async () => {
  const { world } = here;
  const priya = await here.visit('Priya', '#/outlook/compose');
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
  const invited = await here.invited(priya.person, session);
  expect(invited.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
  const marcusEvents = world.microsoft365.calendar(here.who('Marcus').id);
  expect(marcusEvents.filter(({ subject }) => subject.startsWith('Saying no kindly'))).toHaveLength(1);

  const marcus = await here.visit('Marcus', `#/outlook/event/${marcusEvents[0]?.id}`);
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByRole('heading', { name: 'Saying no kindly' }).waitFor();
  await pane(marcus).getByRole('button', { name: 'Join' }).waitFor();

  // Once it is under way its times are those of the session's page: an item that was passed over has none.
  const clock = pane(marcus).getByRole('listitem').first().locator('span').first();
  expect(await clock.innerText()).toMatch(/\d:\d\d/);
  await moveTo(world, priya.person, session, 1);
  await marcus.page.getByRole('button', { name: 'Close the pane' }).click();
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByRole('heading', { name: 'Saying no kindly' }).waitFor();
  await soon(() => clock.innerText()).toBe('');
});

test('what is changed after a try that failed half-way is changed in the session that was planned', async () => {
  here.forgive(/500/);
  const { world } = here;
  const priya = await here.visit('Priya', '#/outlook/compose');
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
