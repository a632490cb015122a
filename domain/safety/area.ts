import type { Area } from '../area.ts';
import {
  answerPulse,
  askForHelp,
  deleteHelp,
  listHelp,
  offerHelp,
  openHelp,
  pulseTrend,
  sayInHelp,
  settleHelp,
  takePass,
} from './contract.ts';
import { safetyMine } from './mine.ts';
import { safetyNotices } from './notices.ts';
import { safetyRefusals } from './refusals.ts';

export const safety = {
  routes: {
    takePass,
    answerPulse,
    pulseTrend,
    listHelp,
    askForHelp,
    openHelp,
    sayInHelp,
    settleHelp,
    deleteHelp,
    offerHelp,
  },
  refusals: safetyRefusals,
  mine: safetyMine,
  notices: safetyNotices,
} as const satisfies Area;
