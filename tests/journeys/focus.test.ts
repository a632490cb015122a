import { expect, test, vi } from 'vitest';
import { artifactDraft, planSession, publishArtifact, sessionDraft } from '../http/guild.ts';
import { appPlace, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });

const focused = ({ app }: Visitor) =>
  app.locator(':focus').evaluate((element) => element.getAttribute('aria-label') ?? element.tagName);

test('after Enter on a playbook’s Link while planning the focus goes to the next one', async () => {
  for (const title of ['Ask first', 'Bring a case', 'Close well'])
    await publishArtifact(here.world, here.who('Priya'), communityId, artifactDraft({ title }));
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/plan`));
  const links = priya.app.getByRole('button', { name: /^Link / });
  await links.nth(1).focus();
  const [before, after] = [
    await links.nth(1).getAttribute('aria-label'),
    await links.nth(2).getAttribute('aria-label'),
  ];
  await priya.page.keyboard.press('Enter');
  await soon(() => links.count()).toBe(2);
  expect(await focused(priya)).toBe(after);
  expect(before).not.toBe(after);
  await priya.page.keyboard.press('Enter');
  await soon(() => links.count()).toBe(1);
  expect(await focused(priya)).toMatch(/^Link /);
  await priya.page.keyboard.press('Enter');
  await soon(() => links.count()).toBe(0);
  expect(await focused(priya)).not.toBe('BODY');
});

test('the hand-over dialog focuses the choice of a person, not the button that closes it', async () => {
  const session = await planSession(
    here.world,
    here.who('Priya'),
    communityId,
    sessionDraft(here.who('Priya')),
  );
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/sessions/${session.id}`));
  await priya.app.getByRole('button', { name: 'More' }).click();
  await priya.app.getByRole('menuitem', { name: 'Hand over' }).click();
  await priya.app.getByRole('dialog').getByRole('combobox').waitFor();
  await soon(() => focused(priya)).toBe('SELECT');
});

test('a hand-over that does not arrive says so in its own place, and the page below stays', async () => {
  here.forgive(/net::ERR_/, /dynamically imported module/);
  const priya = here.who('Priya');
  const session = await planSession(here.world, priya, communityId, sessionDraft(priya));
  const { app, page, context } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/sessions/${session.id}`),
  );
  await context.route(/\/assets\/HandOverSheet-/, (route) => route.abort());
  await app.getByRole('button', { name: 'More' }).click();
  await app.getByRole('menuitem', { name: 'Hand over' }).click();
  await app.getByRole('dialog').getByText('This part of Guildhall did not arrive').waitFor();
  await page.keyboard.press('Escape');
  await app.getByRole('heading', { level: 1, name: session.topic }).waitFor();
  await soon(() => app.getByRole('dialog').count()).toBe(0);
});

test('a template that nobody has touched cannot be published', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/new`));
  await priya.app.getByRole('textbox', { name: 'Title' }).fill('Still a template');
  await priya.app.getByRole('button', { name: 'Text', exact: true }).click();
  await priya.app.getByRole('button', { name: /^Start from a template/ }).click();
  await priya.app
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click();
  const dialog = priya.app.getByRole('dialog');
  await dialog.getByText('This is the template as it came.').waitFor();
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true });
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
});

test('in the contrast theme placeholders do not look like typed text', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge/new`), {
    theme: 'contrast',
  });
  const field = priya.app.locator('input[placeholder]').first();
  await field.waitFor();
  const style = await field.evaluate((element) => getComputedStyle(element, '::placeholder').fontStyle);
  expect([style, await field.evaluate((element) => getComputedStyle(element).fontStyle)]).toEqual([
    'italic',
    'normal',
  ]);
});
