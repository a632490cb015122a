import type { Area } from '../area.ts';
import {
  answerTerm,
  changeTermProposal,
  findTermUses,
  listTerms,
  openTerm,
  proposeTerm,
  setTermObjectionAside,
  withdrawTerm,
} from './contract.ts';
import { glossaryHits } from './hits.ts';
import { glossaryMine } from './mine.ts';
import { glossaryNews } from './news.ts';
import { glossaryNotices } from './notices.ts';
import { glossaryRefusals } from './refusals.ts';

export const glossary = {
  routes: {
    listTerms,
    openTerm,
    findTermUses,
    proposeTerm,
    changeTermProposal,
    answerTerm,
    setTermObjectionAside,
    withdrawTerm,
  },
  refusals: glossaryRefusals,
  news: glossaryNews,
  hits: glossaryHits,
  mine: glossaryMine,
  notices: glossaryNotices,
} as const satisfies Area;
