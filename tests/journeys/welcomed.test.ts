import { expect, test, vi } from 'vitest';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await ownTown();

test('somebody who is added is told by mail and finds a welcome on Home, until they have seen it', async () => {
  const { world } = here;
  const priya = here.who('Priya');
  const communityId = await startCommunity(world, priya);
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Asking first' }),
  );
  await here.invited(priya, planned);
  const people = `/communities/${communityId}/people`;
  const organiser = await here.visit('Priya', appPlace(`${people}#add`));
  const field = organiser.app.getByRole('combobox', { name: 'Name or mail address' });
  await field.fill('Mar');
  await organiser.app.getByRole('option', { name: /Marcus Bell/ }).waitFor();
  // Enter chooses nobody of an answer to what was typed before.
  const answer = await organiser.hold('**/api/people?*');
  await field.fill('Ben');
  await field.press('Enter');
  expect(await organiser.app.getByRole('list', { name: 'To be added' }).count()).toBe(0);
  answer();
  await organiser.app.getByRole('option', { name: /Ben Whitlock/ }).waitFor();
  await field.press('Enter');
  const tell = organiser.app.getByRole('checkbox', { name: /^Tell Ben Whitlock by mail/ });
  await tell.waitFor();
  expect(await tell.isChecked()).toBe(true);
  await organiser.app.getByRole('button', { name: 'Add 1 person as a member' }).click();
  await organiser.app.getByText('Ben Whitlock joined').waitFor();
  await world.settled();

  const { app, page, go } = await here.visit('Ben', '#/outlook/mail');
  await page.getByRole('link', { name: /You are in Leading through feedback/ }).click();
  const letter = page.frameLocator('iframe[title="Message"]');
  await letter.getByText('Priya Raman has added you to Leading through feedback.').waitFor();
  await letter.getByRole('link', { name: 'Asking first' }).waitFor();
  await go('#/teams/home');
  const welcome = app.getByRole('region', { name: 'Welcome to Leading through feedback' });
  await welcome.getByText('Priya Raman added you. They run it.').waitFor();
  await welcome.getByRole('link', { name: 'Asking first' }).waitFor();
  await welcome.getByRole('button', { name: 'Dismiss' }).click();
  await welcome.waitFor({ state: 'detached' });
  await world.settled();
  // On another device too.
  const elsewhere = await here.visit('Ben', '#/teams/home');
  await elsewhere.app.getByRole('link', { name: 'Leading through feedback' }).first().waitFor();
  expect(await elsewhere.app.getByText('Welcome to').count()).toBe(0);
});

test('an import tells nobody by mail until its box is ticked', async () => {
  const { world } = here;
  const communityId = await startCommunity(world, here.who('Priya'));
  const { app, page, open } = await here.visit('Priya', '#/teams/home');
  // Whether mail can be sent is asked for while the list is written, so that nothing comes late below it.
  const asked = page.waitForRequest(/welcome-mail$/);
  await open(`/communities/${communityId}/people/import`);
  await asked;
  const mails = [here.who('Ben'), here.who('Ana')].map(({ mail }) => mail);
  await app.getByRole('textbox').fill(['Mail', ...mails].join('\n'));
  await app.getByRole('button', { name: 'Check' }).click();
  const tell = app.getByRole('checkbox', { name: /^Tell 2 people by mail/ });
  await tell.waitFor();
  expect(await tell.isChecked()).toBe(false);
  await tell.check();
  await app.getByRole('button', { name: 'Add 2 people' }).click();
  await app.getByRole('heading', { name: /2 people joined/ }).waitFor();
  await world.settled();
  const told = world.microsoft365
    .mails()
    .filter(({ kind, shown }) => kind === 'message' && shown?.length === 0);
  expect(told.map(({ to }) => to.name).sort()).toEqual(['Ana Figueira', 'Ben Whitlock']);
});
