import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { PATIENCE, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { pane, paneFrame } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' }, { name: 'Leading people' });

test('of a series its organiser plans the next dates as sessions, and what is planned then is not planned twice', async () => {
  const { world } = here;
  const priya = await here.visit('Priya', '#/home');
  // Her customer call, on Tuesdays and Thursdays.
  const [, series = ''] = world.microsoft365.series(priya.person.id);
  await priya.go(`#/outlook/event/${series}`);
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  const topics = beside.getByLabel('Topic');
  await topics.nth(5).waitFor();
  await topics.first().fill('What customers do not say');
  await beside.getByRole('checkbox').nth(5).uncheck();
  await soon(() => topics.count()).toBe(5);
  await beside.getByRole('button', { name: 'Plan 5 sessions' }).click();
  await beside.getByText('5 sessions are planned').waitFor();
  await beside.getByText(/^Their invites go out by themselves.* Your series stays as it is/).waitFor();
  const { sessions } = await world.call(priya.person, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  const planned = sessions.filter(({ topic }) => topic === 'Customer call' || topic.startsWith('What cust'));
  expect(planned.map(({ topic }) => topic).sort()).toEqual([
    ...Array.from({ length: 4 }, () => 'Customer call'),
    'What customers do not say',
  ]);
  // The turns go round among those who can lead.
  expect(new Set(planned.map(({ facilitator }) => facilitator.name)).size).toBe(2);
  await priya.page.reload();
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await beside.getByText('A session is planned then.').nth(4).waitFor();
  await beside.getByRole('button', { name: 'Plan 1 session' }).waitFor();
});

test('a stranger and an appointment of one’s own find a quiet pane', async () => {
  const priya = here.who('Priya');
  const id = here.world.microsoft365.compose(priya.id, {
    ...{ subject: 'Dentist', html: '', attendees: [], isOnline: false, timeZone: 'Europe/London' },
    ...{ start: '2027-03-05T10:00:00.000Z', end: '2027-03-05T11:00:00.000Z' },
  });
  const visitor = await here.visit('Priya', `#/outlook/event/${id}`);
  await visitor.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(visitor).getByText('No session stands behind this appointment').waitFor();
});

test('an appointment that Outlook did not tell at first is asked for again', async () => {
  const priya = await here.visit('Priya', '#/outlook/compose');
  const load = await priya.hold('**/MakeSession-*.js');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  const beside = pane(priya);
  await beside.getByRole('tab', { name: 'Session' }).waitFor();
  const frame = await paneFrame(priya);
  await frame.evaluate(`{
    const { subject } = Office.context.mailbox.item;
    const { getAsync } = subject;
    subject.getAsync = (done) => done({ status: 'failed', error: { name: 'Busy', message: 'Busy' } });
    globalThis.tell = () => { subject.getAsync = getAsync; };
  }`);
  load();
  await beside.getByRole('button', { name: 'Try again' }).waitFor();
  await frame.evaluate('tell()');
  await beside.getByLabel('Topic').waitFor();
});
