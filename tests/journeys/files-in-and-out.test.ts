import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

const FILES = {
  'plays/01.md':
    '---\ntitle: Understand what people need\n---\n\nStart with them. Then [build](02.md).\n\n### Checklist\n1. Spend time with them\n2. Test with them\n\n### Key Questions\n- Who are they?\n',
  'plays/02.md': '---\ntitle: Build in small steps\n---\n\nIn weeks, not in months.\n',
  'plays/picture.png': 'not a text',
};

const zipOf = (files: Record<string, string>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  );

test('a zip of Markdown is imported with its links, updated by a second import, taken out and read back', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge`));
  const { app, page } = priya;
  const give = async (buffer: Buffer) => {
    const choosing = page.waitForEvent('filechooser');
    await app.getByRole('button', { name: 'Choose files or a zip' }).click();
    await (await choosing).setFiles({ name: 'plays.zip', mimeType: 'application/zip', buffer });
  };
  await app.getByRole('link', { name: 'Import and export' }).click();
  await give(zipOf(FILES));
  await app.getByText('2 files in “plays”').waitFor();
  await app.getByText('1 file is passed over').waitFor();
  await app.getByLabel('Show the text of “Build in small steps”').click();
  await app.getByText('In weeks, not in months.').waitFor();
  await app.getByText('2 files need a decision first').waitFor();
  await app.getByRole('combobox', { name: 'Area of the 2 files that say none' }).selectOption('people');
  await app.getByRole('checkbox', { name: 'Publish them at once' }).check();
  await app.getByRole('button', { name: 'Import 2 files' }).click();
  await app.getByText('2 artifacts published.').waitFor();
  const home = await here.world.call(here.who('Priya'), API.openHome);
  const news = home.news.filter((one) => ['published', 'imported'].includes(one.kind));
  expect(news).toMatchObject([{ kind: 'imported', count: 2, root: 'plays' }]);

  await app.getByRole('button', { name: 'Go to Knowledge' }).click();
  await app.getByRole('link', { name: 'Understand what people need' }).click();
  await app.getByRole('heading', { name: 'Key Questions' }).waitFor();
  expect(await app.getByRole('checkbox', { name: 'Spend time with them' }).count()).toBe(1);
  await app.getByRole('link', { name: 'build', exact: true }).click();
  await app.getByRole('heading', { name: 'Build in small steps' }).waitFor();

  await priya.open(`/communities/${communityId}/knowledge/files`);
  await give(zipOf({ ...FILES, 'plays/02.md': FILES['plays/02.md'].replace('weeks', 'days') }));
  await app.getByText('Unchanged').waitFor();
  await app.getByText('Updates revision 1').waitFor();
  await app.getByRole('checkbox', { name: 'Publish them at once' }).check();
  await app.getByRole('button', { name: 'Import 1 file' }).click();
  await app.getByText('1 artifact published.').waitFor();
  const { artifacts } = await here.world.call(here.who('Priya'), API.listArtifacts, {
    params: { communityId },
  });
  expect(artifacts.map(({ title, revision }) => [title, revision])).toEqual([
    ['Build in small steps', 2],
    ['Understand what people need', 1],
  ]);

  await app.getByRole('button', { name: 'Choose something else' }).click();
  const downloading = page.waitForEvent('download');
  await app.getByRole('button', { name: 'Download the zip' }).click();
  const zip = await readFile(await (await downloading).path());
  const files = Object.entries(unzipSync(zip)).map(([path, data]) => [path, strFromU8(data)] as const);
  expect(files.map(([path]) => path).sort()).toEqual([
    'build-in-small-steps.md',
    'understand-what-people-need.md',
  ]);
  expect(Object.fromEntries(files)['understand-what-people-need.md']).toContain(
    'Then [build](build-in-small-steps.md).',
  );
  await give(zip);
  await app.getByText('Unchanged').nth(1).waitFor();
  expect(await app.getByRole('button', { name: 'Import 0 files' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
});

test('an import that was broken off by closing the browser is told on the next visit, and goes on with the same files', async () => {
  const { app, page, context } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/files`),
  );
  const give = async () => {
    const choosing = page.waitForEvent('filechooser');
    await app.getByRole('button', { name: 'Choose files or a zip' }).click();
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    const files = names.map((name) => [`steps/${name}.md`, `# Step ${name}\n\nWords.\n`]);
    const buffer = zipOf(Object.fromEntries(files));
    await (await choosing).setFiles({ name: 'steps.zip', mimeType: 'application/zip', buffer });
    await app.getByText('6 files in “steps”').waitFor();
  };
  await give();
  await app.getByRole('combobox', { name: 'Area of the 6 files that say none' }).selectOption('people');
  let written = 0;
  await context.route(/\/artifacts\/[\da-f-]{36}$/, async (route) => {
    if (route.request().method() === 'PUT') written += 1;
    // The others are on their way when the browser is closed.
    if (written <= 2) await route.continue();
  });
  await app.getByRole('button', { name: 'Import 6 files' }).click();
  await app.getByText('Importing 2 of 6').waitFor();
  await page.reload();
  await context.unrouteAll();
  await app.getByText('An import of “steps” was broken off after 2 of 6 files.').waitFor();

  await give();
  await app.getByText('Unchanged, not published yet').nth(1).waitFor();
  await app.getByRole('combobox', { name: 'Area of the 4 files that say none' }).selectOption('people');
  await app.getByRole('button', { name: 'Import 4 files' }).click();
  await app.getByText('4 drafts made.').waitFor();
  await app.getByRole('button', { name: 'Choose something else' }).click();
  await app.getByRole('button', { name: 'Choose a folder' }).waitFor();
  expect(await app.getByText('was broken off').count()).toBe(0);
});
