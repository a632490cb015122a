import { API } from '../../domain/api.ts';
import type { synthesis as area } from '../../domain/synthesis/area.ts';
import { captureNote, day, id, noteDraft, pastSessionDraft, planSession } from '../http/guild.ts';
import type { AreaSamples, Scene } from '../http/scene.ts';
import type { Told } from '../http/told.ts';

async function aNote({ world, communityId, organiser, author }: Scene) {
  const session = await planSession(world, organiser, communityId, pastSessionDraft(organiser));
  const note = await captureNote(world, author, session, noteDraft('Ask before you tell'));
  return {
    session,
    from: { kind: 'note' as const, sessionId: session.id, authorKey: note.authorKey, noteId: note.id },
  };
}

const QUARTER = () => ({ from: day(-60), to: day(30) });

const THING = '77777777-7777-4777-8777-777777777777';

/** A note of the session that is over has become an artifact. */
async function make({ world, reader, communityId, over, artifactId }: Told) {
  const note = await captureNote(world, reader, over, noteDraft('A note that becomes more'));
  const from = { kind: 'note' as const, sessionId: over.id, authorKey: note.authorKey, noteId: note.id };
  await world.call(reader, API.keepOrigin, {
    params: { communityId, thingId: THING },
    body: { of: { kind: 'annotation', artifactId }, from },
  });
}

export const synthesis: AreaSamples<keyof typeof area.routes> = {
  samples: {
    keepOrigin: async (scene) => {
      const { from } = await aNote(scene);
      return {
        params: { communityId: scene.communityId, thingId: id() },
        body: { of: { kind: 'artifact' }, from },
      };
    },
    openOrigin: async ({ communityId }) => ({ params: { communityId, thingId: id() } }),
    listBecame: async (scene) => {
      const { session } = await aNote(scene);
      return { params: { communityId: scene.communityId, sessionId: session.id } };
    },
    assembleReport: async ({ communityId }) => ({ params: { communityId }, query: QUARTER() }),
  },
  reads: {
    asked: {
      openOrigin: ({ world, reader, communityId }) =>
        world.call(reader, API.openOrigin, { params: { communityId, thingId: THING } }),
      listBecame: ({ world, reader, communityId, over }) =>
        world.call(reader, API.listBecame, { params: { communityId, sessionId: over.id } }),
      assembleReport: ({ world, reader, communityId }) =>
        world.call(reader, API.assembleReport, { params: { communityId }, query: QUARTER() }),
    },
    counting: ['listBecame', 'assembleReport'],
    make,
  },
};
