import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { answerTerm } from './answer-term.ts';
import { changeTermProposal } from './change-term-proposal.ts';
import { findTermUses } from './find-term-uses.ts';
import { OBJECTED_FEED, PROPOSAL_FEED } from './glossary-feed.ts';
import { glossaryNewsNotices } from './glossary-notices.ts';
import { listTerms } from './list-terms.ts';
import { openTerm } from './open-term.ts';
import { proposeTerm } from './propose-term.ts';
import { setObjectionAside } from './set-objection-aside.ts';
import { settleTerms } from './settle-term.ts';
import { TERM_FIND } from './term-search.ts';
import { withdrawTerm } from './withdraw-term.ts';

export const glossary: Area = {
  routes: [
    listTerms,
    openTerm,
    findTermUses,
    proposeTerm,
    changeTermProposal,
    answerTerm,
    setObjectionAside,
    withdrawTerm,
  ],
  newsNotices: glossaryNewsNotices,
  feed: [feedKind(PROPOSAL_FEED), feedKind(OBJECTED_FEED)],
  search: [findKind(TERM_FIND)],
  timers: [settleTerms],
};
