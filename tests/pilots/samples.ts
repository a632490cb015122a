import { API } from '../../domain/api.ts';
import type { pilots as area } from '../../domain/pilots/area.ts';
import type { Pilot, PilotDraft } from '../../domain/pilots/pilot.ts';
import {
  artifactDraft,
  captureNote,
  day,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
} from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { beginPilot, draftOf, pilotDraft, publishReport, reportDraft, reportForm } from './drafts.ts';

const prediction: PilotDraft['prediction'] = {
  statement: 'Decisions stay decided',
  measure: { name: 'reopened', unit: 'a month', direction: 'down', before: 5, threshold: null },
};

/** A pilot that the organiser runs with the author. */
async function aPilot({ world, communityId, organiser, author }: Scene) {
  const collaborators = [{ personId: author.id, name: author.displayName, discipline: 'product' }];
  const pilot = await beginPilot(world, organiser, communityId, { collaborators, prediction });
  return { pilot, params: { communityId, pilotId: pilot.id }, etag: pilot.etag };
}

async function aReportedPilot(scene: Scene) {
  const { pilot, params } = await aPilot(scene);
  const { etag } = await publishReport(scene.world, scene.organiser, pilot);
  return { params, etag };
}

async function aRequest(scene: Scene) {
  const { world, communityId, organiser, author } = scene;
  const { id: pilotId } = await beginPilot(world, organiser, communityId);
  const params = { communityId, pilotId };
  await world.call(author, API.askToJoin, { params, body: { word: 'Mine too' } });
  return { ...params, personId: author.id };
}

const report = reportDraft({
  annotation: { kind: 'worked', quote: null, words: 'One page is enough' },
});

/** Fields of a report while it is being written. */
const WRITTEN = ['value', 'outcome', 'lesson', 'surprise', 'change', 'conditions', 'annotationWords'];

const runs = (who: Known) => (who === 'organiser' ? 'in' : 'pilot-not-yours');

export const pilots: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listPilots: inCommunity,
    beginPilot: async (scene) => {
      const { world, communityId, organiser, facilitator, author } = scene;
      const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
      const note = await captureNote(world, author, session, noteDraft('Write decisions down'));
      const artifact = await publishArtifact(world, organiser, communityId, artifactDraft());
      return {
        params: { communityId, pilotId: id() },
        body: pilotDraft({
          prediction,
          artifact: { id: artifact.id, revision: 1 },
          collaborators: [{ personId: author.id, name: 'A', discipline: 'product' }],
          origin: { kind: 'note', sessionId: session.id, authorKey: note.authorKey, noteId: note.id },
        } as Parameters<typeof pilotDraft>[0]),
      };
    },
    // Sponsors may open it as well once it is reported.
    openPilot: async (scene) => ({ params: (await aReportedPilot(scene)).params }),
    changePilot: async (scene) => {
      const { pilot, ...said } = await aPilot(scene);
      return { ...said, body: draftOf(pilot, { title: 'A log of decisions' }) };
    },
    amendPrediction: async (scene) => {
      const { pilot, ...said } = await aPilot(scene);
      return { ...said, body: { prediction, endsOn: day(60), reason: 'We count otherwise' } };
    },
    checkInToPilot: async (scene) => ({
      params: { ...(await aPilot(scene)).params, on: day(0) },
      body: { state: 'wobbling', value: 3.5, words: 'Forgot it twice' },
    }),
    endPilot: async (scene) => {
      const { pilot, ...said } = await aPilot(scene);
      return { ...said, body: { word: 'The team was dissolved' } };
    },
    keepReport: async (scene) => ({
      params: (await aPilot(scene)).params,
      body: { form: reportForm(), upon: null },
    }),
    publishReport: async ({ world, communityId, organiser }) => {
      const { id: artifactId } = await publishArtifact(world, organiser, communityId, artifactDraft());
      const artifact = { id: artifactId, revision: 1 };
      const pilot = await beginPilot(world, organiser, communityId, { artifact });
      const params = { communityId, pilotId: pilot.id };
      return { params, etag: pilot.etag, body: { report, word: 'Published' } };
    },
    withdrawReport: async (scene) => ({
      ...(await aReportedPilot(scene)),
      body: { word: 'It was another team' },
    }),
    askToJoin: async (scene) => {
      const { world, communityId, author } = scene;
      const { id: pilotId } = await beginPilot(world, author, communityId);
      return { params: { communityId, pilotId }, body: { word: 'I would like to see it' } };
    },
    answerRequest: async (scene) => ({ params: await aRequest(scene), body: { accept: true } }),
  },
  beyondRole: {
    changePilot: runs,
    amendPrediction: runs,
    checkInToPilot: runs,
    endPilot: runs,
    keepReport: runs,
    publishReport: runs,
    withdrawReport: runs,
    answerRequest: runs,
  },
  repeats: {
    checkInToPilot: {
      'one that replaces another': {
        sample: async (scene) => {
          const params = { ...(await aPilot(scene)).params, on: day(0) };
          const body = { state: 'on-track' as const, value: 3, words: '' };
          await scene.world.call(scene.organiser, API.checkInToPilot, { params, body });
          return { params, body: { ...body, value: 4 } };
        },
      },
      'for a day that is over': {
        sample: async (scene) => ({
          params: { ...(await aPilot(scene)).params, on: day(-1) },
          body: { state: 'stuck', value: 7, words: '' },
        }),
      },
    },
    publishReport: {
      'a correction': {
        sample: async (scene) => ({
          ...(await aReportedPilot(scene)),
          body: { report: reportDraft({ verdict: 'mixed' }), word: 'Counted again' },
        }),
      },
    },
    answerRequest: {
      'it is declined': {
        sample: async (scene) => ({ params: await aRequest(scene), body: { accept: false } }),
      },
    },
  },
  reads: {
    asked: {
      listPilots: ofCommunity(API.listPilots),
      openPilot: async ({ world, reader, communityId, running, reported }) => {
        const open = ({ id: pilotId }: Pilot) =>
          world.call(reader, API.openPilot, { params: { communityId, pilotId } });
        return [await open(running), await open(reported)];
      },
    },
    counting: ['listPilots', 'openPilot'],
  },
  fields: {
    free: [
      ...['title', 'plan', 'aim', 'statement', 'name', 'unit', 'function', 'discipline', 'words', 'reason'],
      ...['word', ...WRITTEN],
    ],
    mayBeEmpty: ['plan', 'aim', 'unit', 'name', 'function', 'discipline'],
    mayBeNull: [
      ...['prediction', 'measure', 'size', 'works', 'personId', 'artifact', 'origin', 'annotation', 'quote'],
    ],
    measured: ['before', 'threshold', 'value'],
  },
  fieldsOf: {
    checkInToPilot: { mayBeEmpty: ['words'] },
    keepReport: {
      mayBeEmpty: WRITTEN,
      mayBeNull: ['verdict', 'upon', 'annotationPassage'],
      mayBeMissing: ['annotationPassage'],
    },
    publishReport: { mayBeEmpty: ['outcome', 'surprise', 'change', 'conditions', 'word'] },
    askToJoin: { mayBeEmpty: ['word'] },
    amendPrediction: { mayBeMissing: ['endsOn'] },
  },
};
