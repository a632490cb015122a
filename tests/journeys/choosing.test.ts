import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { day, moveTo, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { callPlace, type Town, town, type Visitor } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let here: Town;
let communityId: string;

beforeAll(async () => {
  here = await town();
  communityId = await startCommunity(here.world, here.who('Priya'), [
    [here.who('Marcus'), 'member'],
    [here.who('Ana'), 'guest'],
  ]);
});

afterEach(async () => {
  here.world.microsoft365.faults.clear();
  expect(await here.goHome()).toEqual([]);
});

afterAll(async () => {
  await here?.stop();
});

const plan = (topic: string, change = {}) => {
  const when = { date: day(0), time: '23:50', minutes: 60, zone: 'UTC' };
  return planSession(here.world, here.who('Priya'), communityId, {
    ...sessionDraft(here.who('Priya'), { topic, when }),
    ...change,
  });
};
const opened = async ({ id: sessionId }: Session) =>
  (await here.world.call(here.who('Priya'), API.openSession, { params: { communityId, sessionId } })).session;
const heading = ({ panel }: Visitor, name: string) =>
  panel.getByRole('heading', { level: 1, name }).waitFor();

test('a session chosen in the wrong meeting can be unlinked by anybody there, for everybody', async () => {
  const { microsoft365, settled } = here.world;
  // Teams does not let the app look: docs/operations.md, application access policy.
  microsoft365.faults.add({ match: { path: 'onlineMeetings' }, status: 403, times: 'all' });
  // One after the other: there is one at work in a mailbox.
  const wrong = await plan('The wrong one');
  await settled();
  const right = await plan('The right one');
  await settled();
  const { joinUrl } = await opened(right);
  const chat = microsoft365.chats.find((one) => one.joinUrl === joinUrl);
  if (!chat) throw new Error('The meeting has no chat');
  // Somebody has added the app by hand.
  chat.installedApps.push({
    id: randomUUID(),
    catalogId: microsoft365.settings.teamsApp.catalogId,
    consented: [],
  });

  // The workbench itself is not let look either.
  here.forgive(/onlineMeetings/, /\b409\b/);
  const [priya, marcus] = await Promise.all([
    here.visit('Priya', callPlace({ chatId: chat.id }), { width: 1000 }),
    here.visit('Marcus', callPlace({ chatId: chat.id })),
  ]);
  for (const visitor of [priya, marcus]) await heading(visitor, 'Which session is this?');
  await priya.panel.getByRole('button', { name: 'The wrong one' }).click();
  await heading(priya, 'The wrong one');
  // Marcus is late with the same meeting: he is told, and looks again.
  await marcus.panel.getByRole('button', { name: 'The right one' }).click();
  await marcus.panel.getByText('Somebody else has just chosen').waitFor();
  await marcus.panel.getByRole('button', { name: 'Try again' }).click();
  await heading(marcus, 'The wrong one');

  await marcus.panel.getByRole('button', { name: 'Not this session' }).click();
  await heading(marcus, 'Which session is this?');
  await marcus.panel.locator('main:focus').waitFor();
  await heading(priya, 'Which session is this?');
  await marcus.panel.getByRole('button', { name: 'The right one' }).click();
  await heading(marcus, 'The right one');
  expect((await opened(right)).chatId).toBe(chat.id);
  expect((await opened(wrong)).chatId).toBeNull();
});

test('a guest at a showcase sees its topic and progress in the side panel', async () => {
  const session = await plan('What we tried', {
    format: 'showcase',
    agenda: ['Welcome', 'Three demonstrations'].map((title) => ({
      id: randomUUID(),
      kind: 'topic',
      title,
      prompt: '',
      minutes: 15,
    })),
  });
  await here.world.settled();
  await moveTo(here.world, here.who('Priya'), session);
  const ana = await here.visit('Ana', callPlace(await opened(session)));
  await heading(ana, 'What we tried');
  await ana.panel.getByText('Priya Raman facilitates').waitFor();
  await ana.panel.getByText('Three demonstrations').waitFor();
  await ana.panel.getByText('As a guest you see what this session is about').waitFor();
  const now = ana.panel.locator('[aria-current="step"]');
  await ana.panel.getByText('Under way now').waitFor();
  await now.filter({ hasText: 'Welcome' }).waitFor();
  await moveTo(here.world, here.who('Priya'), session, 1);
  await now.filter({ hasText: 'Three demonstrations' }).waitFor({ timeout: 6_000 });
  expect(await ana.panel.getByRole('alert').count()).toBe(0);
  expect(await ana.panel.getByRole('textbox').count()).toBe(0);
  // What is searched is not theirs to see.
  await ana.open('/');
  await ana.app.getByText('What we tried').first().waitFor();
  await ana.app.getByRole('button', { name: 'Search' }).waitFor({ state: 'detached' });
  await ana.page.keyboard.press('/');
  expect(await ana.app.getByRole('dialog').count()).toBe(0);
});
