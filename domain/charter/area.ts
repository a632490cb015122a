import type { Area } from '../area.ts';
import {
  acceptCharter,
  answerCharterProposal,
  changeCharterProposal,
  listCharterVersions,
  nudgeCharter,
  openCharter,
  proposeCharter,
  reviewCharter,
  setCharterObjectionAside,
  withdrawCharterProposal,
} from './contract.ts';
import { charterHits } from './hits.ts';
import { charterMine } from './mine.ts';
import { charterNews } from './news.ts';
import { charterNotices } from './notices.ts';
import { charterRefusals } from './refusals.ts';

export const charter = {
  routes: {
    openCharter,
    listCharterVersions,
    proposeCharter,
    changeCharterProposal,
    answerCharterProposal,
    setCharterObjectionAside,
    withdrawCharterProposal,
    acceptCharter,
    nudgeCharter,
    reviewCharter,
  },
  refusals: charterRefusals,
  news: charterNews,
  hits: charterHits,
  mine: charterMine,
  notices: charterNotices,
} as const satisfies Area;
