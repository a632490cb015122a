import { API } from '../../domain/api.ts';
import type { recognition as area } from '../../domain/recognition/area.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { captureNote, noteDraft, pastSessionDraft, planSession } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

/** A note of somebody in a session. */
async function aNoteOf({ world, communityId, organiser, facilitator }: Scene, author: Person) {
  const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
  const note = await captureNote(world, author, session, noteDraft('Ask first'));
  return { kind: 'note' as const, sessionId: session.id, authorKey: note.authorKey, noteId: note.id };
}

const words = 'This has changed how I begin';
/** The author recognises a note of somebody. */
async function recognised(scene: Scene, whose: Person, by: Person) {
  const about = await aNoteOf(scene, whose);
  const params = { communityId: scene.communityId };
  await scene.world.call(by, API.recognise, { params, body: { about, words } });
  return { params, about };
}

export const recognition: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listRecognitions: async (scene) => {
      const { params, about } = await recognised(scene, scene.organiser, scene.author);
      return { params, query: { of: 'session', id: about.sessionId } };
    },
    recognise: async (scene) => ({
      params: { communityId: scene.communityId },
      body: { about: await aNoteOf(scene, scene.author), words },
    }),
    takeBackRecognition: async (scene) => {
      const { params, about } = await recognised(scene, scene.author, scene.organiser);
      return { params, body: { about } };
    },
    hideRecognition: async (scene) => {
      const { params, about } = await recognised(scene, scene.organiser, scene.author);
      return { params, body: { about, by: scene.author.id, hidden: true } };
    },
    recognitionSettings: inCommunity,
    setMyRecognition: async ({ communityId }) => ({ params: { communityId }, body: { on: true } }),
    setCommunityRecognition: async ({ communityId }) => ({ params: { communityId }, body: { on: true } }),
  },
  beyondRole: { hideRecognition: (who: Known) => (who === 'organiser' ? 'in' : 'not-found') },
  reads: {
    asked: {
      listRecognitions: ({ world, reader, communityId, running }) =>
        world.call(reader, API.listRecognitions, {
          params: { communityId },
          query: { of: 'pilot', id: running.id },
        }),
      recognitionSettings: ofCommunity(API.recognitionSettings),
    },
    counting: ['listRecognitions', 'recognitionSettings'],
    make: async ({ world, other, communityId, running }) => {
      const params = { communityId };
      const about = { kind: 'pilot' as const, pilotId: running.id };
      await world.call(other, API.recognise, { params, body: { about, words: 'Well begun' } });
      await world.call(other, API.setMyRecognition, { params, body: { on: false } });
    },
  },
  fields: { free: ['words'] },
};
