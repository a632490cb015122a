import { API } from '../../domain/api.ts';
import { id, noteDraft, noteSecret, pastSessionDraft, planSession } from '../http/guild.ts';
import type { Scene } from '../http/scene.ts';

/** A session for which the organiser has prepared something. */
async function prepared({ world, communityId, organiser, facilitator }: Scene) {
  const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
  const params = { communityId, sessionId: session.id };
  const body = { text: 'What my team said', upon: null };
  const { etag } = await world.call(organiser, API.keepPreparation, { params, body });
  if (etag === null) throw new Error('Nothing was kept');
  return { params, etag };
}

async function sentAsNote(scene: Scene, secret: string | null) {
  const { params, etag } = await prepared(scene);
  const body = { note: noteDraft('What my team said'), secret, prepared: etag };
  return { params: { ...params, noteId: id() }, body };
}

async function changedTo(scene: Scene, text: string) {
  const { params, etag } = await prepared(scene);
  return { params, body: { text, upon: etag } };
}

/** What is prepared, changed and sent, each of it twice. */
export const preparationRepeats = {
  captureNote: {
    'what was prepared': { sample: (scene: Scene) => sentAsNote(scene, null) },
    'what was prepared, without a name': { sample: (scene: Scene) => sentAsNote(scene, noteSecret()) },
  },
  keepPreparation: {
    'upon an earlier version': { sample: (scene: Scene) => changedTo(scene, 'What my team said since') },
    'with nothing in it': { sample: (scene: Scene) => changedTo(scene, '') },
  },
};
