import { describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace, badDay, callPlace, soon, type Visitor } from '../support/browser.ts';
import { sessionToCome } from './session-to-come.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, playbookId, session, capture, kept } = await sessionToCome();

describe('a bad day', () => {
  test('a token that expires during a session is renewed silently', async () => {
    here.forgive(/status of 401/);
    const marcus = await here.visit('Marcus', callPlace(session));
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await badDay(marcus, /^Next token/);
    await capture(marcus, 'Written while the token ran out');
    await marcus.page.getByRole('button', { name: 'Next token expired' }).waitFor({ state: 'detached' });
    await soon(kept).toContain('Written while the token ran out');
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor({ state: 'detached' });
    expect(await marcus.panel.getByRole('alert').count()).toBe(0);
  });

  test('without consent the page asks for it, and continues once it is given', async () => {
    here.forgive(/status of 40\d/);
    const other = await startCommunity(here.world, here.who('Devika'));
    const devika = await here.visit('Devika', appPlace(`/communities/${other}/people`));
    await devika.app.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await devika.app.getByRole('button', { name: 'Add people' }).click();
    await badDay(devika, /^Consent/);
    const find = devika.app.getByRole('combobox', { name: 'Name or mail address' });
    await find.fill('figue');
    const asked = devika.app.getByRole('region', { name: 'Guildhall needs your permission' });
    await asked.waitFor();
    await vi.waitFor(async () =>
      expect(await devika.app.getByRole('button', { name: 'Give permission' }).count()).toBe(1),
    );
    const opening = devika.context.waitForEvent('page');
    await asked.getByRole('button', { name: 'Give permission' }).click();
    const popup = await opening;
    await popup.getByRole('button', { name: 'Accept' }).click();
    await asked.waitFor({ state: 'detached' });
    await find.click();
    await devika.app.getByRole('option', { name: /Ana Figueira/ }).waitFor();
  });

  test('a person who is not a member is told so, and who can add them', async () => {
    here.forgive(/status of 403/);
    const [ana, ben] = await Promise.all([
      here.visit('Ana', appPlace(`/communities/${communityId}/sessions/${session.id}`)),
      here.visit('Ben', appPlace(`/communities/${communityId}/knowledge/${playbookId}`)),
    ]);
    await ana.app.getByText('You are not a member of this community').waitFor();
    await ana.app.getByText('Ask one of its organisers to add you.').waitFor();
    await ben.app.getByText('You are no longer a member of this community').waitFor();
    for (const { app } of [ana, ben]) expect(await app.getByText('Feedback that lands').count()).toBe(0);
    await ana.app.getByRole('link', { name: 'Home' }).click();
    await ana.app.getByText('No community yet').waitFor();
  });

  test('when a session is cancelled while somebody writes, their text is kept to be read and copied', async () => {
    const organiser = here.who('Priya');
    const planned = await planSession(here.world, organiser, communityId, sessionDraft(organiser));
    const invited = await here.invited(organiser, planned);
    const params = { communityId, sessionId: planned.id };
    const marcus = await here.visit('Marcus', appPlace(`/communities/${communityId}/sessions/${planned.id}`));
    await marcus.app.getByRole('button', { name: 'Add a note' }).click();
    await marcus.app.getByRole('textbox', { name: 'What did you notice?' }).fill('Half a thought, not lost');
    await here.world.call(organiser, API.cancelSession, { params, body: { comment: 'Another time.' } });
    const words = (frame: Visitor['app']) => frame.getByRole('textbox', { name: 'Not saved' });
    await marcus.app.getByText('This session was cancelled before you saved this.').waitFor();
    expect(await words(marcus.app).inputValue()).toBe('Half a thought, not lost');
    await marcus.app.getByRole('button', { name: 'Copy' }).waitFor();
    // The panel says the same.
    await marcus.join(invited);
    await marcus.panel.getByText('This session was cancelled before you saved this.').waitFor();
    expect(await words(marcus.panel).inputValue()).toBe('Half a thought, not lost');
    expect(await marcus.panel.getByRole('button', { name: 'Save note' }).count()).toBe(0);
  });
});
