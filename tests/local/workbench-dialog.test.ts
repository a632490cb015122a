import type { Frame, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { paneFrame } from '../journeys/outlook.ts';
import { type How, PATIENCE, soon, type Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const here = await ownTown();

/** A page of the add-in that does nothing by itself in a window. */
const PAGE = '/outlook-dialog.html';

declare global {
  interface Window {
    dialog: Office.Dialog;
    told: unknown[];
  }
}

async function pane(how: How = { outlook: 'older' }): Promise<[Visitor, Frame]> {
  const priya = await here.visit('Priya', '#/outlook/compose', how);
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const frame = await paneFrame(priya);
  await frame.waitForFunction(() => typeof Office !== 'undefined' && Office.context.mailbox !== undefined);
  return [priya, frame];
}

/** Opens a dialog, listens to it, and says with which code that failed; 0 if it did not. */
const open = (frame: Frame, address: string) =>
  frame.evaluate(
    (address) =>
      new Promise<number>((resolve) =>
        Office.context.ui.displayDialogAsync(
          new URL(address, location.origin).href,
          { width: 30, height: 40 },
          ({ status, value, error }) => {
            if (status === Office.AsyncResultStatus.Failed) return resolve(error.code);
            window.dialog = value;
            window.told = [];
            for (const kind of [Office.EventType.DialogMessageReceived, Office.EventType.DialogEventReceived])
              value.addEventHandler(kind, (args) => void window.told.push(args));
            resolve(0);
          },
        ),
      ),
    address,
  );

async function opened(visitor: Visitor, frame: Frame): Promise<Page> {
  const opening = visitor.context.waitForEvent('page');
  expect(await open(frame, PAGE)).toBe(0);
  const page = await opening;
  await page.waitForFunction(() => typeof Office !== 'undefined');
  return page;
}

const told = (frame: Frame) => frame.evaluate(() => window.told);

describe('an older Outlook', () => {
  test('opens one window at a time, hears it, and is told when it was closed', async () => {
    const [priya, frame] = await pane();
    const popup = await opened(priya, frame);
    expect(await open(frame, PAGE)).toBe(12007);
    await popup.evaluate(() => Office.context.ui.messageParent('first'));
    await soon(() => told(frame)).toEqual([{ message: 'first' }]);
    expect(
      await popup.evaluate(() => {
        try {
          Office.context.ui.messageParent('second', { targetOrigin: location.origin });
          return 'said';
        } catch (error) {
          return String(error);
        }
      }),
    ).toContain('DialogOrigin');
    await popup.close();
    await soon(() => told(frame)).toEqual([{ message: 'first' }, { error: 12006 }]);
    expect(await open(frame, PAGE)).toBe(0);
  });

  test('needs a moment after a window was closed by the pane, and tells of that to nobody', async () => {
    const [priya, frame] = await pane();
    const popup = await opened(priya, frame);
    const closing = popup.waitForEvent('close');
    expect(
      await frame.evaluate(
        () =>
          new Promise((resolve) => {
            window.dialog.close();
            Office.context.ui.displayDialogAsync(location.href, ({ error }) => resolve(error.code));
          }),
      ),
    ).toBe(12007);
    await closing;
    await soon(() => open(frame, PAGE)).toBe(0);
    expect(await told(frame)).toEqual([]);
  });

  test('gives a page in a window the way to the pane and nothing else, and closes it with the pane', async () => {
    const [priya, frame] = await pane();
    const popup = await opened(priya, frame);
    const found = await popup.evaluate(async () => {
      const { host, platform } = await Office.onReady();
      const { mailbox, ui } = Office.context;
      return { host, platform, mailbox: typeof mailbox, opens: 'displayDialogAsync' in ui };
    });
    expect(found).toEqual({ host: 'Outlook', platform: 'PC', mailbox: 'undefined', opens: false });
    expect(await frame.evaluate(() => Office.context.platform as unknown)).toBe('PC');
    const closing = popup.waitForEvent('close');
    await priya.page.getByRole('button', { name: 'Close the pane' }).click();
    await closing;
  });

  test('has sets by their parts, and opens pages of the add-in’s own origin only', async () => {
    const [priya, frame] = await pane();
    const sets = await frame.evaluate(() =>
      [
        ['Mailbox', '1.8'],
        ['Mailbox', '1.15'],
        ['DialogApi', '1.1'],
        ['DialogOrigin', '1.1'],
        ['NestedAppAuth', '1.1'],
      ].map(([name = '', version]) => Office.context.requirements.isSetSupported(name, version)),
    );
    expect(sets).toEqual([true, false, true, false, false]);
    expect(await open(frame, 'https://elsewhere.example/')).toBe(12004);
    expect(await open(frame, 'http://elsewhere.example/')).toBe(12005);
    expect(priya.context.pages()).toHaveLength(1);
  });

  test('says that a page did not load, and that pop-ups are blocked', async () => {
    const [priya, frame] = await pane({ outlook: 'older', network: 'off' });
    expect(await open(frame, PAGE)).toBe(0);
    await soon(() => told(frame)).toEqual([{ error: 12002 }]);

    await frame.evaluate(() => window.dialog.close());
    await priya.page.evaluate(() => {
      window.open = () => null;
    });
    await soon(() => open(frame, PAGE)).toBe(12011);
  });
});

test('Outlook on the web asks before it opens a window, and says where a message comes from', async () => {
  const [priya, frame] = await pane({});
  const ignored = open(frame, PAGE);
  await priya.page.getByText('Guildhall wants to open a new window.').waitFor();
  await priya.page.getByRole('button', { name: 'Ignore' }).click();
  expect(await ignored).toBe(12009);

  const opening = priya.context.waitForEvent('page');
  const allowed = open(frame, PAGE);
  await priya.page.getByRole('button', { name: 'Allow' }).click();
  expect(await allowed).toBe(0);
  const popup = await opening;
  await popup.waitForFunction(() => typeof Office !== 'undefined');
  await popup.evaluate(() =>
    Office.context.ui.messageParent('no', { targetOrigin: 'https://elsewhere.example' }),
  );
  await popup.evaluate(() => Office.context.ui.messageParent('yes', { targetOrigin: location.origin }));
  await soon(() => told(frame)).toEqual([{ message: 'yes', origin: here.world.url }]);
});
