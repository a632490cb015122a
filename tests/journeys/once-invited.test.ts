import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  artifactDraft,
  day,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { appPlace, soon, type Visitor } from '../support/browser.ts';
import { sharedTown } from '../support/own-town.ts';
import { reached } from './reached.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const TOPIC = 'Feedback that lands';
const WHEN = day(7);
/** Who is mailed about it, as dialogs name them before. */
const INVITED = 'Ana Figueira, Ben Whitlock, Devika Nair, Marcus Bell';

const here = await sharedTown();
let priya: Visitor;
let marcus: Visitor;
let ana: Visitor;
/** Where the session lives. */
let session: string;

/** A session that everyone is invited to, and its page before its organiser. */
beforeAll(async () => {
  const { world } = here;
  const organiser = here.who('Priya');
  const members = ['Marcus', 'Ana', 'Ben', 'Devika'].map((name) => [here.who(name), 'member'] as const);
  const communityId = await startCommunity(world, organiser, members);
  const playbook = await publishArtifact(
    world,
    organiser,
    communityId,
    artifactDraft({ title: 'Ask first' }),
  );
  const when = { date: WHEN, time: '14:00', minutes: 60, zone: 'Europe/London' };
  const draft = sessionDraft(organiser, { topic: TOPIC, when, artifactIds: [playbook.id] });
  const planned = await planSession(world, organiser, communityId, draft);
  await here.invited(organiser, planned);
  session = `/communities/${communityId}/sessions/${planned.id}`;
  priya = await here.visit('Priya', appPlace(session));
  await priya.app.getByText('1 of 5').waitFor();
});

const { eventsOf, mailsOf } = reached(here, TOPIC);

/** The event in somebody's Outlook, as they would look for it. */
async function openInvite(visitor: Visitor): Promise<void> {
  await visitor.go(`#/outlook/calendar?from=${WHEN}`);
  await visitor.page.getByRole('region', { name: 'Calendar' }).getByRole('link', { name: TOPIC }).click();
  await visitor.page.getByRole('heading', { level: 1, name: TOPIC }).waitFor();
}

describe('once everyone is invited', () => {
  test('members answer in Outlook, and the organiser sees it without a reload', async () => {
    [marcus, ana] = await Promise.all([
      here.visit('Marcus', `#/outlook/calendar?from=${WHEN}`),
      here.visit('Ana', `#/outlook/calendar?from=${WHEN}`),
    ]);
    await Promise.all([openInvite(marcus), openInvite(ana)]);
    const body = marcus.page.frameLocator('iframe[title="Message"]');
    await body.getByText('Check-in').first().waitFor();
    await body.getByRole('link', { name: 'Ask first' }).waitFor();
    await marcus.page.getByRole('button', { name: 'Accept' }).click();
    await marcus.page.getByRole('button', { name: 'Accept', pressed: true }).waitFor();

    await ana.page.getByRole('textbox', { name: 'A word to the organiser' }).fill('School run');
    await ana.page.getByRole('button', { name: 'Propose new time' }).click();
    await ana.page.getByLabel('From').fill('10:30');
    await ana.page.getByLabel('Until').fill('11:30');
    await ana.page.getByRole('button', { name: 'Tentative and propose' }).click();
    await ana.page.getByRole('button', { name: 'Tentative', pressed: true }).waitFor();

    const coming = priya.app.getByRole('listitem').filter({ hasText: 'Coming' });
    await coming.getByText('Marcus Bell').first().waitFor();
    await priya.app.getByText(/Ana Figueira proposes/).waitFor();
    await priya.app.getByText('2 of 5').waitFor();
  });

  test('the session moves to the proposed time, the calendars follow, and nobody is invited twice', async () => {
    await priya.app.getByRole('button', { name: /^Move it there: .* as Ana Figueira proposes$/ }).click();
    const sheet = priya.app.getByRole('dialog', { name: 'Move the session' });
    await sheet.getByText('4 people get an update and are asked again whether they come.').waitFor();
    await sheet.getByText(INVITED).waitFor();
    await sheet.getByRole('button', { name: 'Move it' }).click();
    await sheet.waitFor({ state: 'detached' });
    await ana.page.getByText('10:30–11:30').first().waitFor();
    await marcus.page.getByText('10:30–11:30').first().waitFor();
    await here.world.settled();
    for (const name of ['Priya', 'Marcus', 'Ana', 'Ben', 'Devika']) expect(eventsOf(name)).toHaveLength(1);
    for (const name of ['Marcus', 'Ana', 'Ben', 'Devika'])
      expect(mailsOf(name).filter((kind) => kind === 'invitation')).toHaveLength(1);
    await soon(() => mailsOf('Marcus')).toEqual(['invitation', 'update']);

    // From the invite in Outlook to the page in the browser, from there into the app in Teams.
    const opening = marcus.page.context().waitForEvent('page');
    await marcus.page
      .frameLocator('iframe[title="Message"]')
      .getByRole('link', { name: 'Open the session in Guildhall' })
      .click();
    const browser = await opening;
    await browser.getByRole('heading', { name: 'This page opens in Teams' }).waitFor();
    await browser.getByRole('link', { name: 'Open in Teams' }).click();
    await browser.waitForURL(/#\/teams\/home\/home/);
    await marcus.page.goto(browser.url());
    await browser.close();
    await marcus.app.getByRole('heading', { level: 1, name: TOPIC }).waitFor();
    expect(await marcus.path()).toBe(session);
  });

  test('handing over mails nobody, and says so; who has the turn finds it on Home and on the session’s page', async () => {
    const { app } = priya;
    await app.getByRole('button', { name: 'More' }).click();
    await app.getByRole('menuitem', { name: 'Hand over' }).click();
    const sheet = app.getByRole('dialog', { name: 'Hand over facilitation' });
    await sheet.getByRole('combobox', { name: 'Who facilitates' }).selectOption({ label: 'Marcus Bell' });
    await sheet.getByText(/^Nobody is mailed\./).waitFor();
    const before = ['Marcus', 'Ana', 'Ben', 'Devika'].map(mailsOf);
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await app.getByText('You facilitate').waitFor();
    await app.getByRole('button', { name: 'More' }).click();
    await app.getByRole('menuitem', { name: 'Hand over' }).click();
    await sheet.getByRole('combobox', { name: 'Who facilitates' }).selectOption({ label: 'Marcus Bell' });
    await sheet.getByRole('button', { name: 'Hand over' }).click();
    // Not the toast, which says that he facilitates now.
    await app.getByText(/Marcus Bell facilitates$/).waitFor();
    await app.getByText('Planned by you').waitFor();
    await marcus.app.getByText('Priya Raman handed it over').waitFor();
    await marcus.app.getByText('Planned by Priya Raman').waitFor();
    await here.world.settled();
    expect(['Marcus', 'Ana', 'Ben', 'Devika'].map(mailsOf)).toEqual(before);
    const home = await here.visit('Marcus', '#/teams/home');
    const turn = home.app.getByRole('listitem').filter({ hasText: 'Your turn to facilitate' });
    await turn.getByText('Priya Raman handed it over').waitFor();
    await home.page.close();
  });

  test('a session is cancelled with a reason that everybody can read, and can be planned again', async () => {
    const { app } = priya;
    await app.getByRole('button', { name: 'More' }).click();
    await app.getByRole('menuitem', { name: 'Cancel session' }).click();
    const sheet = app.getByRole('dialog', { name: 'Cancel this session?' });
    await sheet.getByText(INVITED).waitFor();
    await sheet.getByRole('textbox', { name: 'A word to them' }).fill('Snow. We meet in March instead.');
    await sheet.getByRole('button', { name: 'Cancel the session' }).click();
    await app.getByText('Snow. We meet in March instead.').waitFor();
    await app.getByText(/^Priya Raman called it off today/).waitFor();
    await marcus.app.getByText('Snow. We meet in March instead.').waitFor();
    await app.getByRole('button', { name: 'Plan it again' }).click();
    await app.getByRole('heading', { level: 1, name: 'Plan a session' }).waitFor();
    expect(await app.getByRole('textbox', { name: 'Topic' }).inputValue()).toBe(TOPIC);
    await app.getByRole('button', { name: 'Unlink Ask first' }).waitFor();
  });
});
