import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Ben: 'member' });
const { world } = here;
const params = { communityId };

test('somebody with a link asks to join, and an organiser adds them from Home', async () => {
  await world.call(here.who('Priya'), API.setDiscoverable, { params, body: { discoverable: true } });
  here.forgive(/403/);
  const rosa = await here.visit('Rosa', appPlace('/'));
  await rosa.app.getByRole('link', { name: 'Leading through feedback' }).click();
  await rosa.app.getByText('Give feedback that people can use.').waitFor();
  await rosa.app.getByRole('textbox', { name: 'A word about you' }).fill('I lead the port office');
  await rosa.app.getByRole('button', { name: 'Ask to join' }).click();
  await rosa.app.getByText('You asked to join. An organiser answers.').waitFor();
  await world.settled();
  const priya = await here.visit('Priya', appPlace('/'));
  await priya.app.getByText('I lead the port office').waitFor();
  await priya.app.getByRole('button', { name: 'Add Rosa Delgado' }).click();
  await priya.app.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await soon(async () => {
    const { members } = await world.call(here.who('Priya'), API.listMembers, { params });
    return members.map(({ name }) => name);
  }).toContain('Rosa Delgado');
});

test('a member says what they do, takes it back, and proposes somebody', async () => {
  const ben = await here.visit('Ben', appPlace(`/communities/${communityId}/people`));
  const level = ben.app.getByRole('combobox', { name: 'Level' });
  await ben.app.getByText(/nobody is shown what you say, not even organisers/).waitFor();
  await level.selectOption('I lead a team');
  await ben.app.getByText('Saved').waitFor();
  const said = async () => (await world.call(here.who('Ben'), API.openProfile, { params })).profile;
  expect(await said()).toEqual({ level: 'team-lead', discipline: null });
  await level.selectOption('I would rather not say');
  await soon(said).toEqual({ level: null, discipline: null });
  await ben.app.getByRole('button', { name: 'Propose somebody' }).click();
  await ben.app.getByRole('combobox', { name: 'Who' }).fill('Wanj');
  await ben.app.getByRole('option', { name: /Wanjiru Kamau/ }).click();
  await ben.app.getByRole('textbox', { name: 'Why they' }).fill('She runs month end');
  await ben.app.getByRole('button', { name: 'Propose', exact: true }).click();
  const mine = ben.app.getByRole('region', { name: 'Would like to join' });
  await mine.getByText(/Wanjiru Kamau proposed by you: “She runs month end”/).waitFor();
});
