import { expect, test, vi } from 'vitest';
import { PATIENCE } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { composingIn, pane, plannedFrom } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

const planned = (topic: string) => plannedFrom(here, communityId, topic);
const composing = (subject: string) => composingIn(here, subject);

test('without a network the pane says how far it has come, and goes on by itself once there is one', async () => {
  here.forgive(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
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
  const calendar = here.world.microsoft365.calendar(here.who('Priya').id);
  expect(calendar.filter(({ subject }) => subject.startsWith('Asking for help'))).toHaveLength(1);
});

test('where it cannot be read whether an appointment is a session, none is made of it', async () => {
  here.forgive(/503/);
  const priya = await here.visit('Priya', '#/outlook/compose');
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
