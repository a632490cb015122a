import type { Area } from '../area.ts';
import {
  findApp,
  findAppointment,
  linkAppointment,
  listOccurrences,
  planFromAppointment,
} from './appointment.ts';
import { recordAttendance } from './attendance-contract.ts';
import {
  answerInvite,
  cancelSession,
  changeSession,
  closeSession,
  followSession,
  handOver,
  listSessions,
  moveAgenda,
  openSession,
  planSession,
  retryInvite,
  tickItem,
} from './contract.ts';
import { sessionHits } from './hits.ts';
import { takeOverSession } from './hosting.ts';
import { takeTheLead, undoHandOver, whoHasItOpen } from './leading.ts';
import { findMeeting, linkMeeting, unlinkMeeting } from './meeting.ts';
import { sessionsMine } from './mine.ts';
import { sessionNews } from './news.ts';
import { captureNote, editNote, finishAction, listOpenActions, removeNote } from './note-contract.ts';
import { sessionNotices } from './notices.ts';
import { discardPlanDraft, keepPlanDraft, listPlanDrafts } from './plan-draft.ts';
import { keepPreparation, openPreparation } from './preparation-contract.ts';
import { sessionRefusals } from './refusals.ts';
import { reopenSession } from './reopening.ts';
import { takeReport } from './reports.ts';
import { openSummaryMail, retrySummary, sendSummary } from './summary-mail.ts';
import {
  addTopic,
  changeTopic,
  closeTopic,
  listGrownTopics,
  listTopics,
  takeVoteBack,
  voteForTopic,
} from './topic-contract.ts';
import { openTopic } from './topic-page.ts';

import { walkTogether } from './walk.ts';

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
    takeReport,
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
    walkTogether,
    listOpenActions,
    finishAction,
    findApp,
    findAppointment,
    listOccurrences,
    planFromAppointment,
    listPlanDrafts,
    keepPlanDraft,
    discardPlanDraft,
    linkAppointment,
    findMeeting,
    linkMeeting,
    unlinkMeeting,
    recordAttendance,
    openSummaryMail,
    sendSummary,
    retrySummary,
    listTopics,
    listGrownTopics,
    openTopic,
    addTopic,
    changeTopic,
    voteForTopic,
    takeVoteBack,
    closeTopic,
  },
  refusals: sessionRefusals,
  news: sessionNews,
  hits: sessionHits,
  mine: sessionsMine,
  notices: sessionNotices,
} as const satisfies Area;
