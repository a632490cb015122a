import { API } from '../../domain/api.ts';
import type { knowledge as area } from '../../domain/knowledge/area.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

async function anArtifact({ world, communityId, organiser }: Scene) {
  const params = { communityId, artifactId: id() };
  const begun = await world.call(organiser, API.draftArtifact, { params, body: artifactDraft() });
  const { etag } = await world.call(organiser, API.publishArtifact, {
    params,
    body: { changeNote: 'First' },
    etag: begun.etag,
  });
  const revised = await world.call(organiser, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: 'More' }),
    etag,
  });
  return { params, etag: revised.etag };
}

/** An annotation of a published artifact by its organiser, as it was written. */
async function anAnnotation(scene: Scene, artifact = anArtifact(scene)) {
  const { params: at, etag: draft } = await artifact;
  const params = { ...at, annotationId: id() };
  const { etag } = await scene.world.call(scene.organiser, API.annotate, { params, body: annotation() });
  return { params, etag, draft };
}

/** Before every other id. */
const FIRST = '00000000-0000-4000-8000-000000000000';

/** The organiser has written the annotation. */
const ofAuthor = (who: Known) => (who === 'organiser' ? 'in' : 'annotation-not-yours');

/** The organiser has published the artifact. */
const ofOwner = (who: Known) => (who === 'organiser' ? 'in' : 'owner-decides');

const annotation = () => ({
  kind: 'exception' as const,
  words: 'Not with people one has just met',
  context: 'Payments',
  revision: 1,
  anchor: { start: 0, end: 7 },
  sessionId: null,
  pilotId: null,
});

export const knowledge: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listArtifacts: inCommunity,
    draftArtifact: async ({ communityId }) => ({
      params: { communityId, artifactId: id() },
      body: {
        ...artifactDraft({ reviewBy: '2027-01-31' }),
        madeFrom: { id: id(), title: 'Weekly review' },
      },
    }),
    openArtifact: async (scene) => ({ params: (await anArtifact(scene)).params }),
    reviseArtifact: async (scene) => ({
      ...(await anArtifact(scene)),
      body: artifactDraft({ title: 'Anew' }),
    }),
    publishArtifact: async (scene) => {
      const { params, etag, draft } = await anAnnotation(scene);
      const { annotationId, ...artifact } = params;
      const body = { changeNote: 'Second', incorporates: [{ id: annotationId, etag }] };
      return { params: artifact, etag: draft, body };
    },
    tellImport: async ({ communityId }) => ({
      params: { communityId, importId: id() },
      body: { count: 13, root: 'plays' },
    }),
    discardDraft: anArtifact,
    restoreRevision: async (scene) => {
      const { params, etag: before } = await anArtifact(scene);
      const { etag } = await scene.world.call(scene.organiser, API.publishArtifact, {
        params,
        body: { changeNote: 'Second' },
        etag: before,
      });
      return { params: { ...params, number: '1' }, etag, body: { changeNote: 'Restored revision 1' } };
    },
    giveArtifact: async (scene) => ({
      ...(await anArtifact(scene)),
      body: { ownerId: scene.organiser.id },
    }),
    reviewArtifact: async (scene) => ({
      ...(await anArtifact(scene)),
      body: { reviewBy: '2027-05-29' },
    }),
    keepEditing: async (scene) => ({ params: (await anArtifact(scene)).params, body: { open: true } }),
    listStale: async ({ communityId }) => ({ params: { communityId }, query: { on: '2026-11-29' } }),
    openRevision: async (scene) => ({ params: { ...(await anArtifact(scene)).params, number: '1' } }),
    searchKnowledge: async ({ communityId }) => ({ params: { communityId }, query: { q: 'feedback' } }),
    listTags: inCommunity,
    renameTag: async ({ communityId }) => ({
      params: { communityId },
      body: { from: 'hiring', to: 'recruiting' },
    }),
    listRelated: async (scene) => ({ params: (await anArtifact(scene)).params }),
    listAnnotations: async (scene) => {
      const { params } = await anAnnotation(scene);
      const { annotationId: _, ...artifact } = params;
      return { params: artifact, query: { after: FIRST } };
    },
    annotate: async (scene) => ({
      params: { ...(await anArtifact(scene)).params, annotationId: id() },
      body: annotation(),
    }),
    changeAnnotation: async (scene) => {
      const { params, etag } = await anAnnotation(scene);
      return { params, etag, body: { kind: 'failed', words: 'Never with strangers', context: '' } };
    },
    removeAnnotation: async (scene) => {
      const { params, etag } = await anAnnotation(scene);
      return { params, etag };
    },
    answerAnnotation: async (scene) => {
      const { params } = await anAnnotation(scene);
      return { params: { ...params, answerId: id() }, body: { words: 'Not even once?' } };
    },
    placeAnnotation: async (scene) => {
      const { params, etag } = await anAnnotation(scene);
      return { params, etag, body: { revision: 1, anchor: { start: 8, end: 17 } } };
    },
    declineAnnotation: async (scene) => {
      const { params, etag } = await anAnnotation(scene);
      return { params, etag, body: { reason: 'It says so further down' } };
    },
  },
  beyondRole: { changeAnnotation: ofAuthor, removeAnnotation: ofAuthor, giveArtifact: ofOwner },
  reads: {
    asked: {
      listArtifacts: ofCommunity(API.listArtifacts),
      listStale: ({ world, reader, communityId }) =>
        world.call(reader, API.listStale, { params: { communityId }, query: { on: '2026-11-29' } }),
      openArtifact: ({ world, reader, communityId, artifactId }) =>
        world.call(reader, API.openArtifact, { params: { communityId, artifactId } }),
      listAnnotations: ({ world, reader, communityId, artifactId }) =>
        world.call(reader, API.listAnnotations, {
          params: { communityId, artifactId },
          query: { after: '00000000-0000-4000-8000-000000000000' },
        }),
      openRevision: ({ world, reader, communityId, artifactId }) =>
        world.call(reader, API.openRevision, { params: { communityId, artifactId, number: '1' } }),
      listTags: ofCommunity(API.listTags),
      listRelated: ({ world, reader, communityId, artifactId }) =>
        world.call(reader, API.listRelated, { params: { communityId, artifactId } }),
      searchKnowledge: ({ world, reader, communityId }) =>
        world.call(reader, API.searchKnowledge, { params: { communityId }, query: { q: 'feedback' } }),
    },
    counting: [
      'listAnnotations',
      'listArtifacts',
      'listStale',
      'listTags',
      'openArtifact',
      'searchKnowledge',
    ],
  },
  fields: {
    free: ['title', 'body', 'changeNote', 'q', 'words', 'context', 'reason', 'tags', 'from', 'to', 'root'],
    mayBeEmpty: ['context', 'tags'],
    mayBeMissing: ['incorporates', 'inImport', 'takenBack', 'tags', 'madeFrom'],
    mayBeNull: ['root', 'reviewBy', 'anchor', 'sessionId', 'pilotId'],
  },
};
