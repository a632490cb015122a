import { describe, expect, test, vi } from 'vitest';
import { violations } from '../support/axe.ts';
import { appPlace, soon, type Visitor } from '../support/browser.ts';
import { bar, COMMUNITY, TABS, TOPIC, title, twoCommunities } from './two-communities.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, community } = await twoCommunities();

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
    const rhythm = app.getByRole('region', { name: 'By your rhythm' });
    const edit = rhythm.getByRole('button', { name: /^Edit the draft/ });
    await edit.nth(5).waitFor();
    const second = await rhythm
      .getByRole('listitem')
      .filter({ has: app.getByRole('button', { name: /^Edit the draft/ }) })
      .nth(1)
      .locator('time')
      .getAttribute('datetime');
    await edit.nth(1).click();
    await title(priya, 'Draft of a session');
    expect(await app.getByLabel('Date').inputValue()).toBe(second?.slice(0, 10));
    await app.getByRole('textbox', { name: 'Topic' }).fill('Begun and left');
    await app.getByRole('link', { name: 'Sessions' }).click();
    await app.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Begun and left' }).click();
    await title(priya, 'Draft of a session');
    expect(await app.getByRole('textbox', { name: 'Topic' }).inputValue()).toBe('Begun and left');
    expect(await app.getByLabel('Date').inputValue()).toBe(second?.slice(0, 10));
  });

  test('People begins with whose turn it is, and the form to add people opens from a button', async () => {
    const priya = await here.visit('Priya', appPlace(`${community}/people`));
    const { app } = priya;
    const turns = app.getByRole('list', { name: 'Who leads' }).getByRole('listitem');
    await turns.filter({ hasText: 'Marcus Bell' }).getByText('planned').waitFor();
    await app.getByRole('list', { name: 'People' }).getByText('Marcus Bell').waitFor();
    const find = app.getByRole('combobox', { name: 'Name or mail address' });
    expect(await find.count()).toBe(0);
    const button = app.getByRole('button', { name: 'Add people' });
    await button.click();
    await soon(() => find.evaluate((field) => field === document.activeElement)).toBe(true);
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
    await soon(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
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
