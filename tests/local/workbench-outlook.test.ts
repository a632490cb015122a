import { describe, expect, test, vi } from 'vitest';
import { devika, marcus, priya } from './workbench-fixture/office.ts';
import { call, inTab, tabIn, workbenchWindows } from './workbench-windows.ts';

vi.setConfig({ testTimeout: 20_000 });

const { served, open } = await workbenchWindows();

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
