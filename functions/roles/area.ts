import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { answerHolder } from './answer-holder.ts';
import { answerNomination } from './answer-nomination.ts';
import { endRole } from './end-role.ts';
import { listRoles } from './list-roles.ts';
import { nominate } from './nominate.ts';
import { offerRole } from './offer-role.ts';
import { openRole } from './open-role.ts';
import { proposeHolder } from './propose-holder.ts';
import { NOMINATED_FEED, OBJECTED_FEED, OPEN_FEED, PROPOSAL_FEED, TERM_FEED } from './role-feed.ts';
import { roleNewsNotices } from './role-notices.ts';
import { ROLE_FIND } from './role-search.ts';
import { setObjectionAside } from './set-objection-aside.ts';
import { settleRoles } from './settle-role.ts';
import { showNominations } from './show-nominations.ts';
import { takeNominationBack } from './take-nomination-back.ts';
import { withdrawHolder } from './withdraw-holder.ts';

export const roles: Area = {
  routes: [
    listRoles,
    offerRole,
    openRole,
    nominate,
    takeNominationBack,
    showNominations,
    answerNomination,
    proposeHolder,
    answerHolder,
    setObjectionAside,
    withdrawHolder,
    endRole,
  ],
  newsNotices: roleNewsNotices,
  feed: [
    feedKind(OPEN_FEED),
    feedKind(NOMINATED_FEED),
    feedKind(PROPOSAL_FEED),
    feedKind(OBJECTED_FEED),
    feedKind(TERM_FEED),
  ],
  search: [findKind(ROLE_FIND)],
  timers: [settleRoles],
};
