import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace, soon, type Town, town } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOPIC = 'Feedback that lands';

let here: Town;

beforeAll(async () => {
  here = await town();
});

afterEach(async () => {
  here.world.microsoft365.faults.clear();
  here.world.microsoft365.faults.settings.mailboxGone = [];
  expect(await here.goHome()).toEqual([]);
});

afterAll(async () => {
  await here?.stop();
});

const mailsTo = (givenName: string) =>
  here.world.microsoft365
    .mails(here.who(givenName).id)
    .filter(({ kind }) => kind === 'invitation')
    .map(({ from, subject }) => `${from.name}: ${subject.split(' · ')[0]}`);

test('the host has left: an organiser takes over this session and the host’s others, and everybody gets one mail for each', async () => {
  const priya = here.who('Priya');
  const communityId = await startCommunity(here.world, priya, [
    [here.who('Ana'), 'organiser'],
    [here.who('Marcus'), 'member'],
  ]);
  const planned = await planSession(here.world, priya, communityId, sessionDraft(priya, { topic: TOPIC }));
  const session = await here.invited(priya, planned);
  const next = await planSession(here.world, priya, communityId, sessionDraft(priya, { topic: 'Saying no' }));
  await here.invited(priya, next);

  here.world.microsoft365.faults.settings.mailboxGone = [priya.id];
  const path = `/communities/${communityId}/sessions/${session.id}`;
  // The timer finds that there is no calendar to read any more.
  await here.world.host.invokeTimer('readCalendars');
  await here.world.settled();
  const marcus = await here.visit('Marcus', appPlace(path));
  await marcus.app.getByText('An organiser can take the session over.').waitFor();
  expect(await marcus.app.getByRole('button', { name: 'Take over' }).count()).toBe(0);

  const ana = await here.visit('Ana', appPlace(path));
  await ana.app.getByRole('button', { name: 'Take over' }).click();
  const dialog = ana.app.getByRole('dialog', { name: 'Take this session over?' });
  await dialog
    .getByText(
      'One invitation goes to 2 people. It says that it replaces the one from Priya Raman’s calendar.',
    )
    .waitFor();
  await dialog
    .getByText('Priya Raman, Marcus Bell')
    .or(dialog.getByText('Marcus Bell, Priya Raman'))
    .waitFor();
  await dialog.getByText('Priya Raman is still a member.').waitFor();
  await dialog
    .getByRole('checkbox', { name: 'Priya Raman hosts 1 more session to come: take it over too' })
    .check();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await dialog.waitFor({ state: 'detached' });
  await ana.app.getByText('The invite comes from your calendar, so you are counted in.').waitFor();
  await ana.app.getByText('Planned by Priya Raman').waitFor();
  await ana.app.getByText('Ana Figueira hosts the event.').waitFor();
  await ana.app.getByRole('button', { name: 'Join' }).waitFor();

  await here.world.settled();
  await soon(() => mailsTo('Marcus').sort()).toEqual([
    ...[`Ana Figueira: ${TOPIC}`, 'Ana Figueira: Saying no'],
    ...[`Priya Raman: ${TOPIC}`, 'Priya Raman: Saying no'],
  ]);
  await marcus.app.getByRole('button', { name: 'Accept' }).click();
  await marcus.app.getByRole('button', { name: 'Accepted' }).waitFor();
});

test('what failed on the way is tried again for the host’s other sessions, too', async () => {
  here.forgive(/net::ERR_FAILED/);
  // A mailbox that is looked at for the first time: others are looked at again ten minutes later.
  const host = here.who('Marcus');
  const communityId = await startCommunity(here.world, host, [[here.who('Ana'), 'organiser']]);
  const plan = (topic: string) => planSession(here.world, host, communityId, sessionDraft(host, { topic }));
  const [first, second] = await Promise.all([plan(TOPIC), plan('Saying no')]);
  const session = await here.invited(host, first);
  const next = await here.invited(host, second);
  here.world.microsoft365.faults.settings.mailboxGone = [host.id];
  await here.world.host.invokeTimer('readCalendars');
  await here.world.settled();
  const ana = await here.visit('Ana', appPlace(`/communities/${communityId}/sessions/${session.id}`));
  await ana.app.getByRole('button', { name: 'Take over' }).click();
  const dialog = ana.app.getByRole('dialog', { name: 'Take this session over?' });
  await dialog.getByRole('checkbox', { name: /^Marcus Bell hosts 1 more session/ }).check();
  await ana.context.route(`**/sessions/${next.id}/host`, (route) => route.abort());
  await dialog.getByRole('button', { name: 'Take over' }).click();
  const again = dialog.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  // The page knows by now that the first is hers.
  await ana.app.getByText('Ana Figueira hosts the event.').waitFor({ state: 'attached' });
  await ana.context.unrouteAll();
  await again.click();
  await dialog.waitFor({ state: 'detached' });
  await here.world.settled();
  const hosts = async ({ id }: { id: string }) =>
    (await here.world.call(host, API.openSession, { params: { communityId, sessionId: id } })).session.host
      .name;
  expect(await Promise.all([session, next].map(hosts))).toEqual(['Ana Figueira', 'Ana Figueira']);
});
