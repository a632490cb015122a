import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { startCommunity } from '../http/guild.ts';
import { appPlace, soon, type Town, town } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOPIC = 'Feedback that lands';
const WHY = 'Guildhall is not allowed to write to the host’s calendar.';

let here: Town;
let communityId: string;

beforeAll(async () => {
  here = await town();
  communityId = await startCommunity(here.world, here.who('Priya'), [
    [here.who('Marcus'), 'member'],
    [here.who('Ana'), 'member'],
  ]);
  // So that he is not the facilitator, who may try again.
  const body = { facilitates: false, reason: '' };
  await here.world.call(here.who('Marcus'), API.changeMyTurns, { params: { communityId }, body });
});

afterEach(async () => {
  here.world.microsoft365.faults.clear();
  expect(await here.goHome()).toEqual([]);
});

afterAll(async () => {
  await here?.stop();
});

const eventsOf = (givenName: string) =>
  here.world.microsoft365
    .calendar(here.who(givenName).id)
    .filter(({ subject, isCancelled }) => subject.startsWith(TOPIC) && !isCancelled).length;
const everywhere = () => ['Priya', 'Marcus', 'Ana'].map(eventsOf);

test('an invite that Graph refuses shows the reason, can be tried again, and is sent once', async () => {
  const { faults } = here.world.microsoft365;
  const refusing = faults.add({
    ...{ status: 403, code: 'ErrorAccessDenied', times: 'all' },
    match: { method: 'POST', path: /\/events$/ },
  });
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}/plan`));
  const { app } = priya;
  await app.getByRole('textbox', { name: 'Topic' }).fill(TOPIC);
  await app.getByRole('button', { name: 'Plan session' }).click();
  await app.getByRole('heading', { level: 1, name: TOPIC }).waitFor();
  const session = await priya.path();
  await app.getByText('The invite needs a person').waitFor();
  await app.getByText(WHY).waitFor();
  expect(everywhere()).toEqual([0, 0, 0]);
  await app.getByText('Nobody has been invited yet.').waitFor();

  // Members see that it is not theirs to mend, and the organiser’s Home leads here.
  const marcus = await here.visit('Marcus', appPlace(session));
  await marcus.app.getByText('Its facilitator or an organiser can try again.').waitFor();
  expect(await marcus.app.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await priya.open('/');
  await app.getByText(WHY).waitFor();
  await app.getByRole('link', { name: 'See what is needed' }).click();

  // Too early: it is refused once more, and says so once more.
  await app.getByRole('button', { name: 'Try again' }).click();
  await soon(refusing.hits).toBe(2);
  await here.world.settled();
  await app.getByText(WHY).waitFor();

  faults.clear();
  await app.getByRole('button', { name: 'Try again' }).focus();
  await priya.page.keyboard.press('Enter');
  await app.getByText(WHY).waitFor({ state: 'detached' });
  // The button has gone; the focus is where it says what came of it.
  await app.locator('[role="status"]:focus').filter({ hasText: 'The invite' }).waitFor();
  await app.getByText('1 of 3').waitFor();
  await marcus.app.getByText('Its facilitator or an organiser can try again.').waitFor({ state: 'detached' });
  await here.world.settled();
  expect(everywhere()).toEqual([1, 1, 1]);
  for (const name of ['Marcus', 'Ana'])
    expect(here.world.microsoft365.mails(here.who(name).id).map(({ kind }) => kind)).toEqual(['invitation']);
});
