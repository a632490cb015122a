import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { day, planSession, sessionDraft } from '../http/guild.ts';
import { appPlace, asSource, callPlace, soon } from '../support/browser.ts';
import { communityWithDrafts } from './drafts.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId, list, at, draft, revise, stored, words, discardButton } =
  await communityWithDrafts();

test('a draft that somebody else has just changed is shown instead of discarded', async () => {
  here.forgive(/412/);
  const begun = await draft('Ours');
  const marcus = await here.visit('Marcus', appPlace(`${list}/${begun.id}/edit`));
  await words(marcus).waitFor();
  await revise(begun, 'Priya’s words');
  await discardButton(marcus).click();
  await marcus.app.getByText('Somebody changed this draft meanwhile').waitFor();
  await soon(() => words(marcus).textContent()).toBe('Priya’s words');
  expect((await stored(begun.id)).draft?.body).toBe('Priya’s words');
});

test('typing into a draft that somebody else has discarded does not restore it', async () => {
  here.forgive(/404/);
  const begun = await draft('Soon gone');
  const marcus = await here.visit('Marcus', appPlace(`${list}/${begun.id}/edit`));
  await words(marcus).waitFor();
  await here.world.call(here.who('Priya'), API.discardDraft, { ...at(begun.id), etag: begun.etag });
  await marcus.app.getByRole('button', { name: 'Text', exact: true }).click();
  await (await asSource(marcus.app)).fill('Typed into nothing');
  await marcus.app.getByText('Somebody discarded this draft meanwhile.').waitFor();
  expect((await stored(begun.id)).code).toBe('not-found');
  // Left and found again: it waits in this browser, and nowhere else.
  await marcus.open(list);
  await marcus.app.getByText('Kept in this browser only').waitFor();
  await marcus.app.getByRole('link', { name: 'Soon gone' }).click();
  await soon(() => words(marcus).inputValue()).toBe('Typed into nothing');
  await marcus.app.getByRole('button', { name: 'Begin it again' }).click();
  await marcus.app.getByText('Saved as a draft').waitFor();
  expect((await stored(begun.id)).draft?.body).toBe('Typed into nothing');
});

test('the side panel says that a linked draft has been discarded', async () => {
  here.forgive(/404/);
  const host = here.who('Priya');
  const begun = await draft('Not for long');
  const planned = await planSession(
    here.world,
    host,
    communityId,
    sessionDraft(host, {
      when: { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' },
      artifactIds: [begun.id],
    }),
  );
  const session = await here.invited(host, planned);
  await here.world.call(host, API.discardDraft, { ...at(begun.id), etag: begun.etag });
  const priya = await here.visit('Priya', callPlace(session));
  await priya.panel.getByRole('tab', { name: 'Knowledge' }).click();
  await priya.panel.getByText('Its draft was discarded after it had been linked').waitFor();
  expect(await priya.panel.getByRole('alert').count()).toBe(0);
});
