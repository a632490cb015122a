import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { sessionDraft } from '../http/guild.ts';
import { appPlace, PATIENCE, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { composingIn, pane, plannedFrom } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

const planned = (topic: string) => plannedFrom(here, communityId, topic);
const composing = (subject: string) => composingIn(here, subject);

test('a private appointment is refused before anything is planned or written into it', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  const id = world.microsoft365.compose(priya.id, {
    ...{
      subject: 'One to one',
      html: '<p>Ours</p>',
      attendees: [],
      isOnline: false,
      timeZone: 'Europe/London',
    },
    ...{ start: '2027-03-05T10:00:00.000Z', end: '2027-03-05T11:00:00.000Z' },
  });
  const event = world.microsoft365.calendar(priya.id).find((one) => one.id === id);
  Object.assign(event ?? {}, { sensitivity: 'private' });
  const before = JSON.stringify(event);
  const visitor = await here.visit('Priya', `#/outlook/compose/${id}`);
  await visitor.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(visitor).getByRole('button', { name: 'Make it a session' }).click();
  await pane(visitor).getByText('This appointment is private').waitFor();
  expect(await visitor.page.getByLabel('Subject').inputValue()).toBe('One to one');
  expect(JSON.stringify(event)).toBe(before);
  expect(await planned('One to one')).toEqual([]);
});

const linking = '**/appointment/link';
/** Moves it to 16:00, and waits until the pane has seen that. The end goes first: the pane may read in between. */
async function moved(priya: Visitor): Promise<void> {
  await priya.page.getByLabel('End', { exact: true }).fill('17:00');
  await priya.page.getByLabel('Start', { exact: true }).fill('16:00');
  await pane(priya).locator('time[datetime="2027-03-04T16:00:00.000Z"]').waitFor();
}

test('an appointment that is moved while the pane waits is planned at its new time', async () => {
  here.forgive(/500/);
  const priya = await composing('Moving on');
  await priya.context.route(linking, (route) => route.fulfill({ status: 500, body: '' }));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByText('This goes on by itself').waitFor();
  await moved(priya);
  // A try that was on its way is over. What is to be done is another thing by now, and waits to be asked for.
  const make = beside.getByRole('button', { name: 'Make it a session' });
  await make.waitFor();
  await beside.getByText('This goes on by itself').waitFor({ state: 'detached' });
  await priya.context.unroute(linking);
  await make.click();
  await beside.getByText('This appointment is a session now').waitFor();
  const [session, ...more] = await planned('Moving on');
  expect([session?.startsAt, more]).toEqual(['2027-03-04T16:00:00.000Z', []]);
});

test('what was moved while a try was on its way waits until it is asked for', async () => {
  here.forgive(/500/);
  const priya = await composing('Moving meanwhile');
  const fail = await priya.hold(linking, (route) => route.fulfill({ status: 500, body: '' }));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  const make = beside.getByRole('button', { name: 'Make it a session' });
  const asked = priya.page.waitForRequest(linking);
  await make.click();
  await asked;
  await moved(priya);
  fail();
  await beside.getByRole('button', { name: 'Try again' }).waitFor();
  await make.waitFor();
  expect(await beside.getByText('This goes on by itself').count()).toBe(0);
});

test('a time that is wrong for a moment does not make the pane go on by itself with another', async () => {
  here.forgive(/500/);
  const priya = await composing('Moving in two steps');
  await priya.context.route(linking, (route) => route.fulfill({ status: 500, body: '' }));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('button', { name: 'Make it a session' }).click();
  await beside.getByText('This goes on by itself').waitFor();
  // It ends before it begins, until its end follows.
  await priya.page.getByLabel('Start', { exact: true }).fill('16:00');
  await beside.locator('time[datetime="2027-03-04T16:00:00.000Z"]').waitFor();
  await beside.getByText('Some of this cannot be accepted').waitFor();
  await beside.getByText('This needs whole minutes, from 15 to 480').waitFor();
  await priya.page.getByLabel('End', { exact: true }).fill('17:00');
  await beside.getByText('Some of this cannot be accepted').waitFor({ state: 'detached' });
  await beside.getByRole('button', { name: 'Make it a session' }).waitFor();
  expect(await beside.getByText('This goes on by itself').count()).toBe(0);
});

test('who has no place on the appointment any more is said before it is made a session', async () => {
  const priya = await composing('A crowd');
  const guests = Array.from({ length: 500 }, (_, at) => `guest${at}@elsewhere.example`);
  await priya.page.getByLabel('Required').fill(guests.join('; '));
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(priya)
    .getByText('Outlook takes 500 people for one appointment: one of this community')
    .waitFor();
});

test('an appointment in somebody else’s calendar is theirs to make a session of', async () => {
  const priya = await composing('Of Ana’s');
  await priya.page.getByRole('button', { name: 'Save' }).click();
  await priya.context.route('**/api/appointments?*', (route) =>
    route.fulfill({
      json: {
        there: false,
        found: null,
        organises: false,
        inSeries: false,
        sent: false,
        objection: 'appointment-elsewhere',
      },
    }),
  );
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(priya).getByText('This is somebody else’s calendar').waitFor();
  expect(await pane(priya).getByRole('button', { name: 'Make it a session' }).count()).toBe(0);
});

test('a session that was left without its appointment says so, and Guildhall invites to it instead', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  const params = { communityId, sessionId: crypto.randomUUID() };
  const body = sessionDraft(priya, { topic: 'Left alone' });
  await world.call(priya, API.planFromAppointment, { params, body });
  await world.settled();
  const visitor = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/sessions/${params.sessionId}`),
  );
  await visitor.app.getByText('Planning began in Outlook and is not finished').waitFor();
  await visitor.app.getByRole('button', { name: 'Let Guildhall invite everybody' }).click();
  await visitor.app.getByText('Planning began in Outlook and is not finished').waitFor({ state: 'detached' });
  // The button is gone, and what came of it has the focus.
  await visitor.app.locator('[role="status"]:focus').filter({ hasText: 'The invite' }).waitFor();
  const [session] = await planned('Left alone');
  if (!session) throw new Error('There is no session');
  await here.invited(priya, session);
});

test('before an appointment that was sent is made a session, it is said who will be mailed', async () => {
  const { world } = here;
  const [priya, dana] = [
    here.who('Priya'),
    { address: 'dana@elsewhere.example', name: 'Dana', type: 'required' as const },
  ];
  const id = world.microsoft365.compose(
    priya.id,
    {
      ...{ subject: 'Sent already', html: '<p>Ours</p>', attendees: [dana], isOnline: true },
      ...{ start: '2027-03-06T10:00:00.000Z', end: '2027-03-06T11:00:00.000Z', timeZone: 'Europe/London' },
    },
    undefined,
    true,
  );
  const visitor = await here.visit('Priya', `#/outlook/compose/${id}`);
  await visitor.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(visitor).getByText('invites the members who are not on it yet').waitFor();
  await pane(visitor).getByRole('button', { name: 'Make it a session' }).click();
  await pane(visitor).getByRole('heading', { name: 'Sent already' }).waitFor();
  await world.settled();
  const [, marcus] = ['Priya', 'Marcus'].map((name) => world.microsoft365.calendar(here.who(name).id));
  expect(marcus?.filter(({ subject }) => subject.startsWith('Sent already'))).toHaveLength(1);
});
