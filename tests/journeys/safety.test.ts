import { test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { captureNote, noteDraft, pastSessionDraft, planSession } from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member', Marcus: 'mentor' });
const { world } = here;
const [priya, ana, ben] = [here.who('Priya'), here.who('Ana'), here.who('Ben')];
const community = `/communities/${communityId}`;
const session = await planSession(world, priya, communityId, pastSessionDraft(ana, { topic: 'Feedback' }));
await captureNote(world, ben, session, noteDraft('Ask first, then wait'));
await world.call(ana, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
await world.settled();

test('what is kept of an answer stands before the questions, and Home says where it was given that it was', async () => {
  const at = await here.visit('Ben', '#/teams/home');
  const open = at.app.getByRole('button', { name: 'Answer three questions about “Feedback”' });
  await open.press('Enter');
  await at.app.getByText('What is kept of your answer').waitFor();
  const form = at.app.locator('form');
  await form.getByRole('button', { name: 'Send without my name' }).press('Enter');
  await at.app.getByText('Choose one for each question.').waitFor();
  for (const [question, answer] of [
    ['Was it useful to you?', 'Yes'],
    ['Was it safe to say what you think?', 'Rather yes'],
    ['Will you try something from it?', 'No'],
  ] as const)
    await form
      .getByRole('group', { name: question })
      .getByRole('radio', { name: answer, exact: true })
      .check({ force: true });
  await form.getByRole('button', { name: 'Send without my name' }).press('Enter');
  const answered = at.app.getByText(/^Answered\. It stays on everybody’s Home until/);
  await answered.waitFor();
  await form.waitFor({ state: 'detached' });
  await at.page.reload();
  await answered.waitFor();
  await open.waitFor({ state: 'detached' });
  // On another device the one answer is not to be had, whether or not it was given.
  const elsewhere = await here.visit('Ben', '#/teams/home');
  await elsewhere.app.getByRole('button', { name: /^Answer three/ }).click();
  await elsewhere.app.getByText('You can answer where you first saw this question').waitFor();
});

test('somebody asks a mentor, who suggests a time, and the two agree', async () => {
  const asker = await here.visit('Ana', appPlace(`${community}/people`));
  await asker.app.getByRole('link', { name: 'Ask for help' }).click();
  await asker.app.getByRole('radio', { name: /Marcus/ }).check();
  await asker.app.getByLabel('What is it about?').fill('My team says nothing');
  await asker.app.getByRole('button', { name: 'Ask', exact: true }).click();
  await asker.app.getByRole('heading', { name: /^You asked Marcus/ }).waitFor();
  await world.settled();

  const asked = await here.visit('Marcus', '#/teams/home');
  await asked.app.getByRole('link', { name: /asks you for help/ }).click();
  await asked.app.getByText('My team says nothing').waitFor();
  await asked.app.getByLabel('Your answer').fill('Gladly');
  await asked.app.getByLabel('A time to talk (optional)').fill('2031-05-08T09:00');
  await asked.app.getByRole('button', { name: 'Send', exact: true }).click();
  await asked.app.getByText('Gladly').waitFor();
  await world.settled();

  await asker.go('#/teams/home');
  await asker.app.getByRole('link', { name: /has answered you/ }).click();
  await asker.app.getByRole('button', { name: 'That suits me' }).click();
  await asker.app.getByText('Agreed:').waitFor();
  await asker.app.getByRole('button', { name: 'Delete for both' }).click();
  const sheet = asker.app.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Delete for both' }).click();
  await asker.app.getByText('You have not asked anybody').waitFor();
});

test('a note is recognised in words; whose it is hears so on Home, and can hide it', async () => {
  const giver = await here.visit('Marcus', appPlace(`${community}/sessions/${session.id}`));
  const note = giver.app.getByRole('listitem').filter({ hasText: 'Ask first, then wait' }).first();
  await note.getByRole('button', { name: /^Recognise Ben/ }).click();
  const sheet = giver.app.getByRole('dialog', { name: /^Recognise Ben/ });
  await sheet.getByLabel('Your words').fill('I have begun with it since');
  await sheet.getByRole('button', { name: 'Recognise' }).click();
  await note.getByText('“I have begun with it since”').waitFor();
  await note.getByRole('button', { name: 'Take back' }).waitFor();
  await world.settled();
  const receiver = await here.visit('Ben', '#/teams/home');
  await receiver.app.getByRole('link', { name: /recognises you for a note/ }).click();
  await receiver.app.getByRole('button', { name: 'Hide' }).first().click();
  await receiver.app.getByText('Hidden: you alone see it.').first().waitFor();
});
