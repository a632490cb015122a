import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { appPlace, PATIENCE } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { keepPurpose, pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

test('a session that is begun in the pane and not finished waits in the tab, where it can be planned', async () => {
  const { world } = here;
  const priya = await here.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill('Asking first');
  await priya.page.getByLabel('Date').fill('2027-03-11');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await keepPurpose(priya, 'Practise one question.');
  // Outlook and Teams do not share what pages keep in a browser.
  const elsewhere = await here.visit('Priya', appPlace(`/communities/${communityId}/sessions`));
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
  here.forgive(/409 \(Conflict\)/);
  await pane(priya).getByRole('button', { name: 'Make it a session' }).click();
  await pane(priya).getByText('has an event of its own by now').waitFor();
  const { sessions } = await world.call(priya.person, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.filter(({ topic }) => topic === 'Asking first')).toHaveLength(1);
});

test('a session that was begun in the pane and not finished is kept when the pane is closed', async () => {
  const priya = await here.visit('Priya', '#/outlook/compose');
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
