import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace, type Town, town } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let here: Town;
let communityId: string;

beforeAll(async () => {
  here = await town();
  communityId = await startCommunity(here.world, here.who('Priya'), [
    [here.who('Marcus'), 'member'],
    [here.who('Ana'), 'member'],
  ]);
});

afterEach(async () => {
  here.world.microsoft365.faults.clear();
  expect(await here.goHome()).toEqual([]);
});

afterAll(async () => {
  await here?.stop();
});

test('adding a note while the invite is being sent still shows when it has been sent', async () => {
  here.world.microsoft365.faults.add({
    ...{ delay: 6_000, times: 'all' },
    match: { method: 'POST', path: /\/events$/ },
  });
  const priya = here.who('Priya');
  const planned = await planSession(
    here.world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Openers' }),
  );
  const { app } = await here.visit('Priya', appPlace(`/communities/${communityId}/sessions/${planned.id}`));
  await app.getByRole('button', { name: 'Add a note' }).click();
  await app.locator('textarea').last().fill('Bring the script');
  await app.getByRole('button', { name: 'Save note' }).click();
  await app.getByRole('button', { name: 'Edit this insight' }).waitFor();
  expect(await app.getByRole('button', { name: 'Join' }).count()).toBe(0);
  await app.getByRole('button', { name: 'Join' }).waitFor();
});

test('before a person is added, the page shows which invites they will get, also for sessions planned meanwhile', async () => {
  const priya = here.who('Priya');
  const quiet = await startCommunity(here.world, priya, [], { name: 'Not met yet' });
  const { app } = await here.visit('Priya', appPlace(`/communities/${quiet}/people`));
  await app.getByRole('button', { name: 'Add people' }).click();
  await app.getByRole('combobox', { name: 'Name or mail address' }).fill('marc');
  await app.getByRole('option', { name: /Marcus Bell/ }).click();
  await app.getByText('Nobody is mailed: there is no session to come that this concerns.').waitFor();
  await planSession(here.world, priya, quiet, sessionDraft(priya, { topic: 'The first one' }));
  await app.getByText('Marcus Bell gets the Outlook invitation to').waitFor();
  await app.getByText('The first one').waitFor();
});
