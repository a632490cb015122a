import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { planSession, sessionDraft, startCommunity, table } from '../http/guild.ts';
import { appPlace, badDay, goodDay, soon, type Town, town } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOPIC = 'Feedback that lands';

let here: Town;

beforeAll(async () => {
  here = await town();
});

afterEach(async () => {
  here.world.microsoft365.faults.clear();
  expect(await here.goHome()).toEqual([]);
});

afterAll(async () => {
  await here?.stop();
});

/** Puts the next try of all waiting invites an hour off, as after many tries. */
async function afterManyTries(): Promise<void> {
  const client = table(here.world);
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const longAgo = new Date(Date.now() - 600_000).toISOString();
  for await (const { partitionKey = '', rowKey = '' } of client.listEntities())
    if (rowKey.startsWith('outbox|calendar|'))
      await client.updateEntity(
        { partitionKey, rowKey, attempts: 12, notBefore: inAnHour, triedAt: longAgo },
        'Merge',
      );
}

test('with Graph down the page says so and when it tries again; once it is back, the invite goes out at the next visit', async () => {
  const organiser = here.who('Priya');
  const communityId = await startCommunity(here.world, organiser, [[here.who('Marcus'), 'member']]);
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}`));
  await badDay(priya, /^Down/);
  const planned = await planSession(
    here.world,
    organiser,
    communityId,
    sessionDraft(organiser, { topic: TOPIC }),
  );
  await priya.open(`/communities/${communityId}/sessions/${planned.id}`);
  await priya.app.getByText('The invite has not gone out yet.').waitFor();
  await priya.app.getByText('Microsoft 365 has not answered so far. Trying again').waitFor();

  await priya.open('/');
  await priya.app.getByText('Microsoft 365 has not answered so far.').waitFor();
  await priya.open(`/communities/${communityId}/knowledge`);
  await priya.app.getByRole('heading', { level: 1 }).first().waitFor();
  await goodDay(priya, 'Graph down');
  await afterManyTries();
  const marcus = here.who('Marcus');
  const invited = () =>
    here.world.microsoft365.calendar(marcus.id).filter(({ subject }) => subject.startsWith(TOPIC)).length;
  expect(invited()).toBe(0);

  await priya.open(`/communities/${communityId}/sessions/${planned.id}`);
  await soon(invited).toBe(1);
  await priya.app.getByRole('button', { name: 'Join' }).waitFor();
  expect(await priya.app.getByText('Microsoft 365 has not answered').count()).toBe(0);
});
