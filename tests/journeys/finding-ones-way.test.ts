import { describe, expect, test, vi } from 'vitest';
import { violations } from '../support/axe.ts';
import { appPlace } from '../support/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { bar, COMMUNITY, OTHER, TABS, TOPIC, title, twoCommunities } from './two-communities.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, community, other, coming, playbook } = await twoCommunities();

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
