import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { day, planSession, sessionDraft } from '../http/guild.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { drawn, faultsOf, RAIL } from './furnished-community.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });
const { world } = here;
const [priya, marcus, ana] = [here.who('Priya'), here.who('Marcus'), here.who('Ana')];
const plan = (topic: string, facilitator: typeof ana, inDays: number) =>
  planSession(world, priya, communityId, {
    ...sessionDraft(facilitator, { topic }),
    when: { date: day(inDays), time: '14:00', minutes: 60, zone: 'UTC' },
  });
const visit = async (name: string) => {
  const { app, page, frame } = await here.visit(name, appPlace(`/communities/${communityId}/rota`));
  const rowOf = (topic: string) =>
    app.getByRole('listitem').filter({ has: app.getByRole('link', { name: topic }) });
  return { app, page, frame, rowOf, look: () => page.reload() };
};

test('a member sees why they are next and asks for a swap; the other agrees on the page of the rota, gives it back, and they take it', async () => {
  // Nobody but these two can be asked.
  await world.call(priya, API.changeMyTurns, {
    params: { communityId },
    body: { facilitates: false, reason: '' },
  });
  const first = await plan('Delegation', marcus, 2);
  await plan('Decision logs', ana, 3);
  const asker = await visit('Marcus');
  await asker.rowOf('Delegation').getByText('You are even; no session led yet.').waitFor();
  await asker
    .rowOf('Delegation')
    .getByRole('button', { name: /^Swap the turn/ })
    .click();
  const sheet = asker.app.getByRole('dialog', { name: /^Swap your turn/ });
  await sheet.getByRole('checkbox', { name: /^If you swap with Ana/ }).check();
  await sheet.getByLabel('A word with it, if you like').fill('I am at a wedding');
  await sheet.getByRole('button', { name: 'Ask them' }).click();
  await asker.rowOf('Delegation').getByText('A swap is asked of Ana Figueira').waitFor();

  const partner = await visit('Ana');
  await partner.rowOf('Delegation').getByText('“I am at a wedding”').waitFor();
  await partner.app.getByRole('button', { name: 'Agree to swap with Marcus Bell' }).click();
  await partner.rowOf('Delegation').getByText('You', { exact: true }).waitFor();
  await partner.rowOf('Decision logs').getByText('Marcus Bell', { exact: true }).waitFor();
  await asker.look();
  await asker.rowOf('Decision logs').getByText('You', { exact: true }).waitFor();
  await asker.rowOf('Delegation').getByText('Ana Figueira', { exact: true }).waitFor();

  await partner
    .rowOf('Delegation')
    .getByRole('button', { name: /^Give back/ })
    .click();
  await partner.app.getByRole('textbox', { name: 'Reason', exact: true }).fill('I am unwell');
  await partner.app.getByRole('button', { name: 'Give back', exact: true }).click();
  await partner.rowOf('Delegation').getByText('Asked now: Marcus Bell').waitFor();
  await asker.page.setViewportSize({ width: 320 + RAIL, height: 800 });
  await asker.look();
  await asker
    .rowOf('Delegation')
    .getByText(/“I am unwell”. Will you lead it\?$/)
    .waitFor();
  const frame = await asker.frame('content');
  await drawn(frame);
  expect(await faultsOf(frame, 'whole')).toEqual([]);
  await asker
    .rowOf('Delegation')
    .getByRole('button', { name: /^I will lead it/ })
    .click();
  await asker.rowOf('Delegation').getByText('Volunteered').waitFor();

  // Whoever cannot lead on a day changes nothing of somebody else's turn.
  const theirs = asker.app
    .getByRole('listitem')
    .filter({ hasText: 'Ana Figueira · ' })
    .filter({ hasText: 'proposed, not planned yet' })
    .first();
  await theirs.getByRole('button', { name: 'More' }).click();
  await theirs.getByRole('menuitem', { name: 'I can’t lead that day' }).click();
  await theirs.getByText(/ Ana Figueira’s turn stays as it is\.$/).waitFor();
  await theirs.getByRole('button', { name: 'Leave me out' }).click();
  await theirs.getByText('Cannot lead that day: Marcus Bell').waitFor();
  const params = { communityId, sessionId: first.id };
  const { session } = await world.call(priya, API.openSession, { params });
  expect(session.facilitator.id).toBe(marcus.id);
});
