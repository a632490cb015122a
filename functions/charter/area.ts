import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { acceptCharter } from './accept-charter.ts';
import { answerProposal } from './answer-proposal.ts';
import { changeProposal } from './change-proposal.ts';
import { ACCEPT_FEED, OBJECTED_FEED, PROPOSAL_FEED, REVIEW_FEED } from './charter-feed.ts';
import { charterNewsNotices } from './charter-notices.ts';
import { CHARTER_FIND, PROPOSAL_FIND } from './charter-search.ts';
import { listCharterVersions } from './list-charter-versions.ts';
import { nudgeCharter } from './nudge-charter.ts';
import { openCharter } from './open-charter.ts';
import { proposeCharter } from './propose-charter.ts';
import { reviewCharter } from './review-charter.ts';
import { setObjectionAside } from './set-objection-aside.ts';
import { settleCharters } from './settle-charter.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

export const charter: Area = {
  routes: [
    openCharter,
    listCharterVersions,
    proposeCharter,
    changeProposal,
    answerProposal,
    setObjectionAside,
    withdrawProposal,
    acceptCharter,
    nudgeCharter,
    reviewCharter,
  ],
  newsNotices: charterNewsNotices,
  feed: [feedKind(ACCEPT_FEED), feedKind(PROPOSAL_FEED), feedKind(OBJECTED_FEED), feedKind(REVIEW_FEED)],
  search: [findKind(CHARTER_FIND), findKind(PROPOSAL_FIND)],
  timers: [settleCharters],
};
