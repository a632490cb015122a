import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharedBrowser } from '../support/chromium.ts';
import { appId, catalogId, chatId, devika, marcus, priya } from './workbench-fixture/office.ts';
import { serveWorkbench } from './workbench-fixture/serve.ts';

// Only the type: the fixture tab puts the real teams-js into its window.
import type {} from './workbench-fixture/tab.ts';

vi.setConfig({ testTimeout: 20_000 });

let served: Awaited<ReturnType<typeof serveWorkbench>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveWorkbench(), sharedBrowser()]);
  context = await browser.newContext({
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(10_000);
}, 60_000);

afterEach(async () => {
  for (const page of context.pages()) await page.close();
});

afterAll(async () => {
  await context?.close();
  await served?.stop();
});

async function open(person: { id: string }, hash: string, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${served.origin}/workbench/?as=${person.id}${query}${hash}`);
  return page;
}

/** The fixture tab in a frame of this kind, once it has initialised teams-js. */
async function tabIn(page: Page, frameContext: string): Promise<Frame> {
  const element = await page.waitForSelector(`iframe[data-frame-context="${frameContext}"]:visible`);
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The element is no frame');
  await frame.waitForFunction(() => window.tab !== undefined);
  return frame;
}

const call = `#/meeting/${encodeURIComponent(chatId)}`;
const inTab = <T>(frame: Frame, read: () => T | Promise<T>) => frame.evaluate(read);

describe('the real teams-js in the workbench', () => {
  test('a personal tab in Teams initialises and learns who, where and in which theme it is', async () => {
    const page = await open(marcus, '#/teams/home?subPage=session%2F7', '&theme=dark');
    const tab = await tabIn(page, 'content');
    const found = await inTab(tab, () => JSON.parse(JSON.stringify(window.tab.context)));
    expect(found).toMatchObject({
      app: { theme: 'dark', appId: { appIdAsString: catalogId }, host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'home', subPageId: 'session/7', frameContext: 'content' },
      user: {
        id: marcus.id,
        userPrincipalName: marcus.userPrincipalName,
        displayName: 'Marcus Bell',
        tenant: { id: served.office.tenantId },
      },
    });
    expect(found.chat ?? found.meeting ?? found.channel).toBeUndefined();
    expect(new URL(tab.url()).searchParams.get('theme')).toBe('dark');
  });

  test('the same tab in Outlook learns that it is in Outlook, which has no stage view', async () => {
    const page = await open(priya, '#/outlook/home');
    const tab = await tabIn(page, 'content');
    expect(await inTab(tab, () => window.tab.context.app.host.name)).toBe('Outlook');
    expect(await inTab(tab, () => window.tab.teams.stageView.isSupported())).toBe(false);
    expect(await inTab(tab, () => window.tab.teams.pages.config.isSupported())).toBe(false);
  });

  test('the side panel is 320 px wide beside the call and knows its chat and meeting', async () => {
    const page = await open(marcus, `${call}?panel=open`);
    const tab = await tabIn(page, 'sidePanel');
    expect(await inTab(tab, () => window.innerWidth)).toBe(320);
    const found = await inTab(tab, () => {
      const { chat, meeting, page } = window.tab.context;
      return {
        chat: chat?.id,
        meeting: meeting?.id,
        frame: page.frameContext,
        sdk: window.tab.teams.app.getFrameContext(),
      };
    });
    expect(found).toEqual({
      chat: chatId,
      meeting: btoa(`0#${chatId}#0`),
      frame: 'sidePanel',
      sdk: 'sidePanel',
    });

    await page.getByRole('separator', { name: 'Width of the side panel' }).press('ArrowRight');
    await tab.waitForFunction(() => window.innerWidth === 312);
    for (let i = 0; i < 6; i += 1) await page.getByRole('separator').press('ArrowRight');
    await tab.waitForFunction(() => window.innerWidth === 280);
  });

  test('the details tab before the meeting is a content frame with the chat', async () => {
    const page = await open(marcus, `${call}/details?subPage=agenda`);
    const tab = await tabIn(page, 'content');
    const found = await inTab(tab, () => [window.tab.context.chat?.id, window.tab.context.page.subPageId]);
    expect(found).toEqual([chatId, 'agenda']);
    await page.getByRole('tab', { name: 'Guildhall' }).waitFor();
  });

  test('the tab is in the meeting’s chat only if the manifest says so', async () => {
    const page = await open(marcus, `${call}/chat`);
    await page.getByRole('tab', { name: 'Chat', selected: true }).waitFor();
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByText('Marcus Bell').first().waitFor();
    await page.getByRole('tab', { name: 'Guildhall' }).waitFor();
    await page.getByRole('tab', { name: 'Chat' }).click();
    await page.getByText('Messages are not part of this Teams.').waitFor();
    expect(await page.getByRole('tab', { name: 'Guildhall' }).count()).toBe(0);
  });

  test('getAuthToken gives a token of whoever one is, and an expired one once', async () => {
    const page = await open(devika, '#/teams/home', '&token=expired');
    const tab = await tabIn(page, 'content');
    const token = () => inTab(tab, () => window.tab.teams.authentication.getAuthToken());
    await page.getByRole('button', { name: 'Next token expired' }).waitFor();
    expect(await token()).toBe(`token-of-${devika.id}-expired`);
    expect(await token()).toBe(`token-of-${devika.id}`);
    await page.getByRole('button', { name: 'Next token expired' }).waitFor({ state: 'detached' });
  });

  test('the tab’s own clock is that of the person, from its first line on', async () => {
    const page = await open(marcus, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const found = await inTab(tab, () => [window.tab.zone, window.tab.noon]);
    expect(found).toEqual(['America/New_York', '2026-11-25T17:00:00.000Z']);
    const own = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(own).toBe('Europe/London');
  });

  test('changing the theme reaches the tab while it runs', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const opened = await inTab(tab, () => window.tab.opened);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'High contrast' }).click();
    await tab.waitForFunction(() => window.tab.themes.at(-1) === 'contrast');
    expect(await inTab(tab, () => window.tab.opened)).toBe(opened);
    expect(new URL(page.url()).searchParams.get('theme')).toBe('contrast');
  });

  test('a tab that can be kept is kept while another page is shown', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    await page.getByRole('link', { name: 'Calendar in Teams' }).click();
    await page.getByText('Feedback that lands').first().waitFor();
    await page.getByRole('link', { name: 'Guildhall in Teams' }).click();
    await tab.waitForFunction(() => window.tab.resumed.length === 1);
    expect(await inTab(tab, () => window.tab.resumed)).toEqual(['home']);
  });

  test('a channel tab comes from its configuration page and is kept for everybody', async () => {
    const page = await open(priya, '#/teams/channel');
    await page.getByRole('button', { name: 'Add Guildhall as a tab' }).click();
    const settings = await tabIn(page, 'settings');
    expect(await inTab(settings, () => window.tab.context.channel?.displayName)).toBe('Leadership');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'Craft' }).waitFor();

    const other = await open(marcus, '#/teams/channel?subPage=artifact%2F3');
    const tab = await tabIn(other, 'content');
    expect(new URL(tab.url()).searchParams.get('community')).toBe('1');
    const found = await inTab(tab, async () => {
      const { entityId } = await window.tab.teams.pages.getConfig();
      const { channel, team, page } = window.tab.context;
      return { entityId, channel: channel?.id, group: team?.groupId, sub: page.subPageId };
    });
    expect(found).toMatchObject({ entityId: 'community-1', sub: 'artifact/3' });
    expect(found.channel).toContain('@thread.tacv2');
    expect(found.group).toMatch(/^[0-9a-f-]{36}$/);
  });

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
    const moved = await tabIn(page, 'content');
    await moved.waitForFunction(() => window.tab?.context.page.subPageId === 'people');
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

describe('Outlook', () => {
  test('an answer with a proposed time reaches the organiser’s copy', async () => {
    const page = await open(marcus, `#/outlook/event/event-of-${marcus.id}`);
    await page.getByText('09:00–10:00').waitFor();
    await page.getByRole('textbox', { name: 'A word to the organiser' }).fill('School run');
    await page.getByRole('button', { name: 'Propose new time' }).click();
    await page.getByLabel('From').fill('10:30');
    await page.getByLabel('Until').fill('11:30');
    await page.getByRole('button', { name: 'Tentative and propose' }).click();
    await page.getByRole('button', { name: 'Tentative', pressed: true }).waitFor();
    const sent = served.calls.find((one) => one.method === 'POST');
    expect(sent).toMatchObject({ person: marcus.id, body: { comment: 'School run', sendResponse: true } });
    expect(sent?.body.proposedNewTime).toMatchObject({
      start: { dateTime: expect.stringMatching(/T10:30:00$/), timeZone: 'America/New_York' },
    });

    const organiser = await open(priya, `#/teams/calendar/event-of-${priya.id}`);
    const attendees = organiser.getByRole('region', { name: 'Attendees' });
    await attendees.getByText('1 tentative').waitFor();
    await attendees.getByText(/Proposes .* 15:30–16:30/).waitFor();
    expect(await organiser.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  });

  test('whoever is invited sees nobody else where the organiser has hidden them', async () => {
    served.state.hideAttendees = true;
    try {
      const page = await open(marcus, `#/outlook/event/event-of-${marcus.id}`);
      const attendees = page.getByRole('region', { name: 'Attendees' });
      await attendees.getByText('The organiser has hidden who else is invited').waitFor();
      expect(await attendees.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringContaining('Priya Raman'),
        expect.stringContaining('Marcus Bell'),
      ]);
      const organiser = await open(priya, `#/outlook/event/event-of-${priya.id}`);
      await organiser.getByText('Hidden from those invited').waitFor();
      expect(await organiser.getByRole('region', { name: 'Attendees' }).getByRole('listitem').count()).toBe(
        3,
      );
    } finally {
      served.state.hideAttendees = false;
    }
  });

  test('the organiser is told in which zone people outside see the event', async () => {
    const page = await open(priya, `#/outlook/event/event-of-${priya.id}`);
    await page
      .getByText(/^People outside your organisation see .* 09:00–10:00 \(America\/New_York\)$/)
      .waitFor();
  });

  test('an invitation waits in the inbox until it is read', async () => {
    const page = await open(devika, '#/outlook/mail');
    await page.getByRole('link', { name: 'Mail in Outlook, 1 unread' }).waitFor();
    await page.getByRole('link', { name: /Priya Raman.*Invitation/ }).click();
    await page.getByRole('button', { name: 'Accept' }).waitFor();
    await page.getByRole('link', { name: 'Mail in Outlook', exact: true }).waitFor();
  });
});

describe('the meeting', () => {
  test('the app is offered only when it was added to the chat', async () => {
    served.state.installed = false;
    const page = await open(priya, call);
    await page.getByRole('button', { name: 'Leave' }).waitFor();
    const button = page.getByRole('button', { name: 'Guildhall', exact: true });
    await button.waitFor({ state: 'detached' });
    served.state.installed = true;
    await button.click();
    await tabIn(page, 'sidePanel');
  });

  test('everybody who joined is seen, and who leaves is gone', async () => {
    const page = await open(priya, call);
    const other = await open(devika, call);
    const tiles = page.getByRole('list', { name: 'In the meeting' });
    await tiles.getByText('Devika Nair').waitFor();
    await other.getByRole('button', { name: 'Leave' }).click();
    await tiles.getByText('Devika Nair').waitFor({ state: 'detached' });
  });
});

describe('a bad day', () => {
  test('the network of one window goes and comes back', async () => {
    const page = await open(priya, '#/teams/home');
    const tab = await tabIn(page, 'content');
    const ask = () =>
      inTab(tab, () =>
        fetch('/api/health').then(
          (answer) => answer.status,
          (error: Error) => error.message,
        ),
      );
    expect(await ask()).toBe(200);
    await page.getByRole('button', { name: 'Have a bad day' }).click();
    await page.getByRole('menuitemradio', { name: /^Off/ }).click();
    await tab.waitForFunction(() => !navigator.onLine);
    const before = served.apiCalls.length;
    expect(await ask()).toBe('Failed to fetch');
    expect(served.apiCalls.length).toBe(before);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Offline' }).click();
    await tab.waitForFunction(() => navigator.onLine);
    expect(await ask()).toBe(200);

    const lossy = await open(priya, '#/teams/home', '&network=lost');
    const other = await tabIn(lossy, 'content');
    const lost = await inTab(other, () =>
      fetch('/api/note').then(
        () => 'came',
        (error: Error) => error.message,
      ),
    );
    expect([lost, served.apiCalls.at(-1)]).toEqual(['Failed to fetch', '/api/note']);
  });

  test('Graph can be taken down and consent taken away for everybody', async () => {
    const page = await open(priya, '#/teams/home');
    await page.getByRole('button', { name: 'Have a bad day' }).click();
    await page.getByRole('menuitemradio', { name: /^Throttled/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Consent/ }).click();
    await page.keyboard.press('Escape');
    const state = page.getByRole('button', { name: 'Graph throttled · Consent missing' });
    await state.waitFor();
    const { faults } = served.office;
    expect(faults.settings.rules).toMatchObject([{ status: 429, times: 'all' }]);
    expect(faults.settings.consentMissing).toEqual([{}]);
    await state.click();
    await state.waitFor({ state: 'detached' });
    expect([faults.settings.rules, faults.settings.consentMissing, faults.settings.down]).toEqual([
      [],
      [],
      false,
    ]);
  });
});
