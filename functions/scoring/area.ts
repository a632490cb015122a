import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { beginRound } from './begin-round.ts';
import { clearRoundKind } from './clear-round.ts';
import { closeRound } from './close-round.ts';
import { listRounds } from './list-rounds.ts';
import { openRound } from './open-round.ts';
import { removeRound } from './remove-round.ts';
import { revealRound } from './reveal-round.ts';
import { AGAIN_FEED, SCORE_FEED } from './round-feed.ts';
import { ROUND_FIND } from './round-search.ts';
import { scoreAgain } from './score-again.ts';
import { scoreRound } from './score-round.ts';
import { showMyScores } from './show-my-scores.ts';

export const scoring: Area = {
  routes: [
    listRounds,
    beginRound,
    openRound,
    scoreRound,
    revealRound,
    scoreAgain,
    showMyScores,
    closeRound,
    removeRound,
  ],
  work: [clearRoundKind],
  search: [findKind(ROUND_FIND)],
  feed: [feedKind(SCORE_FEED), feedKind(AGAIN_FEED)],
};
