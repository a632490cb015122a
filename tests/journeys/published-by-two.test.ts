import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });
const { world, who } = here;

test('whoever publishes while another has written sees without scrolling why it is not published yet', async () => {
  here.forgive(/status of 412/);
  const paragraphs = Array.from({ length: 12 }, (_, at) => `Paragraph ${at}.`).join('\n\n');
  const { id } = await publishArtifact(
    world,
    who('Priya'),
    communityId,
    artifactDraft({ type: 'template', body: paragraphs }),
  );
  const params = { communityId, artifactId: id };
  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${id}/edit`),
    { height: 640 },
  );
  await app.getByRole('textbox', { name: 'Text' }).locator('p').first().click();
  await page.keyboard.type('My ');
  await app.getByText('Saved as a draft').waitFor();
  await app.getByRole('button', { name: 'Publish' }).click();
  const sheet = app.getByRole('dialog', { name: 'Publish revision 2' });
  await sheet.getByLabel('What changed, and why').fill('It is mine');
  const { artifact, draft } = await world.call(who('Marcus'), API.openArtifact, { params });
  const body = artifactDraft({ type: 'template', body: `${draft?.body}\n\nAnd his.` });
  await world.call(who('Marcus'), API.reviseArtifact, { params, body, etag: artifact.etag });
  await sheet.getByRole('button', { name: 'Publish', exact: true }).click();
  const why = sheet.getByText(/^Marcus.* changed the draft meanwhile/);
  await why.waitFor();
  const foot = await sheet.getByRole('button', { name: 'Keep writing' }).boundingBox();
  const said = await why.boundingBox();
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
});

test('whoever publishes is told who is in the middle of writing in it', async () => {
  const { id } = await publishArtifact(world, who('Priya'), communityId, artifactDraft({ body: 'Ask.' }));
  const place = appPlace(`/communities/${communityId}/knowledge/${id}/edit`);
  const marcus = await here.visit('Marcus', place);
  await marcus.app.getByRole('textbox', { name: 'What this is for' }).waitFor();
  const { app } = await here.visit('Priya', place);
  await app.getByText('Marcus is editing this too').waitFor();
  await app.getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('dialog').getByText('Marcus is editing this now').waitFor();
});

test('whoever writes on is told that it was published meanwhile', async () => {
  here.forgive(/status of 412/);
  const body = 'Ask.';
  const { id } = await publishArtifact(
    world,
    who('Priya'),
    communityId,
    artifactDraft({ type: 'template', body }),
  );
  const params = { communityId, artifactId: id };
  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${id}/edit`),
  );
  await app.getByRole('textbox', { name: 'Text' }).locator('p').first().click();
  await page.keyboard.type('I ');
  await app.getByText('Saved as a draft').waitFor();
  const { artifact } = await world.call(who('Marcus'), API.openArtifact, { params });
  await world.call(who('Marcus'), API.publishArtifact, {
    params,
    body: { changeNote: 'Half a sentence' },
    etag: artifact.etag,
  });
  await page.keyboard.type('always ');
  await app.getByText('Revision 2 was published meanwhile').waitFor();
  await app.getByText('Saved as a draft').waitFor();
});
