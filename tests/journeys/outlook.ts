import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { API } from '../../domain/api.ts';
import { planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import type { How, Town, Visitor } from '../support/browser.ts';

export const FRAME = 'iframe[data-frame-context="taskPane"]';

/** The add-in's page in Outlook's task pane. */
export const pane = ({ page }: Visitor): FrameLocator => page.frameLocator(FRAME);

export async function paneFrame({ page }: Visitor): Promise<Frame> {
  const frame = await (await page.waitForSelector(FRAME)).contentFrame();
  if (!frame) throw new Error('The element is no frame');
  return frame;
}

/** Marcus is invited to a session; what comes back opens the pane behind his copy of the event. */
export async function invitedMarcus(place: Town): Promise<(how: How) => Promise<Visitor>> {
  const [priya, marcus] = [place.who('Priya'), place.who('Marcus')];
  const communityId = await startCommunity(place.world, priya, [[marcus, 'member']], {
    name: 'Leading people',
  });
  await planSession(place.world, priya, communityId, sessionDraft(priya, { topic: 'Asking first' }));
  await place.world.settled();
  const events = place.world.microsoft365.calendar(marcus.id);
  const event = events.find(({ subject }) => subject.startsWith('Asking first'));
  return async (how) => {
    const visitor = await place.visit('Marcus', `#/outlook/event/${event?.id}`, how);
    await visitor.page.getByRole('button', { name: 'Guildhall' }).click();
    return visitor;
  };
}

/** The session behind Marcus' event, as the pane shows it. */
export const behind = (visitor: Visitor): Locator =>
  pane(visitor).getByRole('heading', { name: 'Asking first' });

/** Presses a button of the pane that opens a window, and gives the window. */
export async function windowOf(visitor: Visitor, name: string): Promise<Page> {
  const opening = visitor.context.waitForEvent('page');
  await pane(visitor).getByRole('button', { name }).click();
  return opening;
}

/** Priya composes an appointment on an afternoon in March. */
export async function composingIn(place: Town, subject: string): Promise<Visitor> {
  const priya = await place.visit('Priya', '#/outlook/compose');
  await priya.page.getByLabel('Subject').fill(subject);
  await priya.page.getByLabel('Date').fill('2027-03-04');
  await priya.page.getByLabel('Start', { exact: true }).fill('14:00');
  await priya.page.getByLabel('End', { exact: true }).fill('15:00');
  return priya;
}

/** Writes a purpose beside an appointment, and waits until the server keeps it. */
export async function keepPurpose(visitor: Visitor, purpose: string): Promise<void> {
  const kept = visitor.page.waitForResponse(
    (response) =>
      response.url().includes('/plan-drafts/') && response.request().postData()?.includes(purpose) === true,
  );
  await pane(visitor).getByLabel('Purpose').fill(purpose);
  expect((await kept).status()).toBe(200);
}

/** The sessions with a topic that are planned in a community. */
export async function plannedFrom({ world, who }: Town, communityId: string, topic: string) {
  const { sessions } = await world.call(who('Priya'), API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  return sessions.filter((session) => session.topic === topic);
}
