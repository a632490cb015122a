import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, id, startCommunity } from '../http/guild.ts';
import { appPlace, badDay, goodDay, soon } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await ownTown();

test('a knowledge base with drafts alone says that nothing is published, not that nothing is written', async () => {
  const communityId = await startCommunity(here.world, here.who('Priya'));
  await here.world.call(here.who('Priya'), API.draftArtifact, {
    params: { communityId, artifactId: id() },
    body: artifactDraft(),
  });
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge`));
  await priya.app.getByText('Nothing is published yet').waitFor();
  expect(await priya.app.getByText('Nothing is written down yet').count()).toBe(0);
});

test('on a narrow screen a writer sees that the text cannot be saved, and finds it again while still offline', async () => {
  const communityId = await startCommunity(here.world, here.who('Priya'));
  const list = `/communities/${communityId}/knowledge`;
  const priya = await here.visit('Priya', appPlace(`${list}/new`), { width: 404, height: 640 });
  await priya.app.getByRole('textbox', { name: 'Title' }).fill('Typed in a tunnel');
  here.forgive(/Failed to load|ERR_|503/);
  await badDay(priya, /^Off/);
  const words = priya.app.getByRole('textbox', { name: 'What this is for' });
  await words.fill('Ask first.');
  const said = priya.app.getByText('Not saved yet');
  await said.waitFor();
  await words.evaluate((box) => box.scrollIntoView({ block: 'start' }));
  const top = async () => (await said.boundingBox())?.y ?? -1;
  const frame = await (await priya.page.$('iframe[data-frame-context="content"]'))?.boundingBox();
  await soon(top).toBeGreaterThanOrEqual(frame?.y ?? 0);

  await priya.open(list);
  await priya.app.getByText('Kept in this browser only').waitFor();
  await goodDay(priya, 'Off');
  await priya.app.getByRole('link', { name: 'Typed in a tunnel' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
});
