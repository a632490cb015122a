import { API } from '../../domain/api.ts';
import type { knowledge as area } from '../../domain/knowledge/area.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';

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

export const knowledge: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listArtifacts: inCommunity,
    draftArtifact: async ({ communityId }) => ({
      params: { communityId, artifactId: id() },
      body: artifactDraft({ reviewBy: '2027-01-31' }),
    }),
    openArtifact: async (scene) => ({ params: (await anArtifact(scene)).params }),
    reviseArtifact: async (scene) => ({
      ...(await anArtifact(scene)),
      body: artifactDraft({ title: 'Anew' }),
    }),
    publishArtifact: async (scene) => ({ ...(await anArtifact(scene)), body: { changeNote: 'Second' } }),
    discardDraft: anArtifact,
    openRevision: async (scene) => ({ params: { ...(await anArtifact(scene)).params, number: '1' } }),
    searchKnowledge: async ({ communityId }) => ({ params: { communityId }, query: { q: 'feedback' } }),
  },
  fields: { free: ['title', 'body', 'changeNote', 'q'], mayBeNull: ['reviewBy'] },
};
