import { readCommunity, visit } from '../../domain/community/abilities.ts';
import type { CommunityTab } from '../components/community-tab.ts';

export const tabs: readonly CommunityTab[] = [
  { label: 'People', order: 50, path: '/people', also: ['/roles', '/rota'], access: readCommunity },
  { label: 'Overview', order: 10, path: '', also: ['/edit', '/charter', '/welcome'], access: visit },
];
