import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { aRound } from '../scoring/drafts.ts';
import { appPlace, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member' });
const { world } = here;
const priya = here.who('Priya');

/** What a sheet of paper would say. */
async function onPaper({ page, frame }: Visitor): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const said = (await (await frame('content')).evaluate('document.body.innerText')) as string;
  await page.emulateMedia({ media: 'screen' });
  return said;
}

test('a revision is restored with a reason, and paper says names, dates and titles where the screen speaks to its reader', async () => {
  const { id } = await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Asking first' }));
  const params = { communityId, artifactId: id };
  const { artifact } = await world.call(priya, API.openArtifact, { params });
  const body = artifactDraft({ title: 'Asking first', body: 'Other words' });
  const { etag } = await world.call(priya, API.reviseArtifact, { params, body, etag: artifact.etag });
  await world.call(priya, API.publishArtifact, { params, body: { changeNote: 'Second' }, etag });

  const at = `/communities/${communityId}/knowledge/${id}`;
  const visitor = await here.visit('Priya', appPlace(`${at}/revisions/1`));
  const { app } = visitor;
  await app.getByRole('button', { name: 'Restore this revision' }).click();
  await app.getByRole('button', { name: 'Cancel' }).click();
  expect(await app.getByRole('dialog').count()).toBe(0);
  await app.getByRole('button', { name: 'Restore this revision' }).click();
  await app.getByLabel('Why (optional)').fill('The second lost the examples');
  await app.getByRole('button', { name: 'Publish as revision 3' }).click();
  await app.getByText('Restored revision 1: The second lost the examples').first().waitFor();
  await app.getByText('Restored. Readers see revision 3.').waitFor();

  await app.getByText('You look after this').waitFor();
  const paper = await onPaper(visitor);
  expect(paper).toContain('Priya Raman looks after this');
  expect(paper).toMatch(/Revision 3, [^\n]*\d{4}/);
  expect(paper).not.toMatch(/You look after this|today|just now|now by|Readers see/);

  // That a draft waits is for whoever writes; what is printed is what is published.
  const now = await world.call(priya, API.openArtifact, { params });
  const draft = artifactDraft({ title: 'Asking first', body: 'Words of a draft' });
  await world.call(priya, API.reviseArtifact, { params, body: draft, etag: now.artifact.etag });
  const again = await here.visit('Ana', appPlace(at));
  await again.app.getByText('A draft with changes waits').waitFor();
  expect(await onPaper(again)).not.toMatch(/draft/);

  await visitor.open(`${at}/revisions/2?with=1`);
  await app.getByRole('heading', { name: 'From revision 1 to revision 2' }).waitFor();
  await app.getByText(/words? added/).waitFor();
  expect(await onPaper(visitor)).toMatch(/From revision 1 to revision 2\s+Asking first/);
});

test('a round of scoring says on paper on which day it was begun', async () => {
  const { artifactId, roundId } = await aRound(world, priya, communityId);
  const at = `/communities/${communityId}/knowledge/${artifactId}/rounds/${roundId}`;
  const visitor = await here.visit('Priya', appPlace(at));
  await visitor.app.getByText('Priya Raman began it just now').waitFor();
  const paper = await onPaper(visitor);
  expect(paper).toMatch(/Priya Raman began it on [^\n]*\d{4}/);
  expect(paper).not.toContain('just now');
});
