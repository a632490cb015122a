import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, day, publishArtifact } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ben: 'member' });
const pilots = `/communities/${communityId}/pilots`;
const { world } = here;

test('Home asks how a pilot goes; what was pressed while nobody answered is sent once more, with a word', async () => {
  const pilot = await beginPilot(world, here.who('Ben'), communityId, {
    title: 'Ask first',
    startsOn: day(-20),
    endsOn: day(20),
    zone: 'Europe/London',
  });
  await world.settled();
  here.forgive(/ERR_FAILED/);
  const ben = await here.visit('Ben', appPlace('/'));
  await ben.app.getByText(/^No check-in since it began .* How is it going\?$/).waitFor();
  await ben.page.route('**/check-ins/*', (route) => route.abort());
  await ben.app.getByRole('button', { name: 'Wobbling' }).click();
  await ben.app.getByText('No answer from Guildhall').waitFor();
  await ben.page.unroute('**/check-ins/*');
  await ben.app.getByRole('button', { name: 'Try again' }).click();
  await ben.app.getByText('Noted: wobbling.').waitFor();
  await ben.app.getByRole('button', { name: 'Add a word: Ask first' }).click();
  await ben.app.getByRole('textbox', { name: 'Reopened decisions now' }).fill('4');
  await ben.app.getByRole('textbox', { name: 'One sentence' }).fill('Half of us forget');
  await ben.app.getByRole('button', { name: 'Save' }).click();
  // Whatever is pressed afterwards keeps the words.
  await ben.app.getByText('Checked in.').waitFor();
  await ben.app.getByRole('button', { name: 'Stuck' }).click();
  await ben.app.getByText('Noted: stuck.').waitFor();
  const params = { communityId, pilotId: pilot.id };
  const { checkIns } = await world.call(here.who('Ben'), API.openPilot, { params });
  expect(checkIns).toMatchObject([{ state: 'stuck', value: 4, words: 'Half of us forget' }]);
});

test('of two who report one pilot, whoever comes second is told, and what they wrote is kept', async () => {
  const artifact = await publishArtifact(world, here.who('Priya'), communityId, artifactDraft());
  const pilot = await beginPilot(world, here.who('Priya'), communityId, {
    title: 'A rota of one',
    artifact: { id: artifact.id, revision: 1 },
    collaborators: [{ personId: here.who('Marcus').id, name: 'Marcus Bell', discipline: '' }],
  });
  const marcus = await here.visit('Marcus', appPlace(`${pilots}/${pilot.id}/report`));
  await marcus.app.getByRole('radio', { name: 'Mixed' }).check({ force: true });
  await marcus.app.getByRole('textbox', { name: 'What was learned' }).fill('One is too few');
  await marcus.app.getByText('Saved. Only you see it.').waitFor();
  await publishReport(world, here.who('Priya'), pilot, { verdict: 'worked', lesson: 'One is enough' });
  here.forgive(/412/);
  await marcus.app.getByRole('button', { name: 'Publish' }).click();
  await marcus.app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await marcus.app.getByText(/^Priya Raman has published a report meanwhile/).waitFor();
  // Nobody has asked him to correct hers.
  await marcus.app.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await marcus.app.getByRole('textbox', { name: 'What was learned' }).inputValue()).toBe(
    'One is too few',
  );
});

test('somebody asks to join and is taken in from Home; somebody else repeats the pilot in their own team', async () => {
  const pilot = await beginPilot(world, here.who('Priya'), communityId, { title: 'Decision log' });
  const ben = await here.visit('Ben', appPlace(`${pilots}/${pilot.id}`));
  await ben.app.getByRole('button', { name: 'Ask to join' }).click();
  await ben.app.getByRole('textbox', { name: 'A word to it' }).fill('We decide twice too');
  await ben.app.getByRole('button', { name: 'Ask', exact: true }).click();
  await ben.app.getByText('You asked to join.').waitFor();
  await world.settled();
  const priya = await here.visit('Priya', appPlace('/'));
  await priya.app.getByText('We decide twice too').waitFor();
  await priya.app.getByRole('button', { name: 'Take in: Ben Whitlock' }).click();
  const params = { communityId, pilotId: pilot.id };
  await soon(async () => {
    const page = await world.call(here.who('Priya'), API.openPilot, { params });
    return page.pilot.collaborators.map(({ name }) => name);
  }).toEqual(['Ben Whitlock']);

  const marcus = await here.visit('Marcus', appPlace(`${pilots}/${pilot.id}`));
  await marcus.app.getByRole('button', { name: 'Try it in my team too' }).click();
  await marcus.app.getByText('A repeat of “Decision log” by Priya Raman.').waitFor();
  const will = marcus.app.getByRole('textbox', { name: 'What I will do' });
  expect(await will.inputValue()).toBe('Decision log');
  expect(await marcus.app.getByRole('textbox', { name: 'Team' }).inputValue()).toBe('');
  await will.fill('Decision log for Billing');
  // What is typed outlives the page.
  await marcus.open('/');
  await marcus.app.getByText('Your communities').first().waitFor();
  await marcus.open(pilots);
  await marcus.app
    .getByRole('region', { name: 'Not begun yet' })
    .getByText('Decision log for Billing')
    .click();
  await marcus.app.getByText('This is what you began earlier.').waitFor();
  expect(await will.inputValue()).toBe('Decision log for Billing');
  await marcus.app.getByRole('button', { name: 'Begin', exact: true }).click();
  await marcus.app.getByRole('link', { name: 'Decision log', exact: true }).click();
  await marcus.app
    .getByRole('region', { name: 'Tried by others too' })
    .getByText('Decision log for Billing')
    .waitFor();
});
