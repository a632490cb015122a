import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { askToBelong } from './ask-to-belong.ts';
import { askedKind } from './asked.ts';
import { countKind } from './count.ts';
import { countComposition } from './count-composition.ts';
import { describeMyself } from './describe-myself.ts';
import { joinableKind } from './joinable-look-up.ts';
import { PROPOSED_FEED, REQUESTED_FEED } from './joining-feed.ts';
import { joiningNewsNotices } from './joining-notices.ts';
import { listJoinable } from './list-joinable.ts';
import { listJoining } from './list-joining.ts';
import { openComposition } from './open-composition.ts';
import { openJoinable } from './open-joinable.ts';
import { openProfile } from './open-profile.ts';
import { proposeMember } from './propose-member.ts';
import { setDiscoverable } from './set-discoverable.ts';
import { takeRequestBack } from './take-request-back.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/** What adds people, the answers to requests and proposals, is the community's. */
export const inclusion: Area = {
  routes: [
    openProfile,
    describeMyself,
    openComposition,
    countComposition,
    listJoining,
    proposeMember,
    withdrawProposal,
    setDiscoverable,
    listJoinable,
    openJoinable,
    askToBelong,
    takeRequestBack,
  ],
  work: [countKind, askedKind, joinableKind],
  newsNotices: joiningNewsNotices,
  feed: [feedKind(REQUESTED_FEED), feedKind(PROPOSED_FEED)],
};
