import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { SEARCH_TEXTS } from '../../tabs/knowledge/texts.ts';
import { approve, termDraft } from '../glossary/drafts.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { liveRegions } from '../support/live-regions.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member' });
const list = `/communities/${communityId}/knowledge`;

test('tags are given in the editor, narrow the list down by its address, are merged in one place, and lead to what is related', async () => {
  const publish = (title: string, tags: string[]) =>
    publishArtifact(here.world, here.who('Ana'), communityId, artifactDraft({ title, tags }));
  const upwards = await publish('Feedback upwards', ['Hiring']);
  await publish('Interviews that are fair', ['recruiting']);
  await publish('Quiet weeks', []);

  const priya = await here.visit('Priya', appPlace(`${list}/${upwards.id}/edit`));
  const { app } = priya;
  const field = app.getByRole('combobox', { name: 'Tags' });
  await field.fill('first we');
  await field.press('Enter');
  await app.getByRole('button', { name: 'Remove the tag first we' }).waitFor();
  await field.press('Backspace');
  await field.fill('First week,');
  await app.getByRole('button', { name: 'Remove the tag First week' }).waitFor();
  await soon(async () => {
    const params = { communityId, artifactId: upwards.id };
    return (await here.world.call(here.who('Ana'), API.openArtifact, { params })).draft?.tags;
  }).toEqual(['Hiring', 'First week']);

  await priya.open(`${list}?type=playbook`);
  await app.getByRole('combobox', { name: 'By tag' }).selectOption('recruiting');
  const rows = app.getByRole('main').getByRole('link', { name: /Feedback|Interviews|Quiet/ });
  await soon(() => rows.allTextContents()).toEqual(['Interviews that are fair']);
  const frame = app.locator('html');
  expect(await frame.evaluate(() => location.search)).toContain('type=playbook&tag=recruiting');

  await app.getByRole('button', { name: 'Tags' }).click();
  const sheet = app.getByRole('dialog', { name: 'Tags' });
  await sheet.getByRole('button', { name: 'Rename Hiring' }).click();
  await sheet.getByRole('textbox', { name: 'New name' }).fill('Recruiting');
  await sheet.getByRole('button', { name: 'Merge into recruiting' }).click();
  await sheet.getByText('2 artifacts').waitFor();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await soon(() => rows.allTextContents()).toEqual(['Feedback upwards', 'Interviews that are fair']);

  await rows.first().click();
  const related = app.getByRole('region', { name: 'Related' });
  await related.getByText('tagged recruiting').waitFor();
  await related.getByRole('link', { name: 'Interviews that are fair' }).click();
  await app.getByRole('heading', { level: 1, name: 'Interviews that are fair' }).waitFor();
  await app.getByRole('link', { name: '#recruiting' }).click();
  await soon(() => rows.allTextContents()).toEqual(['Feedback upwards', 'Interviews that are fair']);

  // An old revision has the tags that it was published with.
  const params = { communityId, artifactId: upwards.id };
  const { etag } = (await here.world.call(here.who('Ana'), API.openArtifact, { params })).artifact;
  const body = { changeNote: 'Second', incorporates: [] };
  await here.world.call(here.who('Ana'), API.publishArtifact, { params, body, etag });
  await priya.open(`${list}/${upwards.id}/revisions/1`);
  await app.getByRole('list', { name: 'Tags' }).getByRole('link', { name: '#Hiring' }).waitFor();
});

test('a search takes phrases and filters, and shows filters as chips that can be taken off', async () => {
  const body = 'Say what you saw, and wait.';
  await publishArtifact(
    here.world,
    here.who('Ana'),
    communityId,
    artifactDraft({ title: 'Waiting well', body }),
  );
  await publishArtifact(
    here.world,
    here.who('Priya'),
    communityId,
    artifactDraft({ title: 'Seeing well', body: 'Wait, and saw.' }),
  );
  const { app, page } = await here.visit('Ana', appPlace(list));
  await app.getByRole('heading', { level: 1 }).waitFor();
  await app.locator('body').press('/');
  const field = app.getByRole('combobox', { name: /^Search/ });
  const options = app.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await field.fill('"saw and wait"');
  await soon(() => options.count()).toBe(1);
  expect(await options.first().textContent()).toContain('Waiting well');
  await field.fill('well by:priya');
  await soon(async () => (await options.allTextContents()).join()).toMatch(/^Seeing well/);
  await app.getByRole('button', { name: 'Remove the filter By priya' }).click();
  await soon(() => options.count()).toBe(2);
  expect(await field.inputValue()).toBe('well');
  await page.keyboard.press('Escape');
});

test('a search for a term says by which other words it found more, and leaves them out where that is wanted', async () => {
  const { world } = here;
  const ana = here.who('Ana');
  await approve(world, ana, communityId, termDraft({ term: 'Premortem', synonyms: ['pre-mortem'] }));
  await publishArtifact(world, ana, communityId, artifactDraft({ title: 'Running a premortem' }));
  await publishArtifact(world, ana, communityId, artifactDraft({ title: 'Pre-mortem in an hour' }));
  const { app, page } = await here.visit('Ana', appPlace(list));
  await app.getByRole('heading', { level: 1 }).waitFor();
  await app.locator('body').press('/');
  const field = app.getByRole('combobox', { name: /^Search/ });
  const artifacts = app.getByRole('group', { name: 'Artifacts' }).getByRole('option');
  const regions = await liveRegions(app.getByRole('dialog'));
  await field.fill('pre-mortem');
  expect(await regions.say(app.getByText('Also searched for “Premortem”.'))).toBe(true);
  await soon(async () => (await artifacts.allTextContents()).join()).toMatch(
    /^Pre-mortem in an hour.*Running a premortem/s,
  );
  await app.getByRole('button', { name: 'Search only for what I typed' }).click();
  expect(await regions.say(app.getByText('Searched only for what you typed.'))).toBe(true);
  await soon(() => artifacts.count()).toBe(1);
  await app.getByRole('button', { name: 'Search for other words for it too' }).click();
  await soon(() => artifacts.count()).toBe(2);
  await field.fill('pre-mortem kind:xyz');
  expect(await regions.say(app.getByText('There is no kind “xyz”'))).toBe(true);

  await field.fill('qqxxzz');
  await app.getByRole('combobox', { name: 'Kind' }).selectOption({ index: 1 });
  // Large enough for a finger, as the other buttons are that look like a link.
  const everywhere = await app.getByRole('button', { name: SEARCH_TEXTS.everywhere }).boundingBox();
  expect(everywhere?.height).toBeGreaterThanOrEqual(24);
  await page.keyboard.press('Escape');
});
