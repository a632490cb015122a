import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { id, planSession, sessionDraft } from '../http/guild.ts';
import { heldNow } from '../rhythm/support.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { faultsOfViews } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });
const { world } = here;
const priya = here.who('Priya');
const community = `/communities/${communityId}`;
for (const title of ['Meetings without slides', 'Decision logs'])
  await world.call(priya, API.addTopic, {
    params: { communityId, topicId: id() },
    body: { title, why: '', taxonomy: null, from: null },
  });

test('two drafts are published at once after a look at who is invited, a date is skipped, and a break left out', async () => {
  const { app, open } = await here.visit('Priya', appPlace(`${community}/sessions`));
  await app.getByRole('button', { name: 'Publish several' }).click();
  const choices = app.getByRole('checkbox', { name: /^Choose the draft/ });
  await choices.nth(0).check();
  await choices.nth(1).check();
  await app.getByRole('button', { name: 'Publish 2 sessions' }).click();
  const sheet = app.getByRole('dialog', { name: 'Publish 2 sessions?' });
  await sheet.getByText('2 people get an invite').click();
  await sheet.getByText('Ana Figueira and Marcus Bell').waitFor();
  await sheet.getByRole('button', { name: 'Publish 2 and invite' }).click();
  await sheet.waitFor({ state: 'detached' });
  const coming = app.getByRole('region', { name: 'To come' });
  for (const topic of ['Meetings without slides', 'Decision logs'])
    await coming.getByRole('link', { name: topic }).waitFor();
  await world.settled();
  const invited = world.microsoft365.calendar(here.who('Ana').id).map(({ subject }) => subject);
  expect(invited.filter((subject) => /^(Meetings|Decision)/.test(subject))).toHaveLength(2);

  await app
    .getByRole('button', { name: /^Skip / })
    .first()
    .click();
  await app.getByLabel('Why').fill('Works outing');
  await app.getByRole('button', { name: 'Skip it' }).click();
  await app.getByText('Skipped: Works outing').waitFor();

  await open(`${community}/rhythm`);
  await app.getByLabel('Country').selectOption('DE');
  await app.getByLabel('Region').selectOption('BE');
  await app.getByRole('button', { name: 'Add a break' }).click();
  const { drafts } = await world.call(priya, API.openRhythm, { params: { communityId } });
  await app.getByLabel('Called').fill('Stocktaking');
  await app.getByLabel('First day').fill(drafts[1]?.date ?? '');
  await app.getByLabel('Last day').fill(drafts[1]?.date ?? '');
  await app.getByRole('button', { name: 'Save', exact: true }).click();
  await app.getByText('Break: Stocktaking').waitFor();
});

test('what somebody tried opens the next session, where one line makes it a pilot', async () => {
  await planSession(world, priya, communityId, sessionDraft(priya));
  await heldNow(world, priya, communityId);
  await world.settled();
  const { page, app, open } = await here.visit('Ana', appPlace(community));
  // It is asked from tomorrow on: this Home is of tomorrow.
  await page.route('**/api/home', async (route) => {
    const answer = await route.fetch();
    const home = (await answer.json()) as { mine: { from?: string }[] };
    const mine = home.mine.map((item) => ({
      ...item,
      ...(item.from && { from: '2026-01-01T00:00:00.000Z' }),
    }));
    await route.fulfill({ response: answer, json: { ...home, mine } });
  });
  await open('/');
  const field = app.getByLabel(/^What did you try since we met/);
  await field.fill('I asked first, twice');
  await app.getByRole('button', { name: /^Send the answer/ }).click();
  await field.waitFor({ state: 'detached' });
  await world.settled();
  const { sessions } = await world.call(priya, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  await open(`${community}/sessions/${sessions[0]?.id}`);
  await app.getByText('I asked first, twice').waitFor();
  await app.getByRole('button', { name: 'Make a pilot of what Ana Figueira tried' }).click();
  await app.getByRole('button', { name: 'Begin', exact: true }).click();
  await app.getByRole('button', { name: 'I asked first, twice' }).waitFor();
  const { pilots } = await world.call(priya, API.listPilots, { params: { communityId }, query: {} });
  expect(pilots.map(({ title }) => title)).toContain('I asked first, twice');
});

test('the pages of the rhythm pass axe in any theme, wide and narrow', async () => {
  expect(
    await faultsOfViews(here, [
      [`${community}/rhythm`, /^Rhythm$/],
      [`${community}/sessions`, /^Sessions$/],
    ]),
  ).toEqual([]);
});
