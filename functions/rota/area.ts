import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { acceptTurn } from './accept-turn.ts';
import { answerSwap } from './answer-swap.ts';
import { askForSwap } from './ask-for-swap.ts';
import { changeMyTurns } from './change-my-turns.ts';
import { chooseFacilitator } from './choose-facilitator.ts';
import { giveTurnBack } from './give-turn-back.ts';
import { joinTurn } from './join-turn.ts';
import { listRotaHistory } from './list-rota-history.ts';
import { listSwaps } from './list-swaps.ts';
import { openRota } from './open-rota.ts';
import { settleTurnKind } from './settle-turn.ts';
import { rotaChangedKind, TURN_FEEDS } from './show-turns.ts';
import { skipTurn } from './skip-turn.ts';
import { turnNewsNotices } from './turn-notices.ts';
import { volunteerForTurn } from './volunteer-for-turn.ts';
import { withdrawSwap } from './withdraw-swap.ts';

export const rota: Area = {
  routes: [
    openRota,
    listRotaHistory,
    acceptTurn,
    skipTurn,
    listSwaps,
    askForSwap,
    answerSwap,
    withdrawSwap,
    giveTurnBack,
    volunteerForTurn,
    joinTurn,
    chooseFacilitator,
    changeMyTurns,
  ],
  newsNotices: turnNewsNotices,
  work: [settleTurnKind, rotaChangedKind],
  feed: TURN_FEEDS.map((kind) => feedKind(kind)),
};
