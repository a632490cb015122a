import { describe, test, vi } from 'vitest';
import { appPlace, badDay, callPlace, goodDay, soon } from '../support/browser.ts';
import { sessionToCome } from './session-to-come.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, session, capture, kept } = await sessionToCome();

describe('a bad day', () => {
  test('without Microsoft Graph the pages of people and calendars say so, and the meeting goes on', async () => {
    here.forgive(/status of 50\d/);
    const [priya, marcus] = await Promise.all([
      here.visit('Priya', appPlace(`/communities/${communityId}/people`)),
      here.visit('Marcus', callPlace(session)),
    ]);
    await priya.app.getByRole('button', { name: 'Add people' }).click();
    await badDay(priya, /^Down/);
    const find = priya.app.getByRole('combobox', { name: 'Name or mail address' });
    const looksForPeople = async () => {
      await find.fill('figue');
      await priya.app.getByText('Microsoft 365 does not answer').waitFor();
    };
    const plans = async () => {
      const { app } = await here.visit('Priya', appPlace(`/communities/${communityId}/plan`));
      await app.getByRole('heading', { level: 1, name: 'Plan a session' }).waitFor();
      await app.getByText('Calendars cannot be looked into right now').waitFor();
      await app.getByText('An invite with a Teams link goes to').waitFor();
    };
    const notes = async () => {
      await capture(marcus, 'Graph is down and we go on');
      await soon(kept).toContain('Graph is down and we go on');
    };
    await Promise.all([looksForPeople(), plans(), notes()]);

    await priya.open(`/communities/${communityId}/plan`);
    await priya.app.getByRole('heading', { level: 1, name: 'Plan a session' }).waitFor();
    await priya.open(`/communities/${communityId}/people#add`);
    await looksForPeople();
    await goodDay(priya, 'Graph down');
    await find.fill('figueira');
    await priya.app.getByRole('option', { name: /Ana Figueira/ }).waitFor();
  });
});
