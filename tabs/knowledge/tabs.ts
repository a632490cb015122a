import { readCommunity } from '../../domain/community/abilities.ts';
import type { CommunityTab } from '../components/community-tab.ts';

export const tabs: readonly CommunityTab[] = [
  { label: 'Knowledge', order: 30, path: '/knowledge', access: readCommunity },
];
