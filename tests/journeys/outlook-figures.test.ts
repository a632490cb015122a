import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PATIENCE, type Town, town } from '../support/browser.ts';
import { behind, invitedMarcus, pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

let place: Town;
beforeAll(async () => {
  place = await town();
});
afterEach(async () => expect(await place.goHome()).toEqual([]));
afterAll(() => place.stop());

test('the pane shows the session behind an appointment with three calls of the server and four of the table', async () => {
  const open = await invitedMarcus(place);
  await place.world.settled();
  place.world.clearCosts();
  const marcus = await open({});
  await behind(marcus).waitFor();
  await pane(marcus).getByText('No open actions of yours.').waitFor();
  const costs = place.world.costs();
  const told = costs.map(({ route }) => route).sort();
  expect(told.length, told.join()).toBeLessThanOrEqual(3);
  const storage = costs.reduce((sum, one) => sum + one.storageCalls, 0);
  expect(storage).toBeLessThanOrEqual(4);
});

test('what the pane paints first does not wait for Microsoft’s script', async () => {
  const page = await (await fetch(`${place.world.url}/outlook.html`)).text();
  const [shell, script] = [page.indexOf('class="shell"'), page.indexOf('appsforoffice.microsoft.com')];
  expect(shell).toBeGreaterThan(0);
  expect(script).toBeGreaterThan(shell);
});
