import { describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { appPlace, callPlace, soon, type Visitor } from '../support/browser.ts';
import { sessionToCome } from './session-to-come.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, playbookId, session, note, capture, kept } = await sessionToCome();

describe('what two people change at once', () => {
  test('two people edit the same note and see both versions', async () => {
    here.forgive(/status of 412/);
    const [priya, marcus] = await Promise.all([
      here.visit('Priya', callPlace(session)),
      here.visit('Marcus', callPlace(session)),
    ]);
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await capture(marcus, 'Ask before you tell');
    await priya.panel.getByRole('tab', { name: /^Notes/ }).click();
    const field = ({ panel }: Visitor) =>
      panel.getByRole('region', { name: 'Edit this insight' }).locator('textarea');
    for (const visitor of [priya, marcus]) {
      const row = note(visitor, 'Ask before you tell');
      await row.getByRole('button', { name: 'Edit this insight' }).click();
      await field(visitor).waitFor();
    }
    await field(priya).fill('Ask before you tell, every time');
    await field(marcus).fill('Ask before you tell, in private');
    await field(priya).press('Enter');
    await note(priya, 'every time').getByText('Marcus Bell, edited by Priya Raman').waitFor();
    await field(marcus).press('Enter');
    await marcus.panel.getByText('Priya Raman changed this note meanwhile').waitFor();
    const both = marcus.panel.getByRole('region', { name: 'Edit this insight' });
    expect(await both.innerText()).toContain('in private');
    expect(await both.innerText()).toContain('every time');
    await both.getByRole('button', { name: 'Merge by hand' }).click();
    await field(marcus).fill('Ask before you tell, in private, every time');
    await field(marcus).press('Enter');
    await note(priya, 'in private, every time').waitFor();
    expect(await kept()).toContain('Ask before you tell, in private, every time');
  });

  test('an edit that is restored after a reload shows what somebody else has saved meanwhile', async () => {
    const marcus = await here.visit('Marcus', callPlace(session));
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await capture(marcus, 'Silence is an answer');
    const row = note(marcus, 'Silence is an answer');
    await row.getByRole('button', { name: 'Edit this insight' }).click();
    await marcus.panel
      .getByRole('region', { name: 'Edit this insight' })
      .locator('textarea')
      .fill('Silence is an answer, too');
    const { world } = here;
    const params = { communityId, sessionId: session.id };
    const { notes } = await world.call(here.who('Priya'), API.followSession, { params, query: {} });
    const written = notes.find(({ text }) => text === 'Silence is an answer');
    if (!written) throw new Error('The note did not arrive');
    const { id: noteId, authorKey, etag, kind, agendaItemId, tags } = written;
    const text = 'Silence is a question';
    await world.call(here.who('Priya'), API.editNote, {
      params: { ...params, noteId },
      query: { authorKey },
      body: { note: { kind, text, agendaItemId, tags, ownerId: null, due: null }, secret: null },
      etag,
    });
    await marcus.page.reload();
    await marcus.panel.getByRole('tab', { name: /^Notes/ }).click();
    await marcus.panel.getByText('You began to change this.').waitFor();
    await marcus.panel.getByRole('button', { name: 'Go on' }).click();
    await marcus.panel.getByText('Priya Raman changed this note meanwhile').waitFor();
    const both = marcus.panel.getByRole('region', { name: 'Edit this insight' });
    await both.waitFor();
    expect(await both.innerText()).toContain('Silence is an answer, too');
    expect(await both.innerText()).toContain('Silence is a question');
    await both.getByRole('button', { name: 'Keep mine' }).click();
    await soon(kept).toContain('Silence is an answer, too');
  });

  test('two people revise the same playbook and see both drafts', async () => {
    here.forgive(/status of 412/);
    const place = appPlace(`/communities/${communityId}/knowledge/${playbookId}/edit`);
    const [priya, marcus] = await Promise.all([here.visit('Priya', place), here.visit('Marcus', place)]);
    const text = ({ app }: Visitor) => app.getByRole('textbox', { name: 'What this is for' });
    for (const visitor of [priya, marcus]) await text(visitor).waitFor();
    await text(priya).fill('# Openers\n\nAsk first, then wait for the answer.');
    await priya.app.getByText('Saved as a draft').waitFor();
    await text(marcus).fill('# Openers\n\nAsk first, and only one thing.');
    await marcus.app.getByRole('button', { name: 'Look at both' }).click();
    await marcus.app.getByText('Priya Raman changed this while you were writing').waitFor();
    for (const said of ['Ask first, and only one thing.', 'Ask first, then wait for the answer.'])
      await marcus.app.getByRole('group', { name: 'Part 1 of 1' }).filter({ hasText: said }).waitFor();
    await marcus.app.getByRole('button', { name: 'Keep mine' }).click();
    await marcus.app.getByText('Saved as a draft').waitFor();
    const { draft, body } = await here.world.call(here.who('Priya'), API.openArtifact, {
      params: { communityId, artifactId: playbookId },
    });
    expect(draft?.body).toContain('only one thing');
    expect(body).toContain('Say what you saw');
  });
});
