import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { addTopic } from './add-topic.ts';
import { answerInvite } from './answer-invite.ts';
import { cancelSession } from './cancel-session.ts';
import { captureNote } from './capture-note.ts';
import { carryOverKind } from './carry-over.ts';
import { changeSession } from './change-session.ts';
import { changeTopic } from './change-topic.ts';
import { closeSession } from './close-session.ts';
import { closeTopic } from './close-topic.ts';
import { discardPlanDraft } from './discard-plan-draft.ts';
import { editNote } from './edit-note.ts';
import { findApp } from './find-app.ts';
import { findAppointment } from './find-appointment.ts';
import { findMeeting } from './find-meeting.ts';
import { finishAction } from './finish-action.ts';
import { followSession } from './follow-session.ts';
import { handOver } from './hand-over.ts';
import { keepPlanDraft } from './keep-plan-draft.ts';
import { keepPreparation } from './keep-preparation.ts';
import { linkAppointment } from './link-appointment.ts';
import { linkMeeting } from './link-meeting.ts';
import { listGrownTopics } from './list-grown-topics.ts';
import { listOccurrences } from './list-occurrences.ts';
import { listOpenActions } from './list-open-actions.ts';
import { listPlanDrafts } from './list-plan-drafts.ts';
import { listSessions } from './list-sessions.ts';
import { listTopics } from './list-topics.ts';
import { moveAgenda } from './move-agenda.ts';
import { openPreparation } from './open-preparation.ts';
import { openSession } from './open-session.ts';
import { openSummaryMail } from './open-summary-mail.ts';
import { openTopic } from './open-topic.ts';
import { planFromAppointment } from './plan-from-appointment.ts';
import { planSession } from './plan-session.ts';
import { readAttendanceKind } from './read-attendance.ts';
import { recordAttendance } from './record-attendance.ts';
import { removeNote } from './remove-note.ts';
import { reopenSession } from './reopen-session.ts';
import { retryInvite } from './retry-invite.ts';
import { retrySummary } from './retry-summary.ts';
import { sendSummary } from './send-summary.ts';
import { ACTION_FEED, SESSION_FEED } from './session-feed.ts';
import { sessionNewsNotices } from './session-notices.ts';
import { NOTE_FIND, SESSION_FIND, TOPIC_FIND } from './session-search.ts';
import { summaryMailKind } from './summary-mail.ts';
import { takeOverSession } from './take-over-session.ts';
import { takeReport } from './take-report.ts';
import { takeTheLead } from './take-the-lead.ts';
import { takeVoteBack } from './take-vote-back.ts';
import { tickItem } from './tick-item.ts';
import { undoHandOver } from './undo-hand-over.ts';
import { unlinkMeeting } from './unlink-meeting.ts';
import { voteForTopic } from './vote-for-topic.ts';
import { walkTogether } from './walk-together.ts';
import { whoHasItOpen } from './who-has-it-open.ts';

export const sessions: Area = {
  routes: [
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
  ],
  work: [carryOverKind, readAttendanceKind, summaryMailKind],
  search: [findKind(SESSION_FIND), findKind(NOTE_FIND), findKind(TOPIC_FIND)],
  newsNotices: sessionNewsNotices,
  feed: [feedKind(SESSION_FEED), feedKind(ACTION_FEED)],
};
