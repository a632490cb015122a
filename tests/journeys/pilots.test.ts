import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, day, publishArtifact } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { appPlace, soon } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ben: 'member' });
const pilots = `/communities/${communityId}/pilots`;
const { world } = here;

const LESSON = 'The meetings only moved to the afternoon.';

test('a pilot is begun from nothing, checked in to, reported as a failure and withdrawn, by keyboard', async () => {
  const priya = await here.visit('Priya', appPlace(`/communities/${communityId}`));
  const keys = new Keyboard(priya);
  await keys.choose('link', 'Pilots');
  await keys.choose('button', 'Begin a pilot');
  await keys.fill('textbox', 'What I will do', 'No-meeting mornings');
  await keys.fill('textbox', 'What for', 'Time to think');
  await keys.fill('textbox', 'Team', 'Platform');
  await keys.fill('combobox', 'Together with', 'marc');
  await priya.app.getByRole('option', { name: 'Marcus Bell' }).waitFor();
  await keys.press('Enter');
  await keys.fill('textbox', 'Discipline of Marcus Bell', 'design');
  await keys.fill('textbox', 'In one sentence', 'Fewer than three meetings a day');
  await keys.choose('button', 'Add a measure');
  await keys.given('textbox', 'I will see it in');
  await keys.write('meetings');
  await keys.fill('textbox', 'Unit', 'a day');
  await keys.fill('textbox', 'Before', '5');
  await keys.fill('textbox', 'At most', '2,5');
  await keys.choose('button', 'Begin');
  await priya.app.getByRole('heading', { name: 'No-meeting mornings' }).waitFor();
  await priya.app.getByText('Marcus Bell (design)').waitFor();
  await priya.app.getByText('At most 2.5 a day').waitFor();

  await keys.choose('button', 'Check in');
  await keys.given('button', 'On track');
  await keys.choose('button', 'Stuck', 'Space');
  await keys.fill('textbox', 'Meetings now', '6');
  await keys.fill('textbox', 'One sentence', 'Support has nobody to ask');
  await keys.press('Enter');
  await keys.given('button', 'Check in');
  const checkIns = priya.app.getByRole('region', { name: 'Check-ins' });
  await checkIns.getByText('Support has nobody to ask').waitFor();
  await checkIns.getByText('6 a day').waitFor();

  await keys.choose('button', 'More');
  await keys.given('menuitem', 'Write the report');
  await keys.press('Enter');
  await keys.fill('textbox', 'Meetings at the end', '6.5');
  await keys.to('radio', 'Worked');
  await keys.press('ArrowRight', 'ArrowRight');
  await keys.given('radio', 'Failed');
  await keys.fill('textbox', 'What was learned', LESSON);
  await priya.app.getByText('Saved. Only you see it.').waitFor();
  await keys.choose('button', 'Publish');
  const dialog = priya.app.getByRole('dialog', { name: 'Publish the report?' });
  await dialog.getByText('All 3 members and sponsors').waitFor();
  await keys.choose('button', 'Publish');
  await priya.app.getByText('Thank you, Priya: what did not work').waitFor();
  await priya.app.getByText('not as predicted').waitFor();

  const marcus = await here.visit('Marcus', appPlace(pilots));
  // Everybody finds it among the failures, as visible as any other.
  await marcus.app.getByRole('link', { name: /^1.failed$/ }).click();
  await marcus.app.getByText(LESSON).waitFor();
  expect(await marcus.app.getByRole('region', { name: 'Running' }).count()).toBe(0);

  await keys.choose('button', 'More');
  await keys.given('menuitem', 'Try it in my team too');
  await keys.press('End');
  await keys.given('menuitem', 'Withdraw the report');
  await keys.press('Enter');
  await keys.given('textbox', 'Why');
  await keys.type('The numbers were of another team');
  await keys.choose('button', 'Withdraw');
  await priya.app.getByText(/^Priya Raman withdrew the report/).waitFor();
  await marcus.open(`${pilots}?taxonomy=people`);
  await marcus.app.getByText('Ended without a report', { exact: true }).waitFor();
  expect([...keys.faults]).toEqual([]);
});

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
  await marcus.app.getByRole('dialog').getByRole('button', { name: 'Not yet' }).click();
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
  await priya.app.getByRole('button', { name: 'Take Ben Whitlock in' }).click();
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
  await marcus.open(`${pilots}/new?repeats=${pilot.id}`);
  await marcus.app.getByText('This is what you began earlier.').waitFor();
  expect(await will.inputValue()).toBe('Decision log for Billing');
  await marcus.app.getByRole('button', { name: 'Begin', exact: true }).click();
  await marcus.app.getByRole('link', { name: 'Decision log', exact: true }).click();
  await marcus.app
    .getByRole('region', { name: 'Tried by others too' })
    .getByText('Decision log for Billing')
    .waitFor();
});
