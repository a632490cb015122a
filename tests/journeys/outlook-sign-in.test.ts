import { expect, test, vi } from 'vitest';
import { violations } from '../support/axe.ts';
import { badDay, PATIENCE, soon } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';
import { behind, invitedMarcus, pane, paneFrame, windowOf } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const here = await ownTown();
const opened = await invitedMarcus(here);

test('an older Outlook signs in by a window, after it was closed and cancelled', async () => {
  const marcus = await opened({ outlook: 'older' });
  await pane(marcus).getByText('Sign in to Guildhall').waitFor();
  expect(await violations(await paneFrame(marcus))).toEqual([]);
  const first = await windowOf(marcus, 'Sign in');
  await first.getByRole('button', { name: 'Sign in' }).waitFor();
  await first.close();
  await pane(marcus).getByText('The window was closed before you had finished.').waitFor();
  await pane(marcus).locator('button:focus', { hasText: 'Sign in' }).waitFor();

  const second = await windowOf(marcus, 'Sign in');
  await second.getByRole('button', { name: 'Cancel' }).click();
  await pane(marcus).getByText('It was cancelled in the window.').waitFor();

  const third = await windowOf(marcus, 'Sign in');
  await third.getByRole('button', { name: 'Sign in' }).click();
  await behind(marcus).waitFor();
  await soon(() => marcus.context.pages().length).toBe(1);
  const frame = await paneFrame(marcus);
  // Two hours later.
  await frame.evaluate(() => {
    const { now } = Date;
    Object.assign(Date, { now: () => now() + 7_200_000, before: now });
  });
  const again = pane(marcus).getByRole('region', { name: 'Sign in to Guildhall again' });
  await soon(async () => {
    // What the pane shows it asks for again when the network comes back.
    await frame.evaluate(() => dispatchEvent(new Event('online')));
    return again.count();
  }).toBe(1);
  expect(await behind(marcus).count()).toBe(1);
  await frame.evaluate(() =>
    Object.assign(Date, { now: (Date as unknown as { before: () => number }).before }),
  );
  const fourth = await windowOf(marcus, 'Sign in');
  await fourth.getByRole('button', { name: 'Sign in' }).click();
  await again.waitFor({ state: 'detached' });
  // The token is kept nowhere: another pane begins without it.
  expect(await frame.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('eyJ');
  await marcus.page.getByRole('button', { name: 'Close the pane' }).click();
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByText('Sign in to Guildhall').waitFor();
});

test('whoever signs in as somebody else is told so, and signs in again', async () => {
  const marcus = await opened({ outlook: 'older' });
  const first = await windowOf(marcus, 'Sign in');
  await first.getByLabel('Signed in as').selectOption('Ana Figueira');
  await first.getByRole('button', { name: 'Sign in' }).click();
  await pane(marcus)
    .getByText(/^You are signed in to Guildhall as ana\.figueira@/)
    .waitFor();
  await pane(marcus).getByText('No session stands behind this appointment').waitFor();
  const second = await windowOf(marcus, 'Sign in again');
  await second.getByLabel('Signed in as').selectOption('Marcus Bell');
  await second.getByRole('button', { name: 'Sign in' }).click();
  await behind(marcus).waitFor();
  expect(
    await pane(marcus)
      .getByText(/^You are signed in to Guildhall as/)
      .count(),
  ).toBe(0);
});

test('a window without a network says so, and goes on when it is back', async () => {
  here.forgive(/Failed to fetch/, /ERR_FAILED/);
  const marcus = await opened({ outlook: 'older' });
  const window = await windowOf(marcus, 'Sign in');
  await window.getByRole('button', { name: 'Sign in' }).waitFor();
  await badDay(marcus, /^Off/);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await window.getByText('You may be offline').waitFor();
  await badDay(marcus, /^On/);
  await window.getByRole('button', { name: 'Try again' }).click();
  await behind(marcus).waitFor();
});
