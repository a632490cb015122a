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
  handOver,
  listSessions,
  openSession,
  planSession,
  retryInvite,
} from './contract.ts';
import { editNote } from './edit-note.ts';
import { sessionHits } from './hits.ts';
import { takeOverSession } from './hosting.ts';
import { takeTheLead, undoHandOver } from './leading.ts';
import { linkMeeting, unlinkMeeting } from './linking.ts';
import { followSession, moveAgenda } from './live-contract.ts';
import { findMeeting } from './meeting.ts';
import { sessionsMine } from './mine.ts';
import { sessionNews } from './news.ts';
import { captureNote, finishAction, removeNote } from './note-contract.ts';
import { sessionNotices } from './notices.ts';
import { listOpenActions } from './open-actions.ts';
import { discardPlanDraft, keepPlanDraft, listPlanDrafts } from './plan-draft.ts';
import { keepPreparation, openPreparation } from './preparation-contract.ts';
import { whoHasItOpen } from './presence.ts';
import { sessionRefusals } from './refusals.ts';
import { reopenSession } from './reopening.ts';
import { takeReport } from './reports.ts';
import { openSummaryMail, retrySummary, sendSummary } from './summary-mail.ts';
import { tickItem } from './tick-contract.ts';
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

import { walkTogether } from './walk-contract.ts';

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
