import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';
import { sharedBrowser } from '../support/chromium.ts';
import { chatId } from './workbench-fixture/office.ts';
import { serveWorkbench } from './workbench-fixture/serve.ts';

// Only the type: the fixture tab puts the real teams-js into its window.
import type {} from './workbench-fixture/tab.ts';

/** The workbench around the fixture tab for the tests of one file; each test's windows are closed after it. */
export async function workbenchWindows() {
  const [served, browser] = await Promise.all([serveWorkbench(), sharedBrowser()]);
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(10_000);
  afterEach(async () => {
    for (const page of context.pages()) await page.close();
  });
  afterAll(async () => {
    await context.close();
    await served.stop();
  });

  async function open(person: { id: string }, hash: string, query = ''): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${served.origin}/workbench/?as=${person.id}${query}${hash}`);
    return page;
  }
  return { served, context, open };
}

/** The fixture tab in a frame of this kind, once it has initialised teams-js. */
export async function tabIn(page: Page, frameContext: string): Promise<Frame> {
  const element = await page.waitForSelector(`iframe[data-frame-context="${frameContext}"]:visible`);
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The element is no frame');
  // Chromium keeps the empty page's window for the first page, and drops what was waited for on the empty one.
  await frame.waitForURL(/^https:/);
  await frame.waitForFunction(() => window.tab !== undefined);
  return frame;
}

export const call = `#/meeting/${encodeURIComponent(chatId)}`;
export const inTab = <T>(frame: Frame, read: () => T | Promise<T>) => frame.evaluate(read);
