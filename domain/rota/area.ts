import type { Area } from '../area.ts';
import {
  acceptTurn,
  answerSwap,
  askForSwap,
  changeMyTurns,
  chooseFacilitator,
  giveTurnBack,
  joinTurn,
  listRotaHistory,
  listSwaps,
  openRota,
  skipTurn,
  volunteerForTurn,
  withdrawSwap,
} from './contract.ts';
import { rotaMine } from './mine.ts';
import { rotaNews } from './news.ts';
import { rotaNotices } from './notices.ts';
import { rotaRefusals } from './refusals.ts';

export const rota = {
  routes: {
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
  },
  refusals: rotaRefusals,
  news: rotaNews,
  mine: rotaMine,
  notices: rotaNotices,
} as const satisfies Area;
