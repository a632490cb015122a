import type { Role } from '../../domain/community/community.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { CommunityTab } from '../components/community-tab.ts';

/** Each area lists its own; its file is found by its name. */
const files = import.meta.glob<{ tabs: readonly CommunityTab[] }>('../*/tabs.ts', { eager: true });

export const COMMUNITY_TABS: readonly CommunityTab[] = Object.values(files)
  .flatMap(({ tabs }) => tabs)
  .sort((a, b) => a.order - b.order);

export const tabsFor = (role: Role): readonly CommunityTab[] =>
  COMMUNITY_TABS.filter(({ access }) => roleMay(role, access));

const IN_COMMUNITY = /^\/communities\/([0-9a-f-]{36})(\/.*)?$/;

/** The community that an address lies in, and the rest of the address; null outside of communities. */
export function communityIn(path: string): { readonly communityId: string; readonly rest: string } | null {
  const [, communityId, rest = ''] = IN_COMMUNITY.exec(path) ?? [];
  return communityId ? { communityId, rest: rest.replace(/\/$/, '') } : null;
}

/** The tab that a page belongs to: `page` if it is the tab's own, `true` if it lies below it, as aria-current says it. */
export function currentIn(
  tabs: readonly CommunityTab[],
  rest: string,
): { readonly tab: CommunityTab; readonly current: 'page' | 'true' } | null {
  const below = (address: string) => address !== '' && (rest === address || rest.startsWith(`${address}/`));
  const tab = tabs.find(({ path, also = [] }) => rest === path || [path, ...also].some(below));
  return tab ? { tab, current: rest === tab.path ? 'page' : 'true' } : null;
}
