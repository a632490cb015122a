import type { Area } from '../area.ts';
import { COMMUNITY_FEED } from '../feed/community.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { addMember } from './add-member.ts';
import { answerJoinRequest, answerProposal } from './answer-joining.ts';
import { checkAvailability } from './check-availability.ts';
import { dismissWelcome } from './dismiss-welcome.ts';
import { findPeople } from './find-people.ts';
import { formerMemberKind } from './former-member.ts';
import { importMembers } from './import-members.ts';
import { listMembers } from './list-members.ts';
import { listNews } from './list-news.ts';
import { MEMBER_FIND } from './member-search.ts';
import { membersChangedKind } from './members-changed.ts';
import { openCommunity } from './open-community.ts';
import { openWelcomeMail } from './open-welcome-mail.ts';
import { removeMember } from './remove-member.ts';
import { retryWelcomeMail } from './retry-welcome-mail.ts';
import { reviseCommunity } from './revise-community.ts';
import { startCommunity } from './start-community.ts';
import { WELCOME_FEED } from './welcome-feed.ts';
import { welcomeMailKind } from './welcome-mail.ts';
import { whoAmI } from './who-am-i.ts';

export const community: Area = {
  routes: [
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
    answerJoinRequest,
    answerProposal,
  ],
  work: [membersChangedKind, formerMemberKind, welcomeMailKind],
  search: [findKind(MEMBER_FIND)],
  feed: [feedKind(COMMUNITY_FEED), feedKind(WELCOME_FEED)],
};
