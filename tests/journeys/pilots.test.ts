import { expect, test, vi } from 'vitest';
import { appPlace } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ben: 'member' });
const pilots = `/communities/${communityId}/pilots`;

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
  await keys.given('menuitem', 'Copy link');
  await keys.press('End');
  await keys.given('menuitem', 'Withdraw the report');
  await keys.press('Enter');
  await keys.given('textbox', 'Why');
  await keys.type('The numbers were of another team');
  await keys.choose('button', 'Withdraw');
  await priya.app.getByText(/^Priya Raman withdrew the report/).waitFor();
  await marcus.open(`${pilots}?taxonomy=people`);
  await marcus.app.getByText('Report withdrawn', { exact: true }).waitFor();
  expect([...keys.faults]).toEqual([]);
});
