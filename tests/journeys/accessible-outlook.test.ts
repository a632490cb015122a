import { expect, test, vi } from 'vitest';
import { violations } from '../support/axe.ts';
import { PATIENCE } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { pane, paneFrame } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

test.each(['default', 'dark', 'contrast'] as const)(
  'the pane is accessible in the theme %s',
  async (theme) => {
    const composing = await here.visit('Priya', '#/outlook/compose', { theme });
    await composing.page.getByRole('button', { name: 'Guildhall' }).click();
    await pane(composing).getByRole('button', { name: 'Make it a session' }).waitFor();
    expect(await violations(await paneFrame(composing))).toEqual([]);
    await pane(composing).getByRole('tab', { name: 'Knowledge' }).click();
    await pane(composing).getByLabel('Find it in the knowledge base').waitFor();
    expect(await violations(await paneFrame(composing))).toEqual([]);
  },
);
