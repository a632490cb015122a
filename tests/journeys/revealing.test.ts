import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { aRound } from '../scoring/drafts.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const { world } = here;

test('revealing asks while people are awaited; words of the first pass stay, and paper does not mark whose scores are whose', async () => {
  const params = await aRound(world, here.who('Priya'), communityId);
  const give = (name: string, pass: number, level: number, word: string) =>
    world.call(here.who(name), API.scoreRound, {
      params,
      body: { pass, scores: [0, 1].map(() => ({ level, word })) },
    });
  await give('Priya', 1, 3, 'It is written down');
  await give('Ana', 1, 0, 'Nobody read it');
  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${params.artifactId}/rounds/${params.roundId}`),
  );
  await app.getByRole('button', { name: 'Reveal' }).click();
  const sheet = app.getByRole('dialog', { name: 'Reveal before all have scored?' });
  await sheet.getByText(/^One person has not scored yet\. Awaited: Ben/).waitFor();
  await sheet.getByRole('button', { name: 'Wait for them' }).click();
  expect(await app.getByRole('heading', { name: 'The spread' }).count()).toBe(0);
  await app.getByRole('button', { name: 'Reveal' }).click();
  await sheet.getByRole('button', { name: 'Reveal now' }).click();
  await app.getByRole('list', { name: 'What was said of Clarity' }).getByText('Nobody read it').waitFor();

  await app.getByRole('button', { name: 'Score again' }).click();
  await app.getByRole('heading', { name: 'Score once more' }).waitFor();
  for (const name of ['Priya', 'Ana', 'Ben']) await give(name, 2, 2, name === 'Ben' ? 'Now I see it' : '');
  // With nobody awaited it is revealed at once.
  await app.getByText('3 of 3 have scored').first().waitFor();
  await app.getByRole('button', { name: 'Reveal' }).click();
  await app
    .getByRole('list', { name: 'What was said of Clarity: After talking' })
    .getByText('Now I see it')
    .waitFor();
  await app
    .getByRole('list', { name: 'What was said of Clarity: First' })
    .getByText('Nobody read it')
    .waitFor();

  const key = app.getByText('Yours', { exact: true });
  expect(await key.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await key.isVisible()).toBe(false);
  const frame = await page.waitForSelector('iframe[data-frame-context="content"]');
  const outlined = await (await frame.contentFrame())?.evaluate(
    `[...document.querySelectorAll('main *')].filter((one) => getComputedStyle(one).outlineStyle === 'solid').length`,
  );
  expect(outlined).toBe(0);
});
