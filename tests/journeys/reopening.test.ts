import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote, noteDraft, pastSessionDraft, planSession } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ben: 'member' });

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
  const [priya, marcus] = await Promise.all([
    here.visit('Priya', place(session)),
    here.visit('Marcus', place(session)),
  ]);
  await marcus.app.getByRole('region', { name: 'Summary' }).getByText('Ask the sponsor').waitFor();
  const keys = new Keyboard(priya);
  await keys.choose('button', 'More');
  await keys.given('menuitem', 'Reopen');
  await keys.press('Enter');
  await priya.app.getByText(/^Priya Raman reopened it today/).waitFor();
  await keys.given('button', 'More');
  await marcus.app.getByText(/^Priya Raman reopened it today/).waitFor();
  await marcus.app.getByRole('region', { name: 'Summary' }).waitFor({ state: 'detached' });

  await captureNote(
    here.world,
    here.who('Marcus'),
    session,
    noteDraft('We forgot this', { kind: 'decision' }),
  );
  await keys.to('button', 'Close the session', 'Shift+Tab');
  await keys.rested();
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
