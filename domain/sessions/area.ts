import type { Area } from '../area.ts';
import { findApp, findAppointment, linkAppointment, planFromAppointment } from './appointment.ts';
import { recordAttendance } from './attendance-contract.ts';
import {
  answerInvite,
  cancelSession,
  captureNote,
  changeSession,
  closeSession,
  editNote,
  finishAction,
  followSession,
  handOver,
  listOpenActions,
  listSessions,
  moveAgenda,
  openSession,
  planSession,
  removeNote,
  retryInvite,
  tickItem,
} from './contract.ts';
import { sessionHits } from './hits.ts';
import { takeOverSession } from './hosting.ts';
import { takeTheLead, undoHandOver, whoHasItOpen } from './leading.ts';
import { findMeeting, linkMeeting, unlinkMeeting } from './meeting.ts';
import { sessionsMine } from './mine.ts';
import { sessionNews } from './news.ts';
import { keepPreparation, openPreparation } from './preparation-contract.ts';
import { sessionRefusals } from './refusals.ts';
import { reopenSession } from './reopening.ts';
import { openSummaryMail, retrySummary, sendSummary } from './summary-mail.ts';

export const sessions = {
  routes: {
    listSessions,
    planSession,
    openSession,
    changeSession,
    cancelSession,
    handOver,
    undoHandOver,
    takeTheLead,
    whoHasItOpen,
    moveAgenda,
    closeSession,
    reopenSession,
    retryInvite,
    takeOverSession,
    answerInvite,
    followSession,
    captureNote,
    editNote,
    removeNote,
    openPreparation,
    keepPreparation,
    tickItem,
    listOpenActions,
    finishAction,
    findApp,
    findAppointment,
    planFromAppointment,
    linkAppointment,
    findMeeting,
    linkMeeting,
    unlinkMeeting,
    recordAttendance,
    openSummaryMail,
    sendSummary,
    retrySummary,
  },
  refusals: sessionRefusals,
  news: sessionNews,
  hits: sessionHits,
  mine: sessionsMine,
} as const satisfies Area;
