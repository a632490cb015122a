import { API } from '../../domain/api.ts';
import type { sessions as area } from '../../domain/sessions/area.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import {
  agendaItem,
  artifactDraft,
  captureNote,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planFormDraft,
  planSession,
  publishArtifact,
  sessionDraft,
} from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { preparationRepeats } from './preparation-samples.ts';
import { sessionReads } from './read-samples.ts';
import { topicRepeats, topicSamples, topicsBeyondRole } from './topic-samples.ts';

async function aSession({ world, communityId, organiser, facilitator }: Scene) {
  return planSession(world, organiser, communityId, pastSessionDraft(facilitator));
}

async function withNote(scene: Scene, action: boolean) {
  const session = await aSession(scene);
  const draft = action
    ? noteDraft('Try it with your team', { kind: 'action', ownerId: scene.author.id })
    : noteDraft('People hear the first sentence');
  const note = await captureNote(scene.world, scene.author, session, draft);
  return {
    note,
    params: { communityId: scene.communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
  };
}

async function inSession(scene: Scene) {
  const session = await aSession(scene);
  return { session, params: { communityId: scene.communityId, sessionId: session.id } };
}

async function aClosedSession(scene: Scene) {
  const { session, params } = await inSession(scene);
  await captureNote(scene.world, scene.author, session, noteDraft('Ask before you tell'));
  await scene.world.call(scene.organiser, API.closeSession, { params, body: {} });
  return params;
}

async function aSummaryMail(scene: Scene) {
  const params = { ...(await aClosedSession(scene)), mailId: id() };
  return { params, body: { to: 'invited' as const, people: [scene.author.id] } };
}

async function aNote(
  { world, communityId, organiser, author, facilitator }: Scene,
  secret: string | null = null,
) {
  const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
  const note = await captureNote(world, author, session, noteDraft('What I saw'), secret);
  return {
    session,
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    etag: note.etag,
  };
}

/** Fields of a session that is being planned: what is typed into them may still be wrong. */
const TYPED = ['topic', 'purpose', 'date', 'time', 'minutes', 'zone', 'facilitatorId'];

const edited = { note: noteDraft('Mended'), secret: null };

const leads = (refusal: RefusalCode) => (who: Known) =>
  who === 'organiser' || who === 'facilitator' ? 'in' : refusal;

export const sessions: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listSessions: async ({ communityId }) => ({ params: { communityId }, query: { when: 'past' } }),
    planSession: async ({ communityId, facilitator }) => ({
      params: { communityId, sessionId: id() },
      body: pastSessionDraft(facilitator),
    }),
    openSession: async (scene) => ({ params: (await inSession(scene)).params }),
    changeSession: async (scene) => {
      const { session, params } = await inSession(scene);
      return { params, body: pastSessionDraft(scene.facilitator, { topic: 'Changed' }), etag: session.etag };
    },
    cancelSession: async (scene) => ({ params: (await inSession(scene)).params, body: { comment: 'Sorry' } }),
    handOver: async (scene) => ({ params: (await inSession(scene)).params, body: { to: scene.author.id } }),
    undoHandOver: async (scene) => {
      const { params } = await inSession(scene);
      await scene.world.call(scene.organiser, API.handOver, { params, body: { to: scene.author.id } });
      return { params };
    },
    takeTheLead: async (scene) => {
      const { world, communityId, organiser, facilitator } = scene;
      const body = pastSessionDraft(facilitator, { agenda: [agendaItem('Check-in')] });
      const session = await planSession(world, organiser, communityId, body);
      const params = { communityId, sessionId: session.id };
      const { agenda } = await world.call(organiser, API.openSession, { params });
      const to = agenda.items[0]?.id ?? null;
      await world.call(facilitator, API.moveAgenda, { params, body: { to }, etag: agenda.etag });
      return { params, body: { from: facilitator.id } };
    },
    whoHasItOpen: async (scene) => ({ params: (await inSession(scene)).params }),
    takeReport: async (scene) => {
      const { world, communityId, organiser, facilitator } = scene;
      const pilot = await beginPilot(world, organiser, communityId);
      await publishReport(world, organiser, pilot);
      const body = pastSessionDraft(facilitator, { format: 'debrief' });
      const session = await planSession(world, organiser, communityId, body);
      return {
        params: { communityId, sessionId: session.id },
        body: { pilotId: pilot.id, itemId: id() },
      };
    },
    moveAgenda: async (scene) => {
      const item = agendaItem('Check-in');
      const { world, communityId, organiser, facilitator } = scene;
      const body = pastSessionDraft(facilitator, { agenda: [item] });
      const session = await planSession(world, organiser, communityId, body);
      const params = { communityId, sessionId: session.id };
      const { agenda } = await world.call(organiser, API.openSession, { params });
      return { params, body: { to: item.id }, etag: agenda.etag };
    },
    closeSession: async (scene) => ({ params: (await inSession(scene)).params }),
    reopenSession: async (scene) => {
      const { params } = await inSession(scene);
      await scene.world.call(scene.organiser, API.closeSession, { params, body: {} });
      return { params };
    },
    retryInvite: async (scene) => ({ params: (await inSession(scene)).params }),
    // It is the organiser's own already, which is told without a change.
    takeOverSession: async (scene) => ({
      params: (await inSession(scene)).params,
      body: { from: scene.organiser.id },
    }),
    answerInvite: async (scene) => ({
      params: (await inSession(scene)).params,
      body: { response: 'accepted' },
    }),
    followSession: async (scene) => ({ params: (await inSession(scene)).params }),
    captureNote: async (scene) => ({
      params: { ...(await inSession(scene)).params, noteId: id() },
      body: { note: noteDraft('Ask before you tell', { tags: ['openers'] }), secret: null },
    }),
    editNote: async (scene) => {
      const { note, params, query } = await withNote(scene, false);
      return { params, query, body: { note: noteDraft('Edited'), secret: null }, etag: note.etag };
    },
    removeNote: async (scene) => {
      const { params, query } = await withNote(scene, false);
      return { params, query, body: { secret: null } };
    },
    openPreparation: async (scene) => ({ params: (await inSession(scene)).params }),
    keepPreparation: async (scene) => ({
      params: (await inSession(scene)).params,
      body: { text: 'What my team said', upon: null },
    }),
    tickItem: async (scene) => {
      const { world, communityId, organiser, facilitator } = scene;
      const artifact = await publishArtifact(world, organiser, communityId, artifactDraft());
      const body = pastSessionDraft(facilitator, { artifactIds: [artifact.id] });
      const session = await planSession(world, organiser, communityId, body);
      return {
        params: { communityId, artifactId: artifact.id, sessionId: session.id, revision: '1', item: '1' },
        body: { done: true },
      };
    },
    walkTogether: async (scene) => {
      const { world, communityId, organiser, facilitator } = scene;
      const tree = artifactDraft({ type: 'decision tree', body: A_TREE });
      const artifact = await publishArtifact(world, organiser, communityId, tree);
      const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
      return {
        params: { communityId, artifactId: artifact.id, sessionId: session.id, revision: '1' },
        body: { path: ['Yes'] },
      };
    },
    listOpenActions: inCommunity,
    finishAction: async (scene) => {
      const { params, query } = await withNote(scene, true);
      return { params, query, body: { done: true } };
    },
    findApp: async () => ({}),
    findAppointment: async () => ({ query: { item: `AAMk${id()}` } }),
    listOccurrences: async ({ world, organiser }) => ({
      query: { item: world.microsoft365.series(organiser.id)[0] ?? '' },
    }),
    planFromAppointment: async ({ communityId, facilitator }) => ({
      params: { communityId, sessionId: id() },
      body: pastSessionDraft(facilitator),
    }),
    listPlanDrafts: inCommunity,
    keepPlanDraft: async ({ communityId, facilitator }) => ({
      params: { communityId, sessionId: id() },
      body: { form: planFormDraft(facilitator) },
    }),
    discardPlanDraft: async ({ world, communityId, organiser, facilitator }) => {
      const params = { communityId, sessionId: id() };
      await world.call(organiser, API.keepPlanDraft, { params, body: { form: planFormDraft(facilitator) } });
      return { params };
    },
    linkAppointment: async (scene) => {
      const { world, communityId, organiser, facilitator } = scene;
      const params = { communityId, sessionId: id() };
      const body = sessionDraft(facilitator);
      const { parts } = await world.call(organiser, API.planFromAppointment, { params, body });
      return { params, body: { item: `AAMk${id()}`, mark: parts.mark } };
    },
    findMeeting: async () => ({ params: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` } }),
    linkMeeting: async (scene) => ({
      params: (await inSession(scene)).params,
      body: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` },
    }),
    unlinkMeeting: async (scene) => ({
      params: (await inSession(scene)).params,
      body: { chatId: `19:meeting_${id().replaceAll('-', '')}@thread.v2` },
    }),
    recordAttendance: async (scene) => {
      const { params } = await inSession(scene);
      await scene.world.call(scene.organiser, API.closeSession, { params, body: {} });
      return { params, body: { marks: [{ personId: scene.author.id, there: true }] } };
    },
    openSummaryMail: async (scene) => ({ params: await aClosedSession(scene) }),
    sendSummary: aSummaryMail,
    retrySummary: async (scene) => {
      const said = await aSummaryMail(scene);
      await scene.world.call(scene.organiser, API.sendSummary, said);
      return { params: said.params };
    },
    ...topicSamples,
  },
  beyondRole: {
    ...topicsBeyondRole,
    changeSession: leads('facilitator-only'),
    cancelSession: leads('facilitator-only'),
    handOver: leads('facilitator-only'),
    undoHandOver: (who) => (who === 'organiser' ? 'in' : 'hand-over-stands'),
    takeTheLead: (who) => (who === 'sponsor' ? 'role-may-not' : 'in'),
    moveAgenda: leads('facilitator-only'),
    takeReport: leads('facilitator-only'),
    closeSession: leads('facilitator-only'),
    reopenSession: leads('facilitator-only'),
    retryInvite: leads('facilitator-only'),
    recordAttendance: leads('facilitator-only'),
    sendSummary: leads('facilitator-only'),
    retrySummary: leads('facilitator-only'),
    editNote: leads('author-only'),
    removeNote: leads('author-only'),
    finishAction: leads('owner-only'),
    linkAppointment: (who) => (who === 'organiser' ? 'in' : 'host-only'),
    // Guests see showcases only, and this is none.
    openSession: (who) => (who === 'guest' ? 'role-may-not' : 'in'),
    answerInvite: (who) => (who === 'guest' ? 'role-may-not' : 'in'),
  },
  repeats: {
    changeSession: {
      'a facilitator makes somebody else facilitator': {
        by: 'facilitator',
        sample: async (there) => ({
          ...(await sessions.samples.changeSession(there)),
          body: pastSessionDraft(there.author, { topic: 'Yours now' }),
        }),
      },
    },
    handOver: { 'the facilitator hands over': { by: 'facilitator' } },
    cancelSession: { 'the facilitator cancels': { by: 'facilitator' } },
    takeReport: { 'the facilitator takes a report': { by: 'facilitator' } },
    moveAgenda: { 'the facilitator begins': { by: 'facilitator' } },
    closeSession: { 'the facilitator closes': { by: 'facilitator' } },
    recordAttendance: { 'the facilitator says who was there': { by: 'facilitator' } },
    reopenSession: { 'the facilitator reopens': { by: 'facilitator' } },
    finishAction: { 'its owner has done it': { by: 'author' } },
    editNote: {
      'its author': { by: 'author' },
      'whoever leads the session': { by: 'facilitator' },
      'whoever leads it, where no name is given': {
        by: 'facilitator',
        sample: async (there) => ({ ...(await aNote(there, noteSecret())), body: edited }),
      },
      'whoever led it, once it is closed': {
        by: 'facilitator',
        sample: async (there) => {
          const { session, ...said } = await aNote(there);
          const params = { communityId: there.communityId, sessionId: session.id };
          await there.world.call(there.facilitator, API.closeSession, { params, body: {} });
          return { ...said, body: edited };
        },
      },
      'whoever led it, their own where no name is given, once it is closed': {
        by: 'facilitator',
        sample: async ({ world, communityId, organiser, facilitator }) => {
          const secret = noteSecret();
          const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
          const note = await captureNote(world, facilitator, session, noteDraft('What I saw'), secret);
          const at = { communityId, sessionId: session.id };
          await world.call(facilitator, API.closeSession, { params: at, body: {} });
          return {
            params: { ...at, noteId: note.id },
            query: { authorKey: note.authorKey },
            etag: note.etag,
            body: { ...edited, secret },
          };
        },
      },
    },
    ...preparationRepeats,
    ...topicRepeats,
    planSession: {
      'from a topic': {
        sample: async (there) => {
          const { params } = await topicSamples.openTopic(there);
          const said = await sessions.samples.planSession(there);
          return { ...said, body: { ...(said.body as object), topicId: params?.topicId } };
        },
      },
    },
    removeNote: { 'its author': { by: 'author' }, 'whoever leads the session': { by: 'facilitator' } },
  },
  reads: sessionReads,
  later: { closeSession: ['rota|0-standings'], recordAttendance: ['rota|0-standings'] },
  // There is no event in this calendar yet, so nothing to answer; what answering twice does, the calendar knows.
  nothingThere: ['answerInvite'],
  fields: {
    free: ['topic', 'purpose', 'title', 'prompt', 'text', 'tags', 'comment', 'why', 'word', 'path'],
    mayBeEmpty: ['purpose', 'prompt', 'comment', 'why', 'path'],
    mayBeNull: ['agendaItemId', 'ownerId', 'due', 'secret', 'to', 'there', 'upon'],
    mayBeZero: ['item'],
  },
  fieldsOf: {
    keepPreparation: { mayBeEmpty: ['text'] },
    addTopic: { mayBeNull: ['taxonomy', 'from'] },
    changeTopic: { mayBeNull: ['taxonomy'] },
    keepPlanDraft: { free: TYPED, mayBeEmpty: TYPED },
  },
};
