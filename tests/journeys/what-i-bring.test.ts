import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { day, moveTo, planSession, sessionDraft } from '../http/guild.ts';
import { violations } from '../support/axe.ts';
import { badDay, goodDay, PATIENCE, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { pane, paneFrame } from './outlook.ts';

vi.setConfig({ testTimeout: PATIENCE * 3, hookTimeout: PATIENCE * 2 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });
const when = { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' };
const session = await here.invited(
  here.who('Priya'),
  await planSession(here.world, here.who('Priya'), communityId, sessionDraft(here.who('Priya'), { when })),
);

const params = { communityId, sessionId: session.id };
const notes = async () => {
  const { notes } = await here.world.call(here.who('Ana'), API.openSession, { params });
  return notes.map(({ text }) => text);
};

async function openPane({ page, person }: Visitor): Promise<void> {
  const event = here.world.microsoft365
    .calendar(person.id)
    .find(({ subject }) => subject.startsWith(session.topic));
  await page.evaluate((id) => {
    location.hash = `#/outlook/event/${id}`;
  }, event?.id);
  await page.getByRole('button', { name: 'Guildhall' }).click();
}

test('what Marcus prepares in Outlook stands ready in the meeting, and is seen once he sends it', async () => {
  const { world } = here;
  const marcus = await here.visit('Marcus', '#/outlook/calendar');
  // Who belongs to a community is remembered for half a minute.
  await world.call(marcus.person, API.openCommunity, { params: { communityId } });
  world.clearCosts();
  await openPane(marcus);
  const field = pane(marcus).getByRole('textbox', { name: 'What I bring' });
  await field.waitFor();
  await pane(marcus).getByText('No open actions of yours').waitFor();
  const costs = world.costs().filter(({ route }) => route !== 'findApp');
  expect(costs.map(({ route }) => route).sort()).toEqual([
    'findAppointment',
    'listOpenActions',
    'openSession',
  ]);
  expect(costs.reduce((sum, { storageCalls }) => sum + storageCalls, 0)).toBeLessThanOrEqual(4);
  expect(await violations(await paneFrame(marcus))).toEqual([]);

  // Without a network it is kept in the browser, also where the pane is closed at once.
  here.forgive(/Failed to load resource|net::ERR/);
  await badDay(marcus, /^Off/);
  await field.fill('Two teams went quiet');
  await marcus.page.getByRole('button', { name: 'Close the pane' }).click();
  await goodDay(marcus, 'Off');
  await marcus.page.getByRole('button', { name: 'Guildhall' }).click();
  await pane(marcus).getByText('Saved', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('Two teams went quiet');

  // The tab has it, and Priya, who organises it, has a place of her own.
  await marcus.open(`/communities/${communityId}/sessions/${session.id}`);
  const inTab = marcus.app.getByRole('textbox', { name: 'What I bring' });
  await inTab.waitFor();
  expect(await inTab.inputValue()).toBe('Two teams went quiet');
  const { preparation } = await world.call(here.who('Priya'), API.openSession, { params });
  expect(preparation?.text).toBe('');

  // The session begins. Nothing is sent by itself, and what he is writing is left alone.
  await moveTo(world, here.who('Priya'), session);
  await marcus.join(session);
  const { panel } = marcus;
  await panel.getByText('Two teams went quiet').waitFor();
  await panel.getByRole('textbox').fill('Something else first');
  await panel.getByText('For after the note you are writing').waitFor();
  await panel.getByRole('button', { name: 'Save note' }).click();
  await soon(notes).toContain('Something else first');
  expect(await notes()).not.toContain('Two teams went quiet');
  await panel.getByRole('button', { name: 'Use it' }).click();
  await panel.getByText('This is what you prepared').waitFor();
  await panel.getByRole('textbox').press('End');
  await panel.getByRole('textbox').pressSequentially(' after the move');
  await panel.getByRole('radio', { name: 'Question' }).check();
  await panel.getByRole('button', { name: 'Save note' }).click();
  await soon(notes).toContain('Two teams went quiet after the move');

  // Once: also after a reload.
  await marcus.page.reload();
  await panel.getByRole('tab', { name: /^Notes/ }).click();
  await panel.getByText('Two teams went quiet after the move').waitFor();
  expect(await world.call(marcus.person, API.openPreparation, { params })).toMatchObject({
    text: '',
    used: true,
  });
  expect(await panel.getByRole('button', { name: 'Use it' }).count()).toBe(0);
});

test('what was written on two devices is shown side by side, and nothing of either is lost', async () => {
  const { world } = here;
  const draft = sessionDraft(here.who('Priya'), {
    when: { ...when, date: day(2) },
  });
  const next = await planSession(world, here.who('Priya'), communityId, draft);
  const at = { communityId, sessionId: next.id };
  const ana = await here.visit('Ana', '#/teams/home');
  await ana.open(`/communities/${communityId}/sessions/${next.id}`);
  const field = ana.app.getByRole('textbox', { name: 'What I bring' });
  await field.waitFor();
  here.forgive(/412/);
  await world.call(ana.person, API.keepPreparation, {
    params: at,
    body: { text: 'From the train', upon: null },
  });
  await field.fill('From the desk');
  await ana.app.getByText('You wrote something else on another device').waitFor();
  await ana.app.getByText('From the train', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('From the desk');
  await ana.app.getByRole('button', { name: 'Keep this one' }).click();
  await ana.app.getByText('Saved', { exact: true }).waitFor();
  expect((await world.call(ana.person, API.openPreparation, { params: at })).text).toBe('From the desk');

  // Found on opening it is not decided by typing on, nor by a reload.
  here.forgive(/Failed to load resource|net::ERR/);
  await badDay(ana, /^Off/);
  await field.fill('From the desk, offline');
  await ana.app.getByText('saved by itself').waitFor();
  const { etag } = await world.call(ana.person, API.openPreparation, { params: at });
  const body = { text: 'From the bus', upon: etag };
  await world.call(ana.person, API.keepPreparation, { params: at, body });
  await goodDay(ana, 'Off');
  await ana.page.reload();
  await ana.app.getByText('From the bus', { exact: true }).waitFor();
  await field.fill('From the desk again');

  // Cancelled, both are still there for her alone, and nothing is discarded that is not shown.
  await world.call(here.who('Priya'), API.cancelSession, { params: at, body: { comment: '' } });
  await ana.page.reload();
  await ana.app.getByText('The session is cancelled, so this was not sent').waitFor();
  await ana.app.getByText('From the desk again').waitFor();
  await ana.app.getByText('From the bus', { exact: true }).waitFor();
  expect(await ana.app.getByRole('button', { name: 'Discard', exact: true }).count()).toBe(0);
  await ana.app.getByRole('button', { name: 'Take the other' }).click();
  await ana.app.getByRole('button', { name: 'Discard', exact: true }).waitFor();

  // Where the host hands no clipboard on, it is copied by selection; and selected where that fails too.
  const frame = await ana.frame('content');
  await frame.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('denied')) });
  });
  const copy = ana.app.getByRole('button', { name: 'Copy', exact: true });
  await copy.click();
  await ana.app.getByText('Copied', { exact: true }).waitFor();
  await frame.evaluate(() => {
    document.execCommand = () => false;
  });
  await copy.click();
  await ana.app.getByText('It is selected').waitFor();
  expect(await frame.evaluate(() => String(getSelection()))).toBe('From the bus');
});
