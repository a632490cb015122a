import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import {
  artifactDraft,
  captureNote,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { violations } from '../support/axe.ts';
import { appPlace, PATIENCE, type Town, town, type Visitor } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const TOPIC = 'Questions that open';
const COMMUNITY = 'Leading through feedback';
const OTHER = 'Night shift leads';

let here: Town;
let community: string;
let other: string;
let coming: Session;
let playbook: string;

beforeAll(async () => {
  here = await town();
  const { world } = here;
  const priya = here.who('Priya');
  const communityId = await startCommunity(world, priya, [
    [here.who('Marcus'), 'member'],
    [here.who('Ana'), 'guest'],
  ]);
  other = `/communities/${await startCommunity(world, priya, [[here.who('Marcus'), 'member']], { name: OTHER })}`;
  community = `/communities/${communityId}`;
  playbook = (await publishArtifact(world, priya, communityId, artifactDraft())).id;
  const over = await planSession(world, priya, communityId, pastSessionDraft(priya, { topic: 'Closed' }));
  await captureNote(
    world,
    priya,
    over,
    noteDraft('Try it with the night shift', { kind: 'action', ownerId: priya.id }),
  );
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: over.id } });
  await planSession(world, priya, communityId, pastSessionDraft(priya, { topic: 'Left open' }));
  coming = await planSession(world, priya, communityId, sessionDraft(here.who('Marcus'), { topic: TOPIC }));
  await world.settled();
});

afterEach(async () => expect(await here.goHome()).toEqual([]));
afterAll(async () => {
  await here?.stop();
});

/** What the bar offers inside the community, and what of it is marked as here. */
async function bar({ app }: Visitor): Promise<{ tabs: string[]; here: string | undefined }> {
  const tabs = app.getByRole('navigation', { name: COMMUNITY }).getByRole('link');
  await tabs.first().waitFor();
  const marked = app.getByRole('navigation', { name: COMMUNITY }).locator('a[aria-current]');
  expect(await marked.count()).toBe(1);
  return { tabs: await tabs.allInnerTexts(), here: await marked.innerText() };
}

const TABS = ['Overview', 'Sessions', 'Knowledge', 'People'];
const title = ({ app }: Visitor, name: string) => app.getByRole('heading', { level: 1, name }).waitFor();

describe('the bar of a community', () => {
  test('stands on each of its pages, marks where one is, and leads from each to each', async () => {
    const priya = await here.visit('Priya', appPlace(community));
    await title(priya, COMMUNITY);
    for (const [path, heading, tab] of [
      [community, COMMUNITY, 'Overview'],
      [`${community}/edit`, 'Edit the community', 'Overview'],
      [`${community}/sessions`, 'Sessions', 'Sessions'],
      [`${community}/sessions/${coming.id}`, TOPIC, 'Sessions'],
      [`${community}/sessions/${coming.id}/edit`, 'Change the session', 'Sessions'],
      [`${community}/plan`, 'Plan a session', 'Sessions'],
      [`${community}/knowledge`, 'Knowledge base', 'Knowledge'],
      [`${community}/knowledge/${playbook}`, 'Feedback that lands', 'Knowledge'],
      [`${community}/knowledge/new`, 'New in the knowledge base', 'Knowledge'],
      [`${community}/people`, 'People', 'People'],
      [`${community}/people/import`, 'Import a list of people', 'People'],
    ] as const) {
      await priya.open(path);
      await title(priya, heading);
      expect([path, await bar(priya)]).toEqual([path, { tabs: TABS, here: tab }]);
    }
    for (const [tab, heading] of [
      ['Sessions', 'Sessions'],
      ['Knowledge', 'Knowledge base'],
      ['Overview', COMMUNITY],
      ['People', 'People'],
    ] as const) {
      await priya.app.getByRole('link', { name: tab, exact: true }).click();
      await title(priya, heading);
    }
    // No second title, and no way back that the bar has already.
    await priya.open(`${community}/sessions/${coming.id}`);
    await title(priya, TOPIC);
    expect(await priya.app.getByText('‹').count()).toBe(0);
    expect(await priya.app.getByText('Guildhall', { exact: true }).count()).toBe(0);
    await priya.app.getByRole('link', { name: 'Home' }).click();
    await title(priya, 'Home');
    const home = priya.app.getByRole('link', { name: 'Home' });
    expect(await home.getAttribute('aria-current')).toBe('page');
    expect(await priya.app.getByRole('link', { name: 'Sessions' }).count()).toBe(0);
  });

  test('leads by keyboard to my other communities, and Escape gives the focus back', async () => {
    const priya = await here.visit('Priya', appPlace(`${community}/people`));
    await title(priya, 'People');
    const keys = new Keyboard(priya);
    await keys.to('button', COMMUNITY);
    await keys.press('Enter', 'ArrowDown');
    await keys.given('link', COMMUNITY);
    await keys.press('Escape');
    await keys.given('button', COMMUNITY);
    expect(await priya.app.getByRole('link', { name: OTHER }).count()).toBe(0);
    await keys.press('Enter', 'ArrowDown', 'ArrowDown');
    await keys.given('link', OTHER);
    await keys.press('End');
    await keys.given('link', 'Start a community');
    await keys.press('ArrowDown', 'ArrowUp', 'ArrowUp', 'Enter');
    await title(priya, OTHER);
    expect(await priya.path()).toBe(other);
    // A click elsewhere closes it.
    await priya.app.getByRole('button', { name: OTHER }).click();
    await priya.app.getByRole('link', { name: COMMUNITY }).waitFor();
    expect(await violations(await priya.frame('content'))).toEqual([]);
    await priya.app.getByRole('heading', { name: 'Purpose' }).click();
    await priya.app.getByRole('link', { name: COMMUNITY }).waitFor({ state: 'detached' });
    // What was unfolded in one community is folded in the next.
    await priya.app.getByText('Norms, rhythm and history').click();
    await priya.app.getByText('What is said here stays here').waitFor();
    await priya.app.getByRole('button', { name: OTHER }).click();
    await priya.app.getByRole('link', { name: COMMUNITY }).click();
    await title(priya, COMMUNITY);
    expect(await priya.app.getByText('What is said here stays here').isVisible()).toBe(false);
    expect([...keys.faults]).toEqual([]);
  });

  test('is a menu on a narrow page, which says where one is', async () => {
    const marcus = await here.visit('Marcus', appPlace(`${community}/sessions`), { width: 400 });
    await title(marcus, 'Sessions');
    expect(await marcus.app.getByRole('navigation', { name: COMMUNITY }).count()).toBe(0);
    const menu = marcus.app.getByRole('button', { name: `${COMMUNITY} Sessions` });
    await menu.click();
    const tabs = marcus.app.getByRole('list', { name: COMMUNITY }).getByRole('link');
    expect((await tabs.allInnerTexts()).map((text) => text.trim())).toEqual(TABS);
    expect(await violations(await marcus.frame('content'))).toEqual([]);
    const current = marcus.app.getByRole('list', { name: COMMUNITY }).locator('[aria-current=page]');
    expect(await current.innerText()).toContain('Sessions');
    await tabs.filter({ hasText: 'Knowledge' }).click();
    await title(marcus, 'Knowledge base');
    await marcus.app.getByRole('button', { name: `${COMMUNITY} Knowledge` }).click();
    await marcus.app
      .getByRole('list', { name: 'Your communities' })
      .getByRole('link', { name: OTHER })
      .click();
    await title(marcus, OTHER);
  });

  test('shows a guest the pages that guests have', async () => {
    const ana = await here.visit('Ana', appPlace(community));
    await ana.app.getByText('You are a guest here').waitFor();
    expect(await bar(ana)).toEqual({ tabs: ['Overview', 'Sessions'], here: 'Overview' });
    await ana.app.getByRole('link', { name: 'Sessions' }).click();
    await ana.app.getByText('No showcase is planned.').waitFor();
    for (const told of [TOPIC, 'Left open', 'By your rhythm'])
      expect(await ana.app.getByText(told).count()).toBe(0);
    expect(await ana.app.getByRole('button', { name: 'Search' }).count()).toBe(0);
  });
});

describe('what stands on its pages', () => {
  test('Overview begins with the next session and my answer to it, then what is open and what is new', async () => {
    const priya = await here.visit('Priya', appPlace(community));
    const { app } = priya;
    const next = app.getByRole('region', { name: 'Next session' });
    await next.getByRole('link', { name: TOPIC }).waitFor();
    await next.getByText('Marcus Bell facilitates').waitFor();
    const open = app.getByRole('region', { name: 'Open' });
    await open.getByRole('checkbox', { name: 'Try it with the night shift' }).waitFor();
    await open.getByRole('link', { name: /^Close “Left open”: it ended/ }).waitFor();
    const fresh = app.getByRole('region', { name: 'New' });
    await fresh.getByRole('link', { name: `${TOPIC} planned by Priya Raman` }).waitFor();
    await fresh.getByRole('link', { name: /^Feedback that lands/ }).waitFor();
    await app.getByText('Every manager asks before they tell.').waitFor();
    expect(await app.getByText('What is said here stays here').isVisible()).toBe(false);
    await app.getByText('Norms, rhythm and history').click();
    await app.getByText('What is said here stays here').waitFor();

    const marcus = await here.visit('Marcus', appPlace(community));
    // Whoever may not close it is told that it is open, and who led it.
    await marcus.app.getByRole('link', { name: /^“Left open” is not wrapped up yet/ }).waitFor();
    await marcus.app.getByRole('region', { name: 'Next session' }).getByText('You facilitate').waitFor();
  });

  test('Sessions offers the dates of the rhythm; a plan begun on one is kept there as a draft', async () => {
    const priya = await here.visit('Priya', appPlace(`${community}/sessions`));
    const { app } = priya;
    await app.getByRole('region', { name: 'To come' }).getByRole('link', { name: TOPIC }).waitFor();
    await app
      .getByRole('region', { name: 'Past sessions' })
      .getByRole('link', { name: 'Left open' })
      .waitFor();
    const dates = app.getByRole('region', { name: 'By your rhythm' }).getByRole('listitem');
    expect(await dates.count()).toBe(3);
    const second = await dates.nth(1).locator('time').getAttribute('datetime');
    await dates
      .nth(1)
      .getByRole('button', { name: /^Plan on/ })
      .click();
    await title(priya, 'Plan a session');
    expect(await app.getByLabel('Date').inputValue()).toBe(second?.slice(0, 10));
    await app.getByRole('textbox', { name: 'Topic' }).fill('Begun and left');
    await app.getByRole('link', { name: 'Sessions' }).click();
    await app.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Begun and left' }).click();
    await title(priya, 'Plan a session');
    expect(await app.getByRole('textbox', { name: 'Topic' }).inputValue()).toBe('Begun and left');
    expect(await app.getByLabel('Date').inputValue()).toBe(second?.slice(0, 10));
  });

  test('People begins with whose turn it is, and the form to add people opens from a button', async () => {
    const priya = await here.visit('Priya', appPlace(`${community}/people`));
    const { app } = priya;
    const turns = app.getByRole('list', { name: 'Who leads' }).getByRole('listitem');
    await turns.filter({ hasText: 'Marcus Bell' }).getByText('leads').waitFor();
    await app.getByRole('list', { name: 'People' }).getByText('Marcus Bell').waitFor();
    const find = app.getByRole('combobox', { name: 'Name or mail address' });
    expect(await find.count()).toBe(0);
    const button = app.getByRole('button', { name: 'Add people' });
    await button.click();
    await expect.poll(() => find.evaluate((field) => field === document.activeElement)).toBe(true);
    await button.click();
    await find.waitFor({ state: 'detached' });
  });
});

describe('/', () => {
  test('searches as soon as a page is shown, before its data and before anything is clicked', async () => {
    const priya = await here.visit('Priya', '#/teams/home');
    await title(priya, 'Home');
    await priya.context.route(`${here.world.url}/api/**`, () => undefined);
    await priya.page.reload();
    await priya.app.getByRole('button', { name: 'Search' }).waitFor();
    await priya.page.keyboard.press('/');
    const field = priya.app.getByRole('dialog', { name: 'Search' }).getByRole('combobox').first();
    await expect
      .poll(() => field.evaluate((one) => one === document.activeElement), { timeout: PATIENCE })
      .toBe(true);
    expect(await priya.app.getByRole('heading', { level: 1 }).count()).toBe(0);
    await priya.context.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

describe('the tab of a channel', () => {
  const configure = async (visitor: Visitor, opensOn: RegExp) => {
    await visitor.go('#/teams/channel/configure');
    const settings = visitor.page.frameLocator('iframe[data-frame-context="settings"]');
    await settings.getByRole('radio', { name: COMMUNITY }).check();
    await settings.getByRole('radio', { name: opensOn }).check();
    await visitor.page.getByRole('button', { name: 'Save' }).click();
  };

  test('opens on what its settings say, under the same bar but without Home', async () => {
    const priya = await here.visit('Priya', '#/teams/channel');
    const { app } = priya;
    await configure(priya, /^Knowledge/);
    await title(priya, 'Knowledge base');
    expect(await bar(priya)).toEqual({ tabs: TABS, here: 'Knowledge' });
    expect(await app.getByRole('link', { name: 'Home' }).count()).toBe(0);
    // The next session is in sight on every page that does not show it itself.
    const next = app.getByRole('complementary', { name: 'Next session' });
    await next.getByRole('link', { name: TOPIC }).waitFor();
    expect(await violations(await priya.frame('content'))).toEqual([]);
    await app.getByRole('link', { name: 'People' }).click();
    await title(priya, 'People');
    await next.getByRole('link', { name: TOPIC }).click();
    await title(priya, TOPIC);
    expect(await next.count()).toBe(0);

    const marcus = await here.visit('Marcus', '#/teams/channel');
    await title(marcus, 'Knowledge base');

    await priya.go('#/teams/channel/configure');
    const settings = priya.page.frameLocator('iframe[data-frame-context="settings"]');
    await settings.getByRole('radio', { name: /^Knowledge/, checked: true }).waitFor();
    await configure(priya, /^Overview/);
    await title(priya, COMMUNITY);
    expect(await bar(priya)).toEqual({ tabs: TABS, here: 'Overview' });
    await priya.go('#/teams/channel/configure');
    await settings.getByRole('radio', { name: /^Overview/, checked: true }).waitFor();
  });
});
