import { expect, test, vi } from 'vitest';
import { marcus } from './workbench-fixture/office.ts';
import { call, inTab, tabIn, workbenchWindows } from './workbench-windows.ts';

vi.setConfig({ testTimeout: 20_000 });

const { open } = await workbenchWindows();

/** Puts a field at the lower end of the tab, with letters of this size, and types into it. */
const typeAtTheEnd = (fontSize: number) => {
  document.body.innerHTML = `<textarea style="position: fixed; bottom: 0; font-size: ${fontSize}px"></textarea>`;
  document.querySelector('textarea')?.focus();
};

for (const device of ['ios', 'android'] as const) {
  test(`Teams on ${device} says what it is, and offers what a phone does`, async () => {
    const page = await open(marcus, '#/teams/home', `&device=${device}`);
    const tab = await tabIn(page, 'content');
    const found = await inTab(tab, () => {
      const { app, pages, sharing, stageView, clipboard, calendar, people } = window.tab.teams;
      return {
        client: window.tab.context.app.host.clientType,
        frame: app.getFrameContext(),
        width: innerWidth,
        yes: [pages, pages.backStack, sharing, people].map((one) => one.isSupported()),
        no: [pages.currentApp, pages.tabs, stageView, clipboard, calendar].map((one) => one.isSupported()),
        hovers: matchMedia('(hover: hover) and (pointer: fine)').matches,
        taps: matchMedia('(hover: none) and (pointer: coarse)').matches,
        opened: window.open('https://example.org') === null,
        printed: window.print(),
      };
    });
    expect(found).toEqual({
      client: device,
      frame: 'content',
      width: 360,
      yes: [true, true, true, true],
      no: [false, false, false, false, false],
      hovers: false,
      taps: true,
      opened: true,
      printed: undefined,
    });
  });

  test(`the phone’s back goes to the app on ${device}, and out of it where the app has no way back`, async () => {
    const page = await open(marcus, '#/meeting', `&device=${device}`);
    await page.evaluate(() => {
      location.hash = '#/teams/home';
    });
    const tab = await tabIn(page, 'content');
    await inTab(tab, () => {
      let left = 1;
      window.tab.teams.pages.backStack.registerBackButtonHandler(() => {
        left -= 1;
        document.title = `back ${left}`;
        return left >= 0;
      });
    });
    await page.getByRole('button', { name: 'Back' }).click();
    await tab.waitForFunction(() => document.title === 'back 0');
    expect(new URL(page.url()).hash).toBe('#/teams/home');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.waitForURL(/#\/meeting$/);
  });
}

test('the side panel takes the whole of a phone, and back closes it', async () => {
  const page = await open(marcus, `${call}?panel=open`, '&device=ios');
  const tab = await tabIn(page, 'sidePanel');
  expect(await inTab(tab, () => innerWidth)).toBe(360);
  const may = await inTab(
    tab,
    () =>
      new Promise((resolve) =>
        window.tab.teams.meeting.getAppContentStageSharingCapabilities((_, can) => resolve(can)),
      ),
  );
  expect(may).toEqual({ doesAppHaveSharePermission: false });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.locator('iframe[data-frame-context="sidePanel"]').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Leave' }).waitFor();
});

test('the keyboard of Android takes half of the phone, and the tab becomes shorter', async () => {
  const page = await open(marcus, '#/teams/home', '&device=android');
  const tab = await tabIn(page, 'content');
  const before = await inTab(tab, () => innerHeight);
  await tab.evaluate(typeAtTheEnd, 12);
  await tab.waitForFunction((height) => innerHeight < height - 250, before);
  expect(await page.locator('[data-keyboard]').evaluate((keys) => keys.getBoundingClientRect().height)).toBe(
    370,
  );
  await page.getByRole('button', { name: 'Hide the keyboard' }).click();
  await tab.waitForFunction((height) => innerHeight === height, before);
});

test('the keyboard of iOS covers the tab, whose visual viewport alone becomes shorter', async () => {
  const page = await open(marcus, '#/teams/home', '&device=ios');
  const tab = await tabIn(page, 'content');
  const before = await inTab(tab, () => innerHeight);
  const told = inTab(
    tab,
    () =>
      new Promise((resolve) =>
        visualViewport?.addEventListener('resize', () => resolve(true), { once: true }),
      ),
  );
  await tab.evaluate(typeAtTheEnd, 16);
  await told;
  // What is typed into is brought above the keyboard, as far as the page can be moved.
  await tab.waitForFunction(() => (visualViewport?.offsetTop ?? 0) > 0);
  const seen = await inTab(tab, () => ({
    height: innerHeight,
    visible: visualViewport?.height ?? 0,
    end: document.querySelector('textarea')?.getBoundingClientRect().bottom ?? 0,
    top: visualViewport?.offsetTop ?? 0,
  }));
  expect(seen.height).toBe(before);
  expect(seen.visible).toBeLessThan(before - 250);
  expect(seen.end - seen.top).toBeLessThanOrEqual(seen.visible + 1);
});

test('iOS zooms to a field whose letters are smaller than 16 px', async () => {
  const page = await open(marcus, '#/teams/home', '&device=ios');
  const tab = await tabIn(page, 'content');
  const frame = page.locator('iframe[data-frame-context="content"]:visible');
  await tab.evaluate(typeAtTheEnd, 8);
  await expect.poll(() => frame.evaluate(({ style }) => style.transform)).toBe('scale(2)');
});

test('a phone is chosen beside the theme, and the tab is loaded anew in it', async () => {
  const page = await open(marcus, '#/teams/home');
  await tabIn(page, 'content');
  await page.getByRole('button', { name: 'Device' }).click();
  await page.getByRole('menuitemradio', { name: 'iPhone' }).click();
  await page.locator('[data-phone]').waitFor();
  const tab = await tabIn(page, 'content');
  expect(await inTab(tab, () => window.tab.context.app.host.clientType)).toBe('ios');
  expect(new URL(page.url()).searchParams.get('device')).toBe('ios');
});
