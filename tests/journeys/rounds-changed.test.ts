import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { aRevealedRound } from '../scoring/drafts.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'organiser' });
const { world } = here;
const [priya, ana] = [here.who('Priya'), here.who('Ana')];

test('what two decide of a round at once is laid side by side, also once the page has asked anew', async () => {
  const { params, round } = await aRevealedRound(world, priya, communityId, [priya, ana]);
  const closed = await world.call(ana, API.closeRound, {
    params,
    body: { word: 'The leads decide', again: null },
    etag: round.etag,
  });
  const { app, frame } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${params.artifactId}/rounds/${params.roundId}`),
  );
  await app.getByText('The leads decide').waitFor();
  await app.getByRole('button', { name: 'Change', exact: true }).click();
  const sheet = app.getByRole('dialog');
  await sheet.getByLabel('What was decided').fill('Nobody decides alone');
  await world.call(ana, API.closeRound, {
    params,
    body: { word: 'The board decides', again: null },
    etag: closed.etag,
  });
  const content = await frame('content');
  await soon(async () => {
    // As it does once a minute.
    await content.evaluate(() => window.dispatchEvent(new Event('focus')));
    return app.getByText('The board decides').count();
  }).toBe(1);
  here.forgive(/412/);
  await sheet.getByRole('button', { name: 'Save' }).click();
  const both = sheet.getByRole('region', { name: 'Somebody else has changed this meanwhile' });
  await both.getByText('The board decides').waitFor();
  await both.getByText('Nobody decides alone').waitFor();
  expect((await world.call(ana, API.openRound, { params })).round.word).toBe('The board decides');
  await both.getByRole('button', { name: 'Keep yours: What was decided' }).click();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.waitFor({ state: 'detached' });
  expect((await world.call(ana, API.openRound, { params })).round.word).toBe('Nobody decides alone');
});

test('a round is removed only once one has said so again, knowing what goes with it', async () => {
  const { params } = await aRevealedRound(world, priya, communityId, [priya, ana]);
  const { app } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${params.artifactId}/rounds/${params.roundId}`),
  );
  const remove = async () => {
    await app.getByRole('button', { name: 'More', exact: true }).click();
    await app.getByRole('menuitem', { name: 'Remove the round' }).click();
  };
  const sheet = app.getByRole('dialog', { name: 'Remove the round?' });
  await remove();
  await sheet.getByText('What was scored and written in it goes for good, for everybody.').waitFor();
  await sheet.getByRole('button', { name: 'Keep it' }).click();
  await sheet.waitFor({ state: 'detached' });
  expect((await world.call(ana, API.openRound, { params })).round.stage).toBe('revealed');
  await remove();
  // The page asks for the round once more before it is left.
  here.forgive(/404/);
  await sheet.getByRole('button', { name: 'Remove' }).click();
  await app.getByText('The round is removed.').waitFor();
  await expect(world.call(ana, API.openRound, { params })).rejects.toThrow();
});
