import { strToU8, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

test('an import that goes on in one tab is not told as broken off in another, until that tab is closed', async () => {
  const place = appPlace(`/communities/${communityId}/knowledge/files`);
  const { app, page, context } = await here.visit('Priya', place);
  const choosing = page.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Choose files or a zip' }).click();
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  const files = names.map((name) => [`weeks/${name}.md`, strToU8(`# Week ${name}\n\nWords.\n`)]);
  const buffer = Buffer.from(zipSync(Object.fromEntries(files)));
  await (await choosing).setFiles({ name: 'weeks.zip', mimeType: 'application/zip', buffer });
  await app.getByRole('combobox', { name: 'Area of the 6 files that say none' }).selectOption('people');
  await context.route(/\/artifacts\/[\da-f-]{36}$/, async (route) => {
    if (route.request().method() !== 'PUT') await route.continue();
  });
  await app.getByRole('button', { name: 'Import 6 files' }).click();
  await app.getByText('Importing 0 of 6').waitFor();

  const other = await context.newPage();
  await other.goto(page.url());
  const beside = other.frameLocator('iframe[data-frame-context="content"]:visible');
  await beside.getByText('An import of “weeks” is still going on in another tab or window.').waitFor();
  expect(await beside.getByText('was broken off').count()).toBe(0);
  await page.close();
  await beside.getByText('An import of “weeks” was broken off after 0 of 6 files.').waitFor();
  expect(await beside.getByText('is still going on').count()).toBe(0);
});
