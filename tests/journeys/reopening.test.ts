import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote, noteDraft, pastSessionDraft, planSession, startCommunity } from '../http/guild.ts';
import { appPlace, soon, type Town, town, type Visitor } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let here: Town;
let communityId: string;

beforeAll(async () => {
  here = await town();
  communityId = await startCommunity(here.world, here.who('Priya'), [
    [here.who('Marcus'), 'member'],
    [here.who('Ben'), 'member'],
  ]);
});
afterEach(async () => expect(await here.goHome()).toEqual([]));
afterAll(() => here?.stop());

const place = (session: Session) => appPlace(`/communities/${communityId}/sessions/${session.id}`);
const at = (session: Session) => ({ communityId, sessionId: session.id });
const action = (text: string) => noteDraft(text, { kind: 'action' });

async function over(...actions: string[]) {
  const { world } = here;
  const session = await planSession(
    world,
    here.who('Priya'),
    communityId,
    pastSessionDraft(here.who('Priya')),
  );
  const notes = [];
  for (const text of actions) notes.push(await captureNote(world, here.who('Ben'), session, action(text)));
  return { session, notes };
}
const closeIt = (session: Session) =>
  here.world.call(here.who('Priya'), API.closeSession, { params: at(session), body: {} });
const stored = async (session: Session, text: string) =>
  (await here.world.call(here.who('Priya'), API.openSession, { params: at(session) })).notes.find(
    (note) => note.text === text,
  );

test('a session is reopened, written in and closed anew by keyboard; whoever has its page open sees it', async () => {
  const { session } = await over('Ask the sponsor');
  await closeIt(session);
  const priya = await here.visit('Priya', place(session));
  const marcus = await here.visit('Marcus', place(session));
  await marcus.app.getByRole('region', { name: 'Summary' }).getByText('Ask the sponsor').waitFor();
  const keys = new Keyboard(priya);
  await keys.choose('button', 'More');
  await keys.given('menuitem', 'Reopen');
  await keys.press('Enter');
  await priya.app.getByText(/^Priya Raman reopened it today/).waitFor();
  await keys.given('button', 'More');
  await marcus.app.getByText(/^Priya Raman reopened it today/).waitFor();
  expect(await marcus.app.getByRole('region', { name: 'Summary' }).count()).toBe(0);

  await captureNote(
    here.world,
    here.who('Marcus'),
    session,
    noteDraft('We forgot this', { kind: 'decision' }),
  );
  await keys.to('button', 'Close the session', 'Shift+Tab');
  await priya.page.waitForTimeout(1_000);
  await keys.press('Enter');
  const closing = priya.app.getByRole('region', { name: 'Close this session?' });
  await closing.getByText(/1 decision, 1 action/).waitFor();
  // Its owner is chosen here, and kept at once.
  await keys.to('combobox', 'Who does it: Ask the sponsor');
  await keys.type('Marcus');
  await closing.getByRole('img', { name: 'Saved' }).waitFor();
  await soon(async () => (await stored(session, 'Ask the sponsor'))?.owner?.name).toBe('Marcus Bell');
  await keys.choose('button', 'Close session');
  const summary = priya.app.getByRole('region', { name: 'Summary' });
  await summary.getByText('We forgot this').waitFor();
  await priya.app.getByText(/^Priya Raman reopened it today .* closed anew\.$/).waitFor();
  await marcus.app.getByRole('region', { name: 'Summary' }).getByText('We forgot this').waitFor();
  expect([...keys.faults]).toEqual([]);
});

test('an action gets its owner and its day on the summary; of two who choose at once each sees the other’s choice', async () => {
  const { session, notes } = await over('Write it down', 'Try it on Thursday');
  await closeIt(session);
  const priya = await here.visit('Priya', place(session));
  const summary = priya.app.getByRole('region', { name: 'Summary' });
  const due = summary.getByLabel('Due: Write it down');
  await summary.getByLabel('Who does it: Write it down').selectOption({ label: 'Marcus Bell' });
  await due.fill('2027-01-14');
  await soon(async () => await stored(session, 'Write it down')).toMatchObject({
    owner: { name: 'Marcus Bell' },
    due: '2027-01-14',
  });
  // Who only reads along is not asked.
  const ben = await here.visit('Ben', place(session));
  await ben.app.getByRole('region', { name: 'Summary' }).getByText('Write it down').waitFor();
  expect(await ben.app.getByLabel(/^Who does it/).count()).toBe(0);

  const [, other] = notes;
  here.forgive(/412/);
  let met = false;
  await priya.page.route('**/notes/*?*', async (route) => {
    if (met || route.request().method() !== 'PATCH') return route.continue();
    met = true;
    // Somebody else gives it to Ben at the same moment.
    await here.world.call(here.who('Priya'), API.editNote, {
      params: { ...at(session), noteId: other?.id ?? '' },
      query: { authorKey: other?.authorKey ?? '' },
      body: { note: { ...action('Try it on Thursday'), ownerId: here.who('Ben').id }, secret: null },
      etag: other?.etag ?? '',
    });
    await route.continue();
  });
  await summary.getByLabel('Who does it: Try it on Thursday').selectOption({ label: 'Marcus Bell' });
  await summary.getByText('Yours: Marcus Bell, no date').waitFor();
  await summary.getByText(/^Theirs: Ben Whitlock, no date/).waitFor();
  await summary.getByRole('button', { name: 'Keep mine' }).click();
  await soon(async () => (await stored(session, 'Try it on Thursday'))?.owner?.name).toBe('Marcus Bell');
});

const boxes = ({ app }: Visitor) =>
  app
    .getByRole('group', { name: 'Things to do with this session' })
    .getByRole('button')
    .evaluateAll((all) =>
      all.map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left, top, width, height].map(Math.round);
      }),
    );

test('an answer that is changed while the first is on its way is the one that counts', async () => {
  const { world } = here;
  const draft = { ...pastSessionDraft(here.who('Priya')), topic: 'On second thoughts' };
  const start = new Date(Date.now() + 4 * 86_400_000).toISOString();
  const when = { date: start.slice(0, 10), time: '10:00', minutes: 60, zone: 'UTC' };
  const planned = await planSession(world, here.who('Priya'), communityId, { ...draft, when });
  const session = await here.invited(here.who('Priya'), planned);
  const marcus = await here.visit('Marcus', place(session));
  const row = marcus.app.getByRole('group', { name: 'Things to do with this session' });
  await row.getByRole('button', { name: 'Accept' }).waitFor();
  let pass = () => {};
  const held = new Promise<void>((resolve) => {
    pass = resolve;
  });
  await marcus.context.route('**/answer', async (route) => {
    await held;
    await route.continue();
  });
  await row.getByRole('button', { name: 'Accept' }).click();
  await row.getByRole('button', { name: 'Accepted', pressed: true }).waitFor();
  await row.getByRole('button', { name: 'Tentative' }).click();
  await row.getByRole('button', { name: 'Tentative', pressed: true }).waitFor();
  pass();
  const mine = () =>
    world.microsoft365
      .calendar(here.who('Marcus').id)
      .find(({ subject }) => subject.startsWith('On second thoughts'))?.responseStatus.response;
  await soon(mine).toBe('tentativelyAccepted');
});

test('whatever is pressed in the row of action keeps its size, and so do its neighbours their place', async () => {
  const { world } = here;
  const draft = { ...pastSessionDraft(here.who('Priya')), topic: 'Soon' };
  const start = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const when = { date: start.slice(0, 10), time: '10:00', minutes: 60, zone: 'UTC' };
  const planned = await planSession(world, here.who('Priya'), communityId, { ...draft, when });
  const session = await here.invited(here.who('Priya'), planned);
  for (const width of [1280, 640, 405]) {
    const marcus = await here.visit('Marcus', place(session), { width });
    const row = marcus.app.getByRole('group', { name: 'Things to do with this session' });
    await row.getByRole('button', { name: 'Join' }).waitFor();
    const before = await boxes(marcus);
    // Not declined, which takes the event out of his calendar.
    for (const [name, pressed] of [
      ['Accept', 'Accepted'],
      ['Tentative', 'Tentative'],
    ] as const) {
      await row.getByRole('button', { name }).click();
      await row.getByRole('button', { name: pressed, pressed: true }).waitFor();
      expect(await boxes(marcus)).toEqual(before);
    }
    await row.getByRole('button', { name: 'More' }).click();
    expect(await boxes(marcus)).toEqual(before);
    const menu = marcus.app.getByRole('menu');
    const edges = await menu.evaluate((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left >= 0 && right <= document.documentElement.clientWidth;
    });
    expect(edges).toBe(true);
    await world.settled();
    await marcus.context.close();
  }
});
