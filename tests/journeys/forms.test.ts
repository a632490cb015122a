import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, id, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await ownTown();
const communityId = await startCommunity(here.world, here.who('Priya'));
const list = `/communities/${communityId}/knowledge`;

async function published(title: string, type: 'checklist' | 'template', body: string): Promise<string> {
  const params = { communityId, artifactId: id() };
  const { etag } = await here.world.call(here.who('Priya'), API.draftArtifact, {
    params,
    body: artifactDraft({ title, type, body }),
  });
  await here.world.call(here.who('Priya'), API.publishArtifact, {
    params,
    body: { changeNote: 'First' },
    etag,
  });
  return params.artifactId;
}

const bodyOf = async (artifactId: string) => {
  const { draft, body } = await here.world.call(here.who('Priya'), API.openArtifact, {
    params: { communityId, artifactId },
  });
  return draft?.body ?? body;
};

test('a case note is written as answers, is told which are missing, and is read as one text', async () => {
  const { app } = await here.visit('Priya', appPlace(`${list}/new`));
  await app.getByRole('textbox', { name: 'Title' }).fill('The night desk');
  await app.getByRole('combobox', { name: 'Type' }).selectOption('case note');
  await app.getByRole('textbox', { name: 'What happened' }).fill('The call was taken twice.');
  await app.getByRole('textbox', { name: 'What came of it' }).fill('Nobody knew who had it.');
  await app.getByRole('button', { name: 'Add a section' }).click();
  await app.getByRole('textbox', { name: 'Heading of the section' }).fill('Thanks');
  await app.getByRole('textbox', { name: 'Thanks' }).fill('To the day shift.');
  await app.getByText('Saved as a draft').waitFor();
  await app.getByRole('button', { name: 'Publish' }).click();
  const sheet = app.getByRole('dialog', { name: 'Publish it' });
  await sheet
    .getByText('Two questions are unanswered: What we did and What we would do differently.')
    .waitFor();
  await sheet.getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('heading', { name: 'Thanks', level: 2 }).waitFor();
  for (const name of ['What happened', 'What came of it'])
    await app.getByRole('heading', { name, level: 2 }).waitFor();
  expect(await app.getByRole('heading', { name: 'What we did' }).count()).toBe(0);
});

test('a checklist is written by keyboard: the next item, who does it, why, and another order', async () => {
  const artifactId = await published('Before', 'checklist', 'Always.\n\n- [ ] Ask first');
  const { app, page } = await here.visit('Priya', appPlace(`${list}/${artifactId}/edit`));
  await app.getByRole('textbox', { name: 'Item 1', exact: true }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Wait');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('f');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('silence works');
  await soon(() => bodyOf(artifactId)).toBe(
    'Always.\n\n- [ ] Wait *(facilitator)*\n\n  *Why:* silence works\n\n- [ ] Ask first',
  );
});

test('a template becomes a new artifact that says where it is from, and the agenda of a session', async () => {
  const body =
    'Within a week.\n\n---\n\n**Purpose:** in a sentence\n\n## What surprised us (20 minutes)\n\nEach one.';
  const artifactId = await published('Look back', 'template', body);
  const { app } = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await app.getByRole('button', { name: 'Use this template' }).click();
  await app.getByRole('button', { name: 'Begin' }).click();
  await app.getByRole('textbox', { name: 'Title' }).fill('The billing move');
  await app.getByRole('textbox', { name: 'Purpose' }).fill('To know why it was late.');
  await app.getByText('Saved as a draft').waitFor();
  const { artifacts } = await here.world.call(here.who('Priya'), API.listArtifacts, {
    params: { communityId },
  });
  const made = artifacts.find(({ title }) => title === 'The billing move');
  expect(made).toMatchObject({ type: 'case note', madeFrom: { id: artifactId, title: 'Look back' } });
  expect(await bodyOf(made?.id ?? '')).toContain('## Purpose\n\nTo know why it was late.');

  const planning = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await planning.app.getByRole('button', { name: 'Use this template' }).click();
  await planning.app.getByRole('radio', { name: /agenda/ }).check();
  await planning.app.getByRole('button', { name: 'Begin' }).click();
  await planning.app.getByText('Its agenda is from “Look back”.').waitFor();
  await soon(() => planning.app.locator('[data-item] input').first().inputValue()).toBe('Purpose');
});

test('a checklist offers the sessions to come, is linked to one there, and then leads to where it is ticked', async () => {
  const artifactId = await published('Before each session', 'checklist', '- [ ] Ask first');
  const priya = here.who('Priya');
  const empty = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await empty.app.getByRole('link', { name: 'Plan a session' }).click();
  await empty.app.getByRole('textbox', { name: 'Topic' }).waitFor();
  await planSession(here.world, priya, communityId, sessionDraft(priya, { topic: 'Saying no' }));
  const { app } = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await app.getByText('Link it to').getByRole('link', { name: 'Saying no' }).click();
  await app.getByRole('button', { name: 'Unlink Before each session' }).waitFor();
  await app.getByRole('button', { name: 'Save changes' }).click();
  await app.getByRole('heading', { name: 'Saying no', level: 1 }).waitFor();
  await app.getByRole('link', { name: 'Before each session' }).click();
  await app.getByText('Tick it in').getByRole('link', { name: 'Saying no' }).waitFor();
});
