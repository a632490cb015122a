import type { Area } from '../area.ts';
import {
  answerJoinRequest,
  answerProposal,
  askToBelong,
  countComposition,
  describeMyself,
  listJoinable,
  listJoining,
  openComposition,
  openJoinable,
  openProfile,
  proposeMember,
  setDiscoverable,
  takeRequestBack,
  withdrawProposal,
} from './contract.ts';
import { inclusionMine } from './mine.ts';
import { inclusionNews } from './news.ts';
import { inclusionNotices } from './notices.ts';
import { inclusionRefusals } from './refusals.ts';

export const inclusion = {
  routes: {
    openProfile,
    describeMyself,
    openComposition,
    countComposition,
    listJoining,
    proposeMember,
    withdrawProposal,
    answerProposal,
    answerJoinRequest,
    setDiscoverable,
    listJoinable,
    openJoinable,
    askToBelong,
    takeRequestBack,
  },
  refusals: inclusionRefusals,
  news: inclusionNews,
  mine: inclusionMine,
  notices: inclusionNotices,
} as const satisfies Area;
