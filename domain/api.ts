import * as community from './community/contract.ts';
import * as home from './home/contract.ts';
import * as knowledge from './knowledge/contract.ts';
import * as sessions from './sessions/contract.ts';
import * as meeting from './sessions/meeting.ts';
import type { Route } from './shared/route.ts';

/** Every route there is, by name: read it and you know the whole API. */
export const API = {
  whoAmI: community.whoAmI,
  findPeople: community.findPeople,
  startCommunity: community.startCommunity,
  openCommunity: community.openCommunity,
  reviseCommunity: community.reviseCommunity,
  listMembers: community.listMembers,
  addMember: community.addMember,
  removeMember: community.removeMember,
  importMembers: community.importMembers,
  checkAvailability: community.checkAvailability,

  openHome: home.openHome,

  listSessions: sessions.listSessions,
  planSession: sessions.planSession,
  openSession: sessions.openSession,
  changeSession: sessions.changeSession,
  cancelSession: sessions.cancelSession,
  handOver: sessions.handOver,
  moveAgenda: sessions.moveAgenda,
  closeSession: sessions.closeSession,
  retryInvite: sessions.retryInvite,
  answerInvite: sessions.answerInvite,
  followSession: sessions.followSession,
  captureNote: sessions.captureNote,
  editNote: sessions.editNote,
  removeNote: sessions.removeNote,
  tickItem: sessions.tickItem,
  listOpenActions: sessions.listOpenActions,
  finishAction: sessions.finishAction,
  findMeeting: meeting.findMeeting,
  linkMeeting: meeting.linkMeeting,
  unlinkMeeting: meeting.unlinkMeeting,

  listArtifacts: knowledge.listArtifacts,
  draftArtifact: knowledge.draftArtifact,
  openArtifact: knowledge.openArtifact,
  reviseArtifact: knowledge.reviseArtifact,
  publishArtifact: knowledge.publishArtifact,
  discardDraft: knowledge.discardDraft,
  openRevision: knowledge.openRevision,
  searchKnowledge: knowledge.searchKnowledge,
} as const satisfies Record<string, Route>;
