import type { Area } from '../area.ts';
import {
  amendPrediction,
  answerRequest,
  askToJoin,
  beginPilot,
  changePilot,
  checkInToPilot,
  endPilot,
  keepReport,
  listPilots,
  openPilot,
  publishReport,
  withdrawReport,
} from './contract.ts';
import { pilotHits } from './hits.ts';
import { pilotsMine } from './mine.ts';
import { pilotNews, pilotNewsFor } from './news.ts';
import { pilotNotices } from './notices.ts';
import { pilotRefusals } from './refusals.ts';

export const pilots = {
  routes: {
    listPilots,
    beginPilot,
    openPilot,
    changePilot,
    amendPrediction,
    checkInToPilot,
    endPilot,
    keepReport,
    publishReport,
    withdrawReport,
    askToJoin,
    answerRequest,
  },
  refusals: pilotRefusals,
  news: pilotNews,
  newsFor: pilotNewsFor,
  hits: pilotHits,
  mine: pilotsMine,
  notices: pilotNotices,
} as const satisfies Area;
