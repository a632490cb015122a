import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress, teamsLink } from '../../domain/shared/links.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/chromium.ts';
import { testWorld } from '../support/world.ts';

const app = { tenantId: crypto.randomUUID(), appId: crypto.randomUUID() };
const path = `/communities/${crypto.randomUUID()}/sessions/${crypto.randomUUID()}`;

let world: Awaited<ReturnType<typeof testWorld>>;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  [world, browser] = await Promise.all([testWorld(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

async function open(address: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 700 } });
  await page.goto(address);
  return page;
}

test.each([1280, 320])(
  'the link in an invite offers the way into Teams in a browser %i px wide',
  async (width) => {
    const page = await open(pageAddress(world.url, path, app), width);
    const link = page.getByRole('link', { name: 'Open in Teams' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(teamsLink(world.url, path, app));
    await page.getByText(/^Guildhall knows you through Microsoft 365/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(page.mainFrame())).toEqual([]);
    await page.getByRole('link', { name: 'What Guildhall is' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/about');
  },
);

test('without the app’s id, or with nonsense for it, a page says where to look for Guildhall', async () => {
  for (const query of ['', '?tenantId=x&appId=y', `?appId=${app.appId}`]) {
    const page = await open(`${world.url}${path}${query}`, 320);
    await page.getByRole('heading', { name: 'Open Guildhall in Teams or Outlook' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open in Teams' }).count()).toBe(0);
    await page.close();
  }
});
