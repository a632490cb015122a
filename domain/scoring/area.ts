import type { Area } from '../area.ts';
import {
  beginRound,
  closeRound,
  listRounds,
  openRound,
  removeRound,
  revealRound,
  scoreAgain,
  scoreRound,
  showMyScores,
} from './contract.ts';
import { scoringHits } from './hits.ts';
import { scoringMine } from './mine.ts';
import { scoringNotices } from './notices.ts';
import { scoringRefusals } from './refusals.ts';

export const scoring = {
  routes: {
    listRounds,
    beginRound,
    openRound,
    scoreRound,
    revealRound,
    scoreAgain,
    showMyScores,
    closeRound,
    removeRound,
  },
  refusals: scoringRefusals,
  hits: scoringHits,
  mine: scoringMine,
  notices: scoringNotices,
} as const satisfies Area;
