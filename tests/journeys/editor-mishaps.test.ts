import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });
const { world, who } = here;

async function editing(body: string) {
  const { id } = await publishArtifact(world, who('Priya'), communityId, artifactDraft({ body }));
  const params = { communityId, artifactId: id };
  const visitor = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/${id}/edit`));
  const opened = () => world.call(who('Priya'), API.openArtifact, { params });
  return { ...visitor, params, opened };
}

const LISTS = 'Why.\n\n## When it fits\n\n- Now\n- \n\n## Steps\n\n1. Ask\n2. Hear them out\n';

test('Tab leads through a form and changes nothing; in an item that one works on it indents', async () => {
  const { app, page, opened } = await editing(LISTS);
  await app.getByRole('textbox', { name: 'Steps' }).waitFor();
  await app.getByRole('textbox', { name: 'Title' }).focus();
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('Tab');
  expect(await app.locator('li li').count()).toBe(0);
  await page.keyboard.press('Control+s');
  expect((await opened()).draft).toBeNull();

  await app.locator('li').filter({ hasText: 'Hear them out' }).click();
  await page.keyboard.press('Tab');
  await soon(() => app.locator('li li').count()).toBe(1);
});

test('a question that is added takes the focus, so that one can write at once', async () => {
  const { app, page, context } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/new`),
    { alone: true },
  );
  await app.getByRole('textbox', { name: 'Steps' }).waitFor();
  // As on a machine with other work.
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  for (const question of ['Why it works', 'Exceptions', 'Know that it works']) {
    await app.getByRole('button', { name: `Add: ${question}` }).click();
    const field = app.getByRole('textbox', { name: question });
    await field.waitFor();
    await soon(() => field.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await page.keyboard.type('Because');
    await soon(() => field.innerText()).toBe('Because');
  }
});

test('a dialog that does not arrive says so in its place, and the text stays there to be written on', async () => {
  here.forgive(/net::ERR_/, /dynamically imported module/);
  const { app, page, context } = await editing('Why.\n');
  await app.getByRole('textbox', { name: 'Title' }).fill('Before the tunnel');
  await app.getByText('Saved as a draft').waitFor();
  await context.route(/\/assets\/PublishSheet-/, (route) => route.abort());
  await app.getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('dialog').getByText('This part of Guildhall did not arrive').waitFor();
  await page.keyboard.press('Escape');
  await app.getByRole('textbox', { name: 'Title' }).fill('In the tunnel');
  await app.getByText('Saved as a draft').waitFor();
  await context.unrouteAll();
  await app.getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('button', { name: 'Try again' }).click();
  await soon(() => app.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('In the tunnel');
});

test('whoever publishes what another has changed meanwhile sees what readers would see now, and publishes that', async () => {
  here.forgive(/status of 412/);
  const { app, params, opened } = await editing('Why.\n');
  await app.getByRole('textbox', { name: 'Title' }).fill('Openers of mine');
  await app.getByText('Saved as a draft').waitFor();
  await app.getByRole('button', { name: 'Publish' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('textbox').fill('A better title');
  const { artifact, draft } = await opened();
  const body = { ...(draft ?? artifactDraft({})), body: 'Why not.' };
  await world.call(who('Marcus'), API.reviseArtifact, { params, body, etag: artifact.etag });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText('Marcus changed the draft meanwhile').waitFor();
  await dialog.getByText('Why not.').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await soon(async () => (await opened()).body).toBe('Why not.');
});
