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
  mine: charterMine,
  notices: charterNotices,
} as const satisfies Area;
