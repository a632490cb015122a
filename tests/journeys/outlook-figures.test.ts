import { expect, test, vi } from 'vitest';
import { PATIENCE } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';
import { behind, invitedMarcus, pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const here = await ownTown();

test('the pane shows the session behind an appointment with three calls of the server and four of the table', async () => {
  const open = await invitedMarcus(here);
  await here.world.settled();
  here.world.clearCosts();
  const marcus = await open({});
  await behind(marcus).waitFor();
  await pane(marcus).getByText('No open actions of yours.').waitFor();
  const costs = here.world.costs();
  const told = costs.map(({ route }) => route).sort();
  expect(told.length, told.join()).toBeLessThanOrEqual(3);
  const storage = costs.reduce((sum, one) => sum + one.storageCalls, 0);
  expect(storage).toBeLessThanOrEqual(4);
});

test('what the pane paints first does not wait for Microsoft’s script', async () => {
  const page = await (await fetch(`${here.world.url}/outlook.html`)).text();
  const [shell, script] = [page.indexOf('class="shell"'), page.indexOf('appsforoffice.microsoft.com')];
  expect(shell).toBeGreaterThan(0);
  expect(script).toBeGreaterThan(shell);
});
