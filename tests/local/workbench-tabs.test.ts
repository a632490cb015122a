import { describe, expect, test, vi } from 'vitest';
import { catalogId, chatId, devika, marcus, priya } from './workbench-fixture/office.ts';
import { call, inTab, tabIn, workbenchWindows } from './workbench-windows.ts';

vi.setConfig({ testTimeout: 20_000 });

const { served, open } = await workbenchWindows();

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
});
