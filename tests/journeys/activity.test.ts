import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { planSession, sessionDraft } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

test('time passes in the workbench, and Teams tells of the session, which one click opens', async () => {
  const { world } = here;
  // A page that asks while time passes may still have the token of before, and gets another.
  here.forgive(/status of 401/);
  const [priya, marcus] = [here.who('Priya'), here.who('Marcus')];
  const hours = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' };
  await world.call(marcus, API.changeNoticeSettings, { body: { hours } });
  await planSession(world, priya, communityId, sessionDraft(marcus, { topic: 'Feedback that lands' }));
  await world.settled();
  const visit = await here.visit('Marcus', appPlace('/'));
  await visit.app.getByText('Feedback that lands').first().waitFor();
  const clock = visit.page.getByRole('button', { name: /\d\d:\d\d$/ });
  const later = async (item: string) => {
    await clock.click();
    await visit.page.getByRole('menuitem', { name: item }).click();
    await visit.page.getByRole('button', { name: 'Time passes' }).waitFor({ state: 'detached' });
    await world.host.invokeTimer('tellPeople');
  };
  const before = Date.now();
  const [{ startsAt } = { startsAt: '' }] = (await world.call(marcus, API.openHome)).turns;
  const days = Math.floor((Date.parse(startsAt) - Date.now()) / 86_400_000);
  for (let day = 0; day < days; day += 1) await later('A day later');
  expect(Date.now() - before).toBeGreaterThan(86_400_000 * days);
  const frame = await visit.frame('content');
  const there = await frame.evaluate(() => Date.now());
  expect(Math.abs(there - Date.now())).toBeLessThan(10_000);
  await soon(() => world.microsoft365.activities(marcus.id).length).toBeGreaterThan(0);
  await visit.page.getByRole('link', { name: /^Activity, \d unread$/ }).click();
  await visit.page.getByRole('button', { name: /Next: “Feedback that lands”/ }).click();
  await visit.app.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
  // An open page is loaded anew where it is, and shows what is so by then.
  await later('When the next session starts');
  expect(Math.abs(Date.parse(startsAt) - Date.now())).toBeLessThan(60_000);
  await later('Just after this session');
  await visit.app.getByText('Its time has passed').waitFor();
  await clock.click();
  await visit.page.getByRole('menuitem', { name: 'An hour later' }).waitFor();
  expect(await visit.page.getByRole('menuitem', { name: /session/ }).count()).toBe(0);
});

test('somebody chooses what tells them, and when', async () => {
  const visit = await here.visit('Priya', appPlace('/'));
  await visit.app.getByRole('link', { name: 'Notifications' }).click();
  const summary = visit.app.getByRole('combobox', { name: /^The summary of a session is ready/ });
  await summary.selectOption('Never');
  await visit.app.getByRole('checkbox', { name: 'Friday' }).uncheck();
  await visit.app.getByRole('checkbox', { name: /^Send me mail/ }).check();
  await soon(async () => {
    const { hours, mail, kinds } = await here.world.call(here.who('Priya'), API.openNoticeSettings);
    return [hours?.days, mail, kinds.find(({ type }) => type === 'summaryReady')?.timing];
  }).toEqual([[1, 2, 3, 4], true, 'never']);
});
