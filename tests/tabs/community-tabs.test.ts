import { describe, expect, test } from 'vitest';
import { COMMUNITY_TABS, communityIn, currentIn, tabsFor } from '../../tabs/app/community-tabs.ts';
import { ROUTES } from '../../tabs/app/routes.ts';

const ID = '0b5cf2a1-8f0e-4b7e-9c53-2a1b0c9d8e7f';
const labels = (tabs: readonly { readonly label: string }[]) => tabs.map(({ label }) => label);

describe('the tabs of a community', () => {
  test('are those that areas list, each with a page of its own', () => {
    const first = ['Overview', 'Sessions', 'Knowledge', 'Pilots', 'People'];
    expect(labels(COMMUNITY_TABS).filter((label) => first.includes(label))).toEqual(first);
    const addresses = ROUTES.map(([path]) => path);
    for (const { path } of COMMUNITY_TABS) expect(addresses).toContain(`/communities/:communityId${path}`);
  });

  test('are fewer for guests, who see showcases and nothing else', () => {
    expect(labels(tabsFor('guest'))).toEqual(['Overview', 'Sessions']);
    for (const role of ['organiser', 'member', 'mentor', 'sponsor'] as const)
      expect(tabsFor(role)).toEqual(COMMUNITY_TABS);
  });

  test('every page inside a community belongs to one of them', () => {
    const inside = ROUTES.map(([path]) => path).filter((path) => path.startsWith('/communities/'));
    const pages = inside.map((path) => path.replaceAll(/:\w+/g, ID));
    const marked = pages.map((page) => currentIn(COMMUNITY_TABS, communityIn(page)?.rest ?? '?')?.tab.label);
    expect(marked).not.toContain(undefined);
  });

  test.each([
    ['', 'Overview', 'page'],
    ['/edit', 'Overview', 'true'],
    ['/sessions', 'Sessions', 'page'],
    [`/sessions/${ID}`, 'Sessions', 'true'],
    [`/sessions/${ID}/edit`, 'Sessions', 'true'],
    ['/plan', 'Sessions', 'true'],
    ['/knowledge', 'Knowledge', 'page'],
    [`/knowledge/${ID}/revisions/2`, 'Knowledge', 'true'],
    ['/pilots', 'Pilots', 'page'],
    [`/pilots/${ID}/report`, 'Pilots', 'true'],
    ['/people', 'People', 'page'],
    ['/people/import', 'People', 'true'],
  ])('“%s” is marked as %s (%s)', (rest, label, current) => {
    const found = currentIn(COMMUNITY_TABS, communityIn(`/communities/${ID}${rest}`)?.rest ?? '?');
    expect([found?.tab.label, found?.current]).toEqual([label, current]);
  });

  test('there are none outside of communities, or where an address only begins like a tab’s', () => {
    for (const path of ['/', '/start', '/communities/nonsense', `/communities/${ID}x`])
      expect(communityIn(path)).toBeNull();
    expect(currentIn(COMMUNITY_TABS, '/peoples')).toBeNull();
    expect(communityIn(`/communities/${ID}/`)?.rest).toBe('');
  });
});
