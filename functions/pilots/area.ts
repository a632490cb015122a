import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { amendPrediction } from './amend-prediction.ts';
import { answerRequest } from './answer-request.ts';
import { askToJoin } from './ask-to-join.ts';
import { beginPilot } from './begin-pilot.ts';
import { changePilot } from './change-pilot.ts';
import { CHECK_IN_FIND } from './check-in-search.ts';
import { checkInToPilot } from './check-in-to-pilot.ts';
import { endPilot } from './end-pilot.ts';
import { keepReport } from './keep-report.ts';
import { listPilots } from './list-pilots.ts';
import { openPilot } from './open-pilot.ts';
import { CHECKED_IN_FEED, PILOT_FEED, REQUEST_FEED } from './pilot-feed.ts';
import { pilotNewsNotices } from './pilot-notices.ts';
import { PILOT_FIND } from './pilot-search.ts';
import { publishReport } from './publish-report.ts';
import { withdrawReport } from './withdraw-report.ts';

export const pilots: Area = {
  routes: [
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
  ],
  search: [findKind(PILOT_FIND), findKind(CHECK_IN_FIND)],
  newsNotices: pilotNewsNotices,
  feed: [feedKind(PILOT_FEED), feedKind(CHECKED_IN_FEED), feedKind(REQUEST_FEED)],
};
