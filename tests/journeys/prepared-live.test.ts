import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { day, moveTo, planSession, sessionDraft } from '../http/guild.ts';
import { badDay, goodDay, PATIENCE, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: PATIENCE * 3, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });

/** A session of tomorrow, and what lets it begin. */
async function tomorrow(topic: string) {
  const priya = here.who('Priya');
  const draft = sessionDraft(priya, {
    topic,
    when: { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' },
  });
  const next = await planSession(here.world, priya, communityId, draft);
  const at = { communityId, sessionId: next.id };
  const begin = () => moveTo(here.world, priya, next);
  return { at, begin, hash: `/communities/${communityId}/sessions/${next.id}` };
}

test('what was typed without a network is offered once the session is under way', async () => {
  const { at, begin, hash } = await tomorrow('Offline words');
  const marcus = await here.visit('Marcus', '#/teams/home');
  await marcus.open(hash);
  const field = marcus.app.getByRole('textbox', { name: 'What I bring' });
  await field.waitFor();
  here.forgive(/Failed to load resource|net::ERR/);
  await badDay(marcus, /^Off/);
  await field.fill('Typed on the train');
  await marcus.app.getByText('saved by itself').waitFor();
  await marcus.go('#/outlook/calendar');
  await begin();
  await goodDay(marcus, 'Off');
  await marcus.open(hash);
  await marcus.app.getByText('Typed on the train').waitFor();
  const kept = () => here.world.call(marcus.person, API.openPreparation, { params: at });
  await marcus.app.getByRole('button', { name: 'Use it' }).click();
  await marcus.app.getByText('This is what you prepared').waitFor();
  expect((await kept()).text).toBe('Typed on the train');
  await marcus.app.getByRole('button', { name: 'Save note' }).click();
  await soon(async () => (await kept()).used).toBe(true);
});

test('whoever is in the middle of a sentence when the session begins can end it', async () => {
  const { begin, hash } = await tomorrow('Goes live');
  const ana = await here.visit('Ana', '#/teams/home');
  await ana.open(hash);
  const field = ana.app.getByRole('textbox', { name: 'What I bring' });
  await field.waitFor();
  await field.pressSequentially('In the middle of');
  await begin();
  await ana.app.getByRole('button', { name: 'Save note' }).waitFor();
  await field.pressSequentially(' a sentence');
  expect(await field.inputValue()).toBe('In the middle of a sentence');
  await ana.app.getByRole('radio', { name: 'Question' }).check();
  await field.waitFor({ state: 'detached' });
  await ana.app.getByText('In the middle of a sentence').waitFor();
  await ana.app.getByRole('button', { name: 'Use it' }).click();
  await ana.app.getByText('This is what you prepared').waitFor();
});
