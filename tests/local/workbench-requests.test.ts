import { describe, expect, test, vi } from 'vitest';
import { appId, catalogId, chatId, devika, marcus, priya } from './workbench-fixture/office.ts';
import { call, inTab, tabIn, workbenchWindows } from './workbench-windows.ts';

vi.setConfig({ testTimeout: 20_000 });

const { served, context, open } = await workbenchWindows();

describe('what the app asks of its host through the real teams-js', () => {
  test('what the panel shares to the stage is seen by everybody who joined, until it is stopped', async () => {
    const page = await open(priya, `${call}?panel=open`);
    const other = await open(marcus, call);
    const panel = await tabIn(page, 'sidePanel');
    const share = () =>
      inTab(panel, () => {
        const { meeting } = window.tab.teams;
        const url = `${location.origin}/tab?stage=1`;
        return new Promise((done) => meeting.shareAppContentToStage((error, ok) => done(error ?? ok), url));
      });
    const isSharing = () =>
      inTab(panel, () => {
        const { meeting } = window.tab.teams;
        return new Promise((done) =>
          meeting.getAppContentStageSharingState((error, state) => done(error ?? state?.isAppSharing)),
        );
      });
    expect(await isSharing()).toBe(false);
    expect(await share()).toBe(true);
    const stage = await tabIn(other, 'meetingStage');
    expect(await inTab(stage, () => window.tab.context.chat?.id)).toBe(chatId);
    expect(new URL(stage.url()).searchParams.get('stage')).toBe('1');
    expect(await isSharing()).toBe(true);
    await other.getByRole('button', { name: 'Stop sharing' }).click();
    await page.waitForSelector('iframe[data-frame-context="meetingStage"]', { state: 'detached' });
    expect(await isSharing()).toBe(false);
  });

  test('what the host does not offer is refused with its code', async () => {
    const page = await open(priya, `${call}?panel=open`);
    const panel = await tabIn(page, 'sidePanel');
    const details = await inTab(panel, () => {
      const { meeting } = window.tab.teams;
      return new Promise((done) => meeting.getMeetingDetails((error) => done(error?.errorCode)));
    });
    expect(details).toBe(1000);
    const stream = await inTab(panel, () => {
      const { meeting } = window.tab.teams;
      return new Promise((done) => meeting.getLiveStreamState((error) => done(error?.errorCode)));
    });
    expect(stream).toBe(100);
  });

  test('a window for consent ends with what it said', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const result = await inTab(tab, () =>
      window.tab.teams.authentication.authenticate({ url: `${location.origin}/tab?consent=1` }),
    );
    expect(result).toBe('consented');
  });

  test('people are picked from the directory', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const picked = inTab(tab, () => window.tab.teams.people.selectPeople({ title: 'Who comes?' }));
    await page.getByRole('dialog', { name: 'Who comes?' }).getByRole('textbox').fill('dev');
    await page.getByRole('checkbox', { name: 'Devika Nair' }).check();
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await picked).toEqual([{ objectId: devika.id, displayName: 'Devika Nair', email: devika.mail }]);
  });

  test('a dialog of the app gives its result back', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const result = inTab(
      tab,
      () =>
        new Promise((done) =>
          window.tab.teams.dialog.url.open(
            { url: `${location.origin}/tab?dialog=1`, title: 'A dialog', size: { width: 400, height: 300 } },
            (answer) => done(answer.result),
          ),
        ),
    );
    const dialog = await tabIn(page, 'task');
    await inTab(dialog, () => window.tab.teams.dialog.url.submit('done'));
    expect(await result).toBe('done');
  });
});

describe('links', () => {
  test('a link into the app opens it at its page', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const link = `https://teams.microsoft.com/l/entity/${catalogId}/home?context=%7B%22subEntityId%22%3A%22people%22%7D`;
    await tab.evaluate((url) => void window.tab.teams.app.openLink(url), link);
    await page.waitForURL(/#\/teams\/home\/home\?subPage=people$/);
    const moved = page.frameLocator('iframe[data-frame-context="content"]:visible');
    await moved.getByText('content home people').waitFor();
  });

  test('an app is opened by its id in the catalogue, and not by that of its manifest', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const navigate = (id: string) =>
      tab.evaluate(
        (appId) =>
          window.tab.teams.pages.navigateToApp({ appId, pageId: 'home', subPageId: 'people' }).then(
            () => 'opened',
            (error: Error) => String(error),
          ),
        id,
      );
    expect(await navigate(appId)).toContain('of the manifest, not of the catalogue');
    // The frame goes with the page it was on.
    void navigate(catalogId).catch(() => {});
    await page.waitForURL(/subPage=people$/);
  });

  test('in Outlook a link into an app of Teams opens nothing, and one to a page a window that nobody opened', async () => {
    served.state.address = `${served.origin}/tab?page=1`;
    const page = await open(marcus, `#/outlook/event/event-of-${marcus.id}`);
    const body = page.frameLocator('iframe[title="Message"]');
    const deep = body.getByText('Open the session in Teams');
    await deep.waitFor();
    expect([await deep.getAttribute('href'), await deep.getAttribute('title')]).toEqual([
      null,
      expect.stringContaining('Outlook does not open links into an app of Teams'),
    ]);
    const opening = context.waitForEvent('page');
    await body.getByRole('link', { name: 'Its page' }).click();
    const window = await opening;
    await window.waitForURL('**/tab?page=1');
    await window.waitForLoadState();
    expect(await window.evaluate(() => [opener, parent === self])).toEqual([null, true]);
    // Its links into Teams lead back to the workbench.
    await window.evaluate((id) => {
      document.body.innerHTML = `<a href="https://teams.microsoft.com/l/entity/${id}/home">Open in Teams</a>`;
    }, catalogId);
    await window.getByRole('link', { name: 'Open in Teams' }).click();
    await window.waitForURL(`**/workbench/?as=${marcus.id}#/teams/home/home`);
  });

  test('the links in an event lead to the session and into the meeting, and its scripts do not run', async () => {
    const page = await open(marcus, `#/teams/calendar/event-of-${marcus.id}`);
    const body = page.frameLocator('iframe[title="Message"]');
    expect(await body.getByText('By its manifest').getAttribute('href')).toBeNull();
    await body.getByRole('link', { name: 'Open the session in Teams' }).click();
    const tab = await tabIn(page, 'content');
    expect(await inTab(tab, () => window.tab.context.page.subPageId)).toBe('session/7');
    await page.goBack();
    expect(await body.locator('body').innerText()).not.toContain('hacked');
    await body.getByRole('link', { name: 'Join the meeting' }).click();
    await page.waitForURL(`**/*${call}`);
    await page.getByRole('list', { name: 'In the meeting' }).getByText('You').waitFor();
  });

  test('whoever is not invited is told so', async () => {
    const page = await open(
      marcus,
      `#/meeting/join?url=${encodeURIComponent('https://teams.microsoft.com/meet/1')}`,
    );
    await page.getByRole('alert').filter({ hasText: 'is not invited to this meeting' }).waitFor();
  });
});
