import { expect, test, vi } from 'vitest';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, badDay, goodDay } from '../support/browser.ts';
import { communityWithDrafts } from './drafts.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, list, draft, revise, stored, words, discardButton } = await communityWithDrafts();

test('a draft is discarded from its page, and an undo restores all of its text', async () => {
  here.forgive(/404/);
  const { id: artifactId } = await draft('Begun by mistake');
  const priya = await here.visit('Priya', appPlace(`${list}/${artifactId}`));
  await discardButton(priya).click();
  await priya.app.getByText('“Begun by mistake” is discarded.').waitFor();
  await priya.app.getByText('Nothing is written down yet').waitFor();
  expect((await stored(artifactId)).code).toBe('not-found');
  await priya.app.getByRole('button', { name: 'Undo' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
  expect((await stored(artifactId)).draft).toEqual(artifactDraft({ title: 'Begun by mistake' }));
});

test('changes to a published playbook can be discarded while they are typed; readers see the published text', async () => {
  const published = await publishArtifact(
    here.world,
    here.who('Priya'),
    communityId,
    artifactDraft({ title: 'Openers', body: 'Ask first.' }),
  );
  await revise(published, 'Ask first. And then');
  const priya = await here.visit('Priya', appPlace(`${list}/${published.id}/edit`));
  await words(priya).fill('Ask first. And then what');
  await discardButton(priya).click();
  await priya.app.getByText('The draft is discarded.').waitFor();
  await priya.app.getByRole('heading', { name: 'Openers' }).waitFor();
  expect(await stored(published.id)).toMatchObject({ body: 'Ask first.', draft: null });
  await priya.app.getByRole('button', { name: 'Undo' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
  expect((await stored(published.id)).draft?.body).toBe('Ask first. And then what');
});

test('while nobody answers a draft is not discarded, and the page says so', async () => {
  const begun = await draft('In a tunnel');
  const priya = await here.visit('Priya', appPlace(`${list}/${begun.id}/edit`));
  await words(priya).waitFor();
  here.forgive(/Failed to load|ERR_|503/);
  await badDay(priya, /^Off/);
  await discardButton(priya).click();
  await priya.app.getByText('Not discarded. No answer from Guildhall.').waitFor();
  await goodDay(priya, 'Off');
  await discardButton(priya).click();
  await priya.app.getByText('“In a tunnel” is discarded.').waitFor();
  expect((await stored(begun.id)).code).toBe('not-found');
});

test('drafts keep to the filter of the list, also those that this browser alone has', async () => {
  await draft('A draft about people');
  await publishArtifact(here.world, here.who('Priya'), communityId, artifactDraft({ title: 'Published' }));
  const priya = await here.visit('Priya', appPlace(`${list}?taxonomy=people`));
  const drafts = priya.app.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('link', { name: 'A draft about people' }).waitFor();
  await priya.go(appPlace(`${list}?taxonomy=technology`));
  await priya.app.getByRole('button', { name: 'Show all' }).first().waitFor();
  await expect.poll(() => drafts.count()).toBe(0);
});
