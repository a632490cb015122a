import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { day, pastSessionDraft, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { leading } from '../sessions/leading.ts';
import { overflow, violations } from '../support/axe.ts';
import { appPlace, callPlace, soon, type Town, town, type Visitor } from '../support/browser.ts';
import { doPutOffWork } from '../support/put-off.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let here: Town;
let session: Session;

beforeAll(async () => {
  here = await town();
  const { world } = here;
  const [priya, marcus, ana, ben] = [here.who('Priya'), here.who('Marcus'), here.who('Ana'), here.who('Ben')];
  const communityId = await startCommunity(world, priya, [
    [marcus, 'member'],
    [ana, 'member'],
    [ben, 'member'],
  ]);
  const when = { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' };
  const planned = await planSession(world, priya, communityId, sessionDraft(marcus, { when }));
  session = await here.invited(priya, planned);
  const { microsoft365 } = world;
  const { meetingEnded } = microsoft365;
  // Nobody waits a minute for this test: everybody has come ten minutes before their browser has.
  microsoft365.meetingEnded = (chatId, stays) =>
    meetingEnded(
      chatId,
      stays.map((stay) => ({ ...stay, from: stay.from - 600_000 })),
    );
  microsoft365.settings.attendance.delay = 0;
});
afterEach(async () => expect(await here.goHome()).toEqual([]));
afterAll(async () => {
  await here?.stop();
});

const page = () => appPlace(`/communities/${session.communityId}/sessions/${session.id}`);
const list = ({ app }: Visitor) => app.getByRole('list', { name: 'Who was there, to tick' });

test('who joins a meeting and leaves it is shown as there, once Teams has its report', async () => {
  const { world } = here;
  const { move, close, open } = leading(world);
  const [marcus, ana] = await Promise.all([
    here.visit('Marcus', callPlace(session)),
    here.visit('Ana', callPlace(session)),
  ]);
  const inMeeting = ({ page }: Visitor) => page.getByRole('list', { name: 'In the meeting' });
  await inMeeting(marcus).getByText('Ana Figueira').waitFor();
  await inMeeting(ana).getByText('Marcus Bell').waitFor();
  const [item] = (await open(marcus.person, session)).agenda.items;
  await move(marcus.person, session, item?.id ?? null);
  expect((await close(marcus.person, session)).status).toBe(200);
  await world.settled();
  for (const visitor of [ana, marcus]) {
    await visitor.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await inMeeting(visitor).waitFor({ state: 'detached' });
  }
  await marcus.go(page());
  await marcus.app.getByText('The Teams report is not here yet').waitFor();
  await doPutOffWork(world, new Date(Date.now() + 600_000));
  await marcus.page.reload();
  await marcus.app.getByText('From the Teams report.').waitFor();
  await marcus.app.getByText('2 were there').waitFor();
});

test.each([
  [1196, 'dark'],
  [320, 'contrast'],
] as const)(
  'at %i px (%s) whoever led it corrects it by keyboard, and can undo that',
  async (width, theme) => {
    const marcus = await here.visit('Marcus', page(), { width: width + 84, height: 900, theme });
    const { app } = marcus;
    await app.getByRole('button', { name: 'Correct' }).press('Enter');
    const ben = list(marcus).getByRole('checkbox', { name: 'Ben Whitlock' });
    expect(await ben.isChecked()).toBe(false);
    await ben.press('Space');
    await app.getByText('3 were there').waitFor();
    await app.getByText('From the Teams report; 1 by hand, you.').waitFor();
    const ana = list(marcus).getByRole('checkbox', { name: 'Ana Figueira' });
    await ana.press('Space');
    await app.getByText('2 were there').waitFor();
    expect(await violations(await marcus.frame('content'))).toEqual([]);
    await app.getByRole('status').getByText('Ana Figueira was not there').waitFor();
    await app.getByRole('button', { name: 'Undo' }).last().press('Enter');
    await app.getByText('3 were there').waitFor();
    await ben.press('Space');
    await app.getByText('2 were there').waitFor();
    expect(await overflow(await marcus.frame('content'))).toEqual([]);
    await app.getByRole('button', { name: 'Done' }).press('Enter');
    await app.getByText('Invited, and not there').waitFor();
  },
);

test('a member sees who was there, and has nothing to tick', async () => {
  const ben = await here.visit('Ben', page());
  await ben.app.getByText('Invited, and not there').waitFor();
  expect(await ben.app.getByRole('button', { name: 'Correct' }).count()).toBe(0);
});

test('of a session that nobody was invited to it is said who of the members was there', async () => {
  const { world } = here;
  const marcus = here.who('Marcus');
  const { communityId } = session;
  const past = await planSession(world, here.who('Priya'), communityId, pastSessionDraft(marcus));
  expect((await leading(world).close(marcus, past)).status).toBe(200);
  const visitor = await here.visit('Marcus', appPlace(`/communities/${communityId}/sessions/${past.id}`));
  await visitor.app.getByText('It had no Teams meeting, so who was there is said by hand.').waitFor();
  await visitor.app.getByRole('button', { name: 'Choose' }).click();
  const ben = list(visitor).getByRole('checkbox', { name: 'Ben Whitlock' });
  await ben.press('Space');
  await visitor.app.getByText('1 person was there.').waitFor();
  await list(visitor).getByRole('checkbox', { name: 'Ben Whitlock', checked: true }).waitFor();
  expect(await ben.evaluate((one) => one === document.activeElement)).toBe(true);

  // Of two corrections the last one counts, also where the first takes longer.
  let asked = 0;
  await visitor.context.route('**/attendance', async (route) => {
    asked += 1;
    if (asked === 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  let answered = 0;
  visitor.page.on('requestfinished', (request) => {
    // Ben's may be told of only now.
    if (request.method() === 'PUT' && request.postData()?.includes(here.who('Ana').id)) answered += 1;
  });
  const ana = list(visitor).getByRole('checkbox', { name: 'Ana Figueira' });
  await ana.press('Space');
  await ana.press('Space');
  await soon(() => answered).toBe(2);
  const { attendance } = await leading(world).open(marcus, past);
  const there = attendance?.people.flatMap((one) => (one.there ? [one.person.name] : []));
  expect(there).toEqual(['Ben Whitlock']);
});
