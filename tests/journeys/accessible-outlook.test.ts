import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startCommunity } from '../http/guild.ts';
import { violations } from '../support/axe.ts';
import { PATIENCE, type Town, town } from '../support/browser.ts';
import { pane, paneFrame } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

let place: Town;
beforeAll(async () => {
  place = await town();
  const [priya, marcus] = [place.who('Priya'), place.who('Marcus')];
  await startCommunity(place.world, priya, [[marcus, 'member']], { name: 'Leading people' });
});
afterEach(async () => expect(await place.goHome()).toEqual([]));
afterAll(() => place.stop());

test.each(['default', 'dark', 'contrast'] as const)(
  'the pane is accessible in the theme %s',
  async (theme) => {
    const composing = await place.visit('Priya', '#/outlook/compose', { theme });
    await composing.page.getByRole('button', { name: 'Guildhall' }).click();
    await pane(composing).getByRole('button', { name: 'Make it a session' }).waitFor();
    expect(await violations(await paneFrame(composing))).toEqual([]);
    await pane(composing).getByRole('tab', { name: 'Playbooks' }).click();
    await pane(composing).getByLabel('Find a playbook').waitFor();
    expect(await violations(await paneFrame(composing))).toEqual([]);
  },
);
