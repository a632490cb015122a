import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { artifactDraft, planSession, publishArtifact, sessionDraft, startCommunity } from '../http/guild.ts';
import {
  appPlace,
  badDay,
  callPlace,
  goodDay,
  PATIENCE,
  type Town,
  town,
  type Visitor,
} from '../support/browser.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let here: Town;
let communityId: string;
let playbookId: string;
let session: Session;

beforeAll(async () => {
  here = await town();
  const { world } = here;
  const organiser = here.who('Priya');
  communityId = await startCommunity(world, organiser, [
    [here.who('Marcus'), 'member'],
    [here.who('Ben'), 'member'],
  ]);
  const playbook = await publishArtifact(world, organiser, communityId, artifactDraft());
  playbookId = playbook.id;
  const planned = await planSession(world, organiser, communityId, sessionDraft(organiser));
  session = await here.invited(organiser, planned);
  await world.call(organiser, API.removeMember, {
    params: { communityId, personId: here.who('Ben').id },
  });
});

afterEach(async () => expect(await here.goHome()).toEqual([]));

afterAll(async () => {
  await here?.stop();
});

const note = (visitor: Visitor, text: string) =>
  visitor.panel.getByRole('listitem').filter({ hasText: text });

async function capture(visitor: Visitor, text: string): Promise<void> {
  const words = visitor.panel.getByRole('textbox', { name: 'What did you notice?' });
  await words.fill(text);
  await words.press('Enter');
  await visitor.panel.getByRole('tab', { name: /^Notes/ }).click();
  await note(visitor, text).waitFor();
}

async function kept(): Promise<string[]> {
  const live = await here.world.call(here.who('Priya'), API.followSession, {
    params: { communityId, sessionId: session.id },
    query: {},
  });
  return live.notes.map(({ text }) => text);
}

describe('a bad day', () => {
  test('notes typed offline are kept, survive a reload and go out by themselves, once each', async () => {
    const marcus = await here.visit('Marcus', callPlace(session));
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await badDay(marcus, /^Off/);
    await capture(marcus, 'Typed in a tunnel');
    await marcus.panel.getByText('You are offline. Your notes are kept here').waitFor();
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor();
    const words = marcus.panel.getByRole('textbox', { name: 'What did you notice?' });
    await words.fill('Half a thought');
    expect(await kept()).toEqual([]);

    await marcus.page.reload();
    // The session as it was last known, with what waits to be sent.
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await marcus.panel.getByText('You are offline. Your notes are kept here').waitFor();
    expect(await marcus.panel.getByText('Guildhall does not answer').count()).toBe(0);
    await marcus.panel.getByRole('tab', { name: /^Notes/ }).click();
    await note(marcus, 'Typed in a tunnel').waitFor();
    await goodDay(marcus, 'Offline');
    expect(await words.inputValue()).toBe('Half a thought');
    await expect.poll(kept, { timeout: PATIENCE }).toEqual(['Typed in a tunnel']);

    // The answers get lost: sent again, kept once.
    await badDay(marcus, /^Answers lost/);
    await words.press('Enter');
    await expect.poll(kept, { timeout: PATIENCE }).toHaveLength(2);
    await goodDay(marcus, 'Answers lost');
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor({ state: 'detached' });
    expect((await kept()).sort()).toEqual(['Half a thought', 'Typed in a tunnel']);
    expect(await note(marcus, 'Half a thought').count()).toBe(1);
  });

  test('a part of the panel that did not load is loaded by another try, and the rest keeps working', async () => {
    here.forgive(/net::ERR_/, /dynamically imported module/);
    const marcus = await here.visit('Marcus', '#/meeting');
    const cut = () => marcus.context.route(/\/assets\/(meeting|PlaybookPane)-/, (route) => route.abort());
    const said = marcus.panel.getByRole('alert').filter({ hasText: 'This part of Guildhall did not arrive' });
    const again = said.getByRole('button', { name: 'Try again' });
    const words = marcus.panel.getByRole('textbox', { name: 'What did you notice?' });
    await cut();
    await marcus.join(session);
    await again.waitFor();
    await marcus.context.unrouteAll();
    await again.click();
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();

    await words.fill('Typed before the tunnel');
    await cut();
    await marcus.context.setOffline(true);
    await marcus.panel.getByRole('tab', { name: 'Playbook' }).click();
    await said.waitFor();
    expect(await words.inputValue()).toBe('Typed before the tunnel');
    // Nobody answers: the page is not given up for one that cannot come.
    await again.click();
    await said.waitFor();
    await marcus.context.setOffline(false);
    await marcus.context.unrouteAll();
    await again.click();
    await said.waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('Typed before the tunnel');
    await marcus.panel.getByRole('tab', { name: 'Playbook' }).click();
    await marcus.panel.getByText('No playbook is linked').waitFor();
    await words.fill('');
  });

  test('on a slow network the panel keeps its outline until its session is there', async () => {
    const marcus = await here.visit('Marcus', '#/meeting');
    const open = new Map<string, () => void>();
    for (const name of ['panel', 'meeting']) {
      const gate = new Promise<void>((resolve) => open.set(name, resolve));
      await marcus.context.route(new RegExp(`/assets/${name}-`), async (route) => {
        await gate;
        await route.continue();
      });
    }
    // Where the list begins and where the composer does.
    const lines = async (list: string, foot: string) => {
      const both = [marcus.panel.locator(list).first(), marcus.panel.locator(foot).first()];
      return Promise.all(both.map(async (one) => (await one.boundingBox())?.y));
    };
    await marcus.join(session);
    await marcus.panel.locator('.shell').waitFor();
    const shell = await lines('.row', '.foot .bone:last-child');
    open.get('panel')?.();
    await marcus.panel.locator('.shell').waitFor({ state: 'detached' });
    expect(await lines('[aria-busy] > div', '#root > * > * > :last-child > :last-child')).toEqual(shell);
    open.get('meeting')?.();
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    const there = await lines('[role=tabpanel] li', 'textarea');
    expect(there.map((y, n) => Math.abs((y ?? 0) - (shell[n] ?? 0)))).toEqual([0, 0]);
  });

  test('a page that is opened again begins in the theme its host had last time', async () => {
    const marcus = await here.visit('Marcus', '#/meeting', { theme: 'dark' });
    await marcus.join(session);
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await marcus.context.route(/\/assets\/panel-/, (route) => route.abort());
    here.forgive(/net::ERR_/);
    await marcus.page.reload();
    await marcus.join(session);
    await marcus.panel.locator('html[data-theme=dark] .shell').waitFor();
    await marcus.context.unrouteAll();
  });

  test('a page that did not load is loaded by another try, at the same address', async () => {
    here.forgive(/net::ERR_/, /dynamically imported module/);
    const marcus = await here.visit('Marcus', appPlace('/'));
    const link = marcus.app.getByRole('link', { name: 'Leading through feedback' }).first();
    await link.waitFor();
    await marcus.context.route(/\/assets\/CommunityPage-/, (route) => route.abort());
    await link.click();
    await marcus.app.getByText('This part of Guildhall did not arrive').waitFor();
    await marcus.context.unrouteAll();
    await marcus.app.getByRole('button', { name: 'Try again' }).click();
    await marcus.app.getByRole('heading', { level: 1, name: 'Leading through feedback' }).waitFor();
    expect(await marcus.path()).toBe(`/communities/${communityId}`);
  });

  test('a token that expires during a session is renewed silently', async () => {
    here.forgive(/status of 401/);
    const marcus = await here.visit('Marcus', callPlace(session));
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await badDay(marcus, /^Next token/);
    await capture(marcus, 'Written while the token ran out');
    await marcus.page.getByRole('button', { name: 'Next token expired' }).waitFor({ state: 'detached' });
    await expect.poll(kept, { timeout: PATIENCE }).toContain('Written while the token ran out');
    await marcus.panel.getByText('Kept here, goes out by itself').waitFor({ state: 'detached' });
    expect(await marcus.panel.getByRole('alert').count()).toBe(0);
  });

  test('without Microsoft Graph the pages of people and calendars say so, and the meeting goes on', async () => {
    here.forgive(/status of 50\d/);
    const [priya, marcus] = await Promise.all([
      here.visit('Priya', appPlace(`/communities/${communityId}/people`)),
      here.visit('Marcus', callPlace(session)),
    ]);
    await priya.app.getByRole('button', { name: 'Add people' }).click();
    await badDay(priya, /^Down/);
    const find = priya.app.getByRole('combobox', { name: 'Name or mail address' });
    await find.fill('figue');
    await priya.app.getByText('Microsoft 365 does not answer').waitFor();
    await capture(marcus, 'Graph is down and we go on');
    await expect.poll(kept, { timeout: PATIENCE }).toContain('Graph is down and we go on');

    await priya.open(`/communities/${communityId}/plan`);
    await priya.app.getByRole('heading', { level: 1, name: 'Plan a session' }).waitFor();
    await priya.app.getByText('Calendars cannot be looked into right now').waitFor();
    await priya.app.getByText('An invite with a Teams link goes to').waitFor();

    await priya.open(`/communities/${communityId}/people#add`);
    await find.fill('figue');
    await priya.app.getByText('Microsoft 365 does not answer').waitFor();
    await goodDay(priya, 'Graph down');
    await find.fill('figueira');
    await priya.app.getByRole('option', { name: /Ana Figueira/ }).waitFor();
  });

  test('two people edit the same note and see both versions', async () => {
    here.forgive(/status of 412/);
    const [priya, marcus] = await Promise.all([
      here.visit('Priya', callPlace(session)),
      here.visit('Marcus', callPlace(session)),
    ]);
    await marcus.panel.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await capture(marcus, 'Ask before you tell');
    await priya.panel.getByRole('tab', { name: /^Notes/ }).click();
    const field = ({ panel }: Visitor) => panel.locator('li textarea');
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
    const both = note(marcus, 'Priya Raman changed this note meanwhile');
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
    await marcus.panel.locator('li textarea').fill('Silence is an answer, too');
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
    const both = note(marcus, 'Priya Raman changed this note meanwhile');
    await both.waitFor();
    expect(await both.innerText()).toContain('Silence is an answer, too');
    expect(await both.innerText()).toContain('Silence is a question');
    await both.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(kept, { timeout: PATIENCE }).toContain('Silence is an answer, too');
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

  test('two people revise the same playbook and see both drafts', async () => {
    here.forgive(/status of 412/);
    const place = appPlace(`/communities/${communityId}/knowledge/${playbookId}/edit`);
    const [priya, marcus] = await Promise.all([here.visit('Priya', place), here.visit('Marcus', place)]);
    const text = ({ app }: Visitor) => app.getByRole('textbox', { name: 'Text' });
    for (const visitor of [priya, marcus]) await text(visitor).waitFor();
    await text(priya).fill('# Openers\n\nAsk first, then wait for the answer.');
    await priya.app.getByText('Saved as a draft').waitFor();
    await text(marcus).fill('# Openers\n\nAsk first, and only one thing.');
    await marcus.app.getByText('Priya Raman changed this while you were writing').waitFor();
    for (const said of ['Ask first, and only one thing.', 'Ask first, then wait for the answer.'])
      await marcus.app.getByRole('cell').filter({ hasText: said }).waitFor();
    await marcus.app.getByRole('button', { name: 'Keep mine' }).click();
    await marcus.app.getByText('Saved as a draft').waitFor();
    const { draft, body } = await here.world.call(here.who('Priya'), API.openArtifact, {
      params: { communityId, artifactId: playbookId },
    });
    expect(draft?.body).toContain('only one thing');
    expect(body).toContain('Say what you saw');
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
});
