import { readCommunity } from '../../domain/community/abilities.ts';
import type { CommunityTab } from '../components/community-tab.ts';

export const tabs: readonly CommunityTab[] = [
  { label: 'Pilots', order: 40, path: '/pilots', access: readCommunity },
];
