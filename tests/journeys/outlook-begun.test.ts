import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { appPlace, PATIENCE, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { FRAME, keepPurpose, pane } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({});

/** Composes an appointment and begins a session beside it; resolves once the server keeps what was typed. */
async function begin(priya: Visitor, subject: string, purpose: string): Promise<void> {
  await priya.page.getByLabel('Subject').fill(subject);
  if ((await priya.page.locator(FRAME).count()) === 0)
    await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await keepPurpose(priya, purpose);
}

const topics = async () => {
  const { drafts } = await here.world.call(here.who('Priya'), API.listPlanDrafts, {
    params: { communityId },
  });
  return drafts.map(({ form }) => form.topic).sort();
};

test('another appointment does not take over what was begun beside one before, and nothing of it is lost', async () => {
  const priya = await here.visit('Priya', '#/outlook/compose');
  await begin(priya, 'Naming the elephant', 'Say it kindly.');
  await priya.page.reload();
  await priya.page.getByLabel('Subject').fill('Another thing');
  await priya.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(priya).getByText('You began “Naming the elephant” beside another appointment').waitFor();
  expect(await topics()).toEqual(['Naming the elephant']);
  await pane(priya).getByRole('button', { name: 'Begin another session' }).click();
  expect(await pane(priya).getByLabel('Topic').inputValue()).toBe('Another thing');
  expect(await pane(priya).getByLabel('Purpose').inputValue()).toBe('');
  await begin(priya, 'Another thing', 'Something else.');
  expect(await topics()).toEqual(['Another thing', 'Naming the elephant']);
});

test('what is typed in the tab into a plan from Outlook stays when it is discarded elsewhere', async () => {
  const { world } = here;
  const priya = await here.visit('Priya', '#/outlook/compose');
  await begin(priya, 'Half a plan', 'Some words.');
  const elsewhere = await here.visit('Priya', appPlace(`/communities/${communityId}/sessions`));
  await elsewhere.app.getByRole('link', { name: 'Half a plan' }).click();
  await elsewhere.app.getByLabel('Purpose').fill('More words, typed in the tab.');
  const { drafts } = await world.call(priya.person, API.listPlanDrafts, { params: { communityId } });
  const sessionId = drafts.find(({ form }) => form.topic === 'Half a plan')?.sessionId ?? '';
  await world.call(priya.person, API.discardPlanDraft, { params: { communityId, sessionId } });
  await elsewhere.page.reload();
  await elsewhere.app.getByRole('link', { name: 'Half a plan' }).click();
  await elsewhere.app.getByText('It was planned or discarded elsewhere.').waitFor();
  expect(await elsewhere.app.getByLabel('Purpose').inputValue()).toBe('More words, typed in the tab.');
});
