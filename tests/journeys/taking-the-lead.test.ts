import { beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { day, moveTo, planSession, sessionDraft, startCommunity, table } from '../http/guild.ts';
import { appPlace, callPlace, soon, type Visitor } from '../support/browser.ts';
import { sharedTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Instead of a minute. */
const AWAY_SECONDS = 5;

const here = await sharedTown({ settings: { FACILITATOR_AWAY_SECONDS: String(AWAY_SECONDS) } });
let session: Session;
let params: { communityId: string; sessionId: string };
let marcus: Visitor;
let ben: Visitor;
let ana: Visitor;

beforeAll(async () => {
  const organiser = here.who('Priya');
  const communityId = await startCommunity(here.world, organiser, [
    [here.who('Marcus'), 'member'],
    [here.who('Ben'), 'member'],
    [here.who('Ana'), 'member'],
  ]);
  const item = (title: string) => ({
    ...{ id: crypto.randomUUID(), kind: 'topic' as const, title, prompt: '', minutes: 15 },
  });
  const planned = await planSession(
    here.world,
    organiser,
    communityId,
    sessionDraft(here.who('Marcus'), {
      when: { date: day(1), time: '14:00', minutes: 60, zone: 'Europe/London' },
      agenda: [item('Check-in'), item('Demonstration'), item('Debrief')],
    }),
  );
  session = await here.invited(organiser, planned);
  params = { communityId, sessionId: session.id };
  await moveTo(here.world, here.who('Marcus'), session);
});
const take = ({ panel }: Visitor) => panel.getByRole('button', { name: 'Take the lead' });
/** Where everything of the panel's that is read or pressed stands. */
async function places(visitor: Visitor): Promise<unknown> {
  const frame = await visitor.frame('sidePanel');
  return frame.evaluate(() =>
    [...document.querySelectorAll('h1, [data-strip], [role=tab], li, form, textarea')].map((one) => {
      const { top, height } = one.getBoundingClientRect();
      return [one.tagName, top, height];
    }),
  );
}

test('while the facilitator has the panel open nobody is offered the lead', async () => {
  [marcus, ben, ana] = (await Promise.all(
    ['Marcus', 'Ben', 'Ana'].map((name) => here.visit(name, callPlace(session))),
  )) as [Visitor, Visitor, Visitor];
  for (const { panel } of [ben, ana]) await panel.getByText('Marcus Bell facilitates').waitFor();
  await ben.page.waitForTimeout((AWAY_SECONDS + 1) * 1_000);
  expect(await take(ben).count()).toBe(0);
  const body = { from: here.who('Marcus').id };
  const refused = await here.world.ask(here.who('Ben'), API.takeTheLead, { params, body });
  expect(refused.body.code).toBe('facilitator-there');
});

test('once their panel is closed somebody else takes the lead, nothing jumps, and everybody is told', async () => {
  const before = await places(ben);
  await marcus.context.close();
  await take(ben).and(ben.panel.locator(':not([aria-disabled])')).waitFor();
  await take(ana).waitFor();
  expect(await places(ben)).toEqual(before);
  await take(ben).click();
  await ben.panel.getByText('You have taken the lead').waitFor();
  await ana.panel.getByText('Ben Whitlock has taken the lead').waitFor();
  await ben.panel.getByRole('button', { name: 'Next: Demonstration' }).waitFor();
  expect(await places(ben)).toEqual(before);
  await take(ana).waitFor({ state: 'detached' });
  await ana.go(appPlace(`/communities/${params.communityId}/sessions/${params.sessionId}`));
  await ana.app.getByText('Ben Whitlock has taken the lead').first().waitFor();
});

test('whoever comes back sees who leads, and gets the lead back by a hand-over, which can be undone for ten seconds', async () => {
  marcus = await here.visit('Marcus', callPlace(session));
  await marcus.panel
    .getByText(/^Ben Whitlock/)
    .first()
    .waitFor();
  expect(await marcus.panel.getByRole('button', { name: /^Next/ }).count()).toBe(0);
  await ben.panel.getByRole('button', { name: 'Hand over' }).click();
  const people = ben.panel.getByRole('region', { name: 'Hand over to' });
  await people.getByRole('button', { name: /Marcus Bell.*has it open/ }).click();
  await ben.panel.getByText('You handed over to Marcus Bell').waitFor();
  await marcus.panel.getByText('You facilitate', { exact: true }).waitFor();
  await ben.panel.getByRole('button', { name: 'Undo' }).click();
  await ben.panel.getByText('You have taken the lead').or(ben.panel.getByText('You facilitate')).waitFor();
  await marcus.panel
    .getByText(/^Ben Whitlock/)
    .first()
    .waitFor();
  const { session: now } = await here.world.call(here.who('Ben'), API.openSession, { params });
  expect(now.facilitator.id).toBe(here.who('Ben').id);
});

test('on the page of the live session a hand-over asks nothing, and can be undone', async () => {
  const { app } = await here.visit(
    'Ben',
    appPlace(`/communities/${params.communityId}/sessions/${params.sessionId}`),
  );
  const more = app.getByRole('button', { name: 'More', exact: true });
  const people = app.getByRole('region', { name: 'Hand over to' });
  const open = async () => {
    await more.click();
    await app.getByRole('menuitem', { name: 'Hand over' }).click();
    await people.getByRole('button', { name: /^Ana Figueira/ }).waitFor();
  };
  // The focus goes back to where it came from.
  const left = async () => {
    await people.waitFor({ state: 'detached' });
    await soon(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
  };
  await open();
  await people.getByRole('button', { name: 'Cancel' }).click();
  await left();
  await open();
  await people.getByRole('button', { name: /^Ana Figueira/ }).press('Escape');
  await left();
  await open();
  await people.getByRole('button', { name: /^Ana Figueira/ }).click();
  await left();
  await app.getByText('Ana Figueira facilitates now').waitFor();
  await app.getByRole('button', { name: 'Undo' }).click();
  await app.getByText(/You facilitate$/).waitFor();
});

test('time over is said in a word, on the panel’s three tabs and on the page, and no bar is full', async () => {
  const partition = `${here.who('Ben').tenantId}|${params.communityId}`;
  const rowKey = `in-session|${params.sessionId}|agenda`;
  const row = await table(here.world).getEntity<{ items: string }>(partition, rowKey);
  const began = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const [first, ...rest] = JSON.parse(row.items) as object[];
  for (const [minutesAgo, said] of [
    [15.5, 'Time is up'],
    [20.5, '5 min over'],
  ] as const) {
    const items = JSON.stringify([{ ...first, startedAt: began(minutesAgo) }, ...rest]);
    await table(here.world).updateEntity({ partitionKey: partition, rowKey, items }, 'Merge');
    const strip = ben.panel.getByRole('region', { name: 'Now on the agenda' });
    for (const part of [/^Notes/, /^Knowledge/, /^Agenda/]) {
      await ben.panel.getByRole('tab', { name: part }).click();
      await strip.getByText(said).waitFor();
      expect(await strip.locator('svg').count()).toBe(2);
    }
    await ben.panel.getByRole('tabpanel', { name: 'Agenda' }).getByText(said).waitFor();
    expect(await ben.panel.locator('[aria-current="step"] [style*="width"]').count()).toBe(0);
    await ana.app.getByText(said).waitFor();
  }
});
