import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { PATIENCE, type Town, town, type Visitor } from '../support/browser.ts';
import { pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

let place: Town;
let eventId = '';
beforeAll(async () => {
  place = await town();
  const [priya, marcus] = [place.who('Priya'), place.who('Marcus')];
  const communityId = await startCommunity(place.world, priya, [[marcus, 'member']], {
    name: 'Leading people',
  });
  await planSession(place.world, priya, communityId, sessionDraft(priya, { topic: 'Asking first' }));
  await place.world.settled();
  const events = place.world.microsoft365.calendar(marcus.id);
  eventId = events.find(({ subject }) => subject.startsWith('Asking first'))?.id ?? '';
});
afterEach(async () => expect(await place.goHome()).toEqual([]));
afterAll(() => place.stop());

async function opened(how: Parameters<Town['visit']>[2]): Promise<Visitor> {
  const marcus = await place.visit('Marcus', `#/outlook/event/${eventId}`, how);
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  return marcus;
}

/** Presses a button that opens a window, and gives the window. */
async function windowOf(visitor: Visitor, name: string) {
  const opening = visitor.context.waitForEvent('page');
  await pane(visitor).getByRole('button', { name }).click();
  return opening;
}

test('an older Outlook signs in by a window, after it was closed once', async () => {
  const marcus = await opened({ outlook: 'older' });
  await pane(marcus).getByText('Sign in to Guildhall').waitFor();
  const first = await windowOf(marcus, 'Sign in');
  await first.getByRole('button', { name: 'Sign in' }).waitFor();
  await first.close();
  await pane(marcus).getByText('The window was closed before it was done.').waitFor();

  const second = await windowOf(marcus, 'Sign in');
  await second.getByRole('button', { name: 'Cancel' }).click();
  await pane(marcus).getByText('It was cancelled in the window.').waitFor();

  const third = await windowOf(marcus, 'Sign in');
  await third.getByRole('button', { name: 'Sign in' }).click();
  await pane(marcus).getByRole('heading', { name: 'Asking first' }).waitFor();
  expect(marcus.context.pages()).toEqual([marcus.page]);
});
