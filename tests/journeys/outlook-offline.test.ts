import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startCommunity } from '../http/guild.ts';
import { PATIENCE, type Town, town } from '../support/browser.ts';
import { composingIn, pane, plannedFrom } from './outlook.ts';

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

const planned = (topic: string) => plannedFrom(place, communityId, topic);
const composing = (subject: string) => composingIn(place, subject);

test('without a network the pane says how far it has come, and goes on by itself once there is one', async () => {
  place.forgive(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const priya = await composing('Asking for help');
  const linking = '**/appointment/link';
  await priya.context.route(linking, (route) => route.abort('internetdisconnected'));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByText('its agenda and people stand in the appointment').waitFor();
  await beside.getByText('This goes on by itself').waitFor();
  await priya.context.unroute(linking);
  await beside.getByText('This appointment is a session now').waitFor();
  const sessions = await planned('Asking for help');
  expect(sessions).toHaveLength(1);
  const calendar = place.world.microsoft365.calendar(place.who('Priya').id);
  expect(calendar.filter(({ subject }) => subject.startsWith('Asking for help'))).toHaveLength(1);
});

test('where it cannot be read whether an appointment is a session, none is made of it', async () => {
  place.forgive(/503/);
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Asking twice');
  await priya.page.getByRole('button', { name: 'Save' }).click();
  const asked = '**/api/appointments?*';
  await priya.context.route(asked, (route) => route.fulfill({ status: 503, body: '' }));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('button', { name: /Try again|Make it a session/ }).waitFor();
  expect(await beside.getByRole('button', { name: 'Make it a session' }).count()).toBe(0);
  await priya.context.unroute(asked);
  await beside.getByRole('button', { name: 'Try again' }).click();
  await beside.getByRole('button', { name: 'Make it a session' }).waitFor();
});
