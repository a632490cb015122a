import type { Area } from '../area.ts';
import {
  addMember,
  checkAvailability,
  findPeople,
  importMembers,
  listMembers,
  listNews,
  openCommunity,
  removeMember,
  reviseCommunity,
  startCommunity,
  whoAmI,
} from './contract.ts';
import { communityHits } from './hits.ts';
import { communityNotices } from './notices.ts';
import { communityRefusals } from './refusals.ts';
import { dismissWelcome, openWelcomeMail, retryWelcomeMail } from './welcome.ts';

export const community = {
  routes: {
    whoAmI,
    findPeople,
    startCommunity,
    openCommunity,
    reviseCommunity,
    listMembers,
    listNews,
    addMember,
    removeMember,
    importMembers,
    checkAvailability,
    dismissWelcome,
    openWelcomeMail,
    retryWelcomeMail,
  },
  refusals: communityRefusals,
  hits: communityHits,
  notices: communityNotices,
} as const satisfies Area;
