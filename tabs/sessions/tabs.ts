import { visit } from '../../domain/community/abilities.ts';
import type { CommunityTab } from '../components/community-tab.ts';

export const tabs: readonly CommunityTab[] = [
  { label: 'Sessions', order: 20, path: '/sessions', also: ['/plan', '/topics', '/rhythm'], access: visit },
];
