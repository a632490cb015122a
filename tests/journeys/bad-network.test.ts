import { describe, expect, test, vi } from 'vitest';
import { appPlace, badDay, callPlace, goodDay, soon } from '../support/browser.ts';
import { sessionToCome } from './session-to-come.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, session, note, capture, kept } = await sessionToCome();

describe('on a bad network', () => {
  test('notes typed offline are kept, survive a reload and go out by themselves, once each', async () => {
    const marcus = await here.visit('Marcus', callPlace(session));
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await badDay(marcus, /^Off/);
    await capture(marcus, 'Typed in a tunnel');
    await marcus.panel.getByText('You are offline. Your notes are kept here').waitFor();
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor();
    const words = marcus.panel.getByRole('textbox', { name: 'What did you notice?' });
    await words.fill('Half a thought');
    expect(await kept()).toEqual([]);

    await marcus.page.reload();
    // The session as it was last known, with what waits to be sent.
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await marcus.panel.getByText('You are offline. Your notes are kept here').waitFor();
    expect(await marcus.panel.getByText('Guildhall does not answer').count()).toBe(0);
    await marcus.panel.getByRole('tab', { name: /^Notes/ }).click();
    await note(marcus, 'Typed in a tunnel').waitFor();
    await goodDay(marcus, 'Offline');
    expect(await words.inputValue()).toBe('Half a thought');
    await soon(kept).toEqual(['Typed in a tunnel']);

    // The answers get lost: sent again, kept once.
    await badDay(marcus, /^Answers lost/);
    await words.press('Enter');
    await soon(kept).toHaveLength(2);
    await goodDay(marcus, 'Answers lost');
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor({ state: 'detached' });
    expect((await kept()).sort()).toEqual(['Half a thought', 'Typed in a tunnel']);
    expect(await note(marcus, 'Half a thought').count()).toBe(1);
  });

  test('a part of the panel that did not load is loaded by another try, and the rest keeps working', async () => {
    here.forgive(/net::ERR_/, /dynamically imported module/);
    const marcus = await here.visit('Marcus', '#/meeting');
    const cut = () => marcus.context.route(/\/assets\/(meeting|PlaybookPane)-/, (route) => route.abort());
    const said = marcus.panel.getByRole('alert').filter({ hasText: 'This part of Guildhall did not arrive' });
    const again = said.getByRole('button', { name: 'Try again' });
    const words = marcus.panel.getByRole('textbox', { name: 'What did you notice?' });
    await cut();
    await marcus.join(session);
    await again.waitFor();
    await marcus.context.unrouteAll();
    await again.click();
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();

    await words.fill('Typed before the tunnel');
    await cut();
    await marcus.context.setOffline(true);
    await marcus.panel.getByRole('tab', { name: 'Knowledge' }).click();
    await said.waitFor();
    expect(await words.inputValue()).toBe('Typed before the tunnel');
    // Nobody answers: the page is not given up for one that cannot come.
    await again.click();
    await said.waitFor();
    await marcus.context.setOffline(false);
    await marcus.context.unrouteAll();
    await again.click();
    await said.waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('Typed before the tunnel');
    await marcus.panel.getByRole('tab', { name: 'Knowledge' }).click();
    await marcus.panel.getByText('Nothing is at hand yet').waitFor();
    await words.fill('');
  });

  test('on a slow network the panel keeps its outline until its session is there', async () => {
    const marcus = await here.visit('Marcus', '#/meeting');
    const open = new Map<string, () => void>();
    for (const name of ['panel', 'meeting']) {
      const gate = new Promise<void>((resolve) => open.set(name, resolve));
      await marcus.context.route(new RegExp(`/assets/${name}-`), async (route) => {
        await gate;
        await route.continue();
      });
    }
    // Where the list begins and where the composer does.
    const lines = async (list: string, foot: string) => {
      const both = [marcus.panel.locator(list).first(), marcus.panel.locator(foot).first()];
      return Promise.all(both.map(async (one) => (await one.boundingBox())?.y));
    };
    await marcus.join(session);
    await marcus.panel.locator('.shell').waitFor();
    const shell = await lines('.row', '.foot .bone:last-child');
    open.get('panel')?.();
    await marcus.panel.locator('.shell').waitFor({ state: 'detached' });
    expect(await lines('[aria-busy] > div', '#root > * > * > :last-child > :last-child')).toEqual(shell);
    open.get('meeting')?.();
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    const there = await lines('[role=tabpanel] li', 'textarea');
    expect(there.map((y, n) => Math.abs((y ?? 0) - (shell[n] ?? 0)))).toEqual([0, 0]);
  });

  test('a page that is opened again begins in the theme its host had last time', async () => {
    const marcus = await here.visit('Marcus', '#/meeting', { theme: 'dark' });
    await marcus.join(session);
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await marcus.context.route(/\/assets\/panel-/, (route) => route.abort());
    here.forgive(/net::ERR_/);
    await marcus.page.reload();
    await marcus.join(session);
    await marcus.panel.locator('html[data-theme=dark] .shell').waitFor();
    await marcus.context.unrouteAll();
  });

  test('a page that did not load is loaded by another try, at the same address', async () => {
    here.forgive(/net::ERR_/, /dynamically imported module/);
    const marcus = await here.visit('Marcus', appPlace('/'));
    const link = marcus.app.getByRole('link', { name: 'Leading through feedback' }).first();
    await link.waitFor();
    await marcus.context.route(/\/assets\/CommunityPage-/, (route) => route.abort());
    await link.click();
    await marcus.app.getByText('This part of Guildhall did not arrive').waitFor();
    await marcus.context.unrouteAll();
    await marcus.app.getByRole('button', { name: 'Try again' }).click();
    await marcus.app.getByRole('heading', { level: 1, name: 'Leading through feedback' }).waitFor();
    expect(await marcus.path()).toBe(`/communities/${communityId}`);
  });
});
