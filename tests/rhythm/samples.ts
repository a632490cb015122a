import { API } from '../../domain/api.ts';
import type { rhythm as area } from '../../domain/rhythm/area.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import { day, planFormDraft, planSession, sessionDraft } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { draftAt, heldNow, rhythmDraft } from './support.ts';

/** The version that stands, which other samples may have written. */
async function versionOf({ world, communityId, organiser }: Scene): Promise<string> {
  return (await world.call(organiser, API.openRhythm, { params: { communityId } })).rhythm.etag;
}

/** Days that no other sample has decided about. */
let ahead = 30;

const TYPED = ['topic', 'purpose', 'date', 'time', 'minutes', 'zone', 'facilitatorId', 'artifactIds'];

export const rhythm: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openRhythm: inCommunity,
    changeRhythm: async (scene) => ({
      params: { communityId: scene.communityId },
      etag: await versionOf(scene),
      body: rhythmDraft({
        country: 'DE',
        region: 'BE',
        breaks: [{ from: day(40), to: day(50), name: 'August' }],
        countedFrom: day(3),
      }),
    }),
    listHolidays: async ({ communityId }) => ({
      params: { communityId },
      query: { country: 'DE', region: 'BE' },
    }),
    decideDraft: async ({ communityId, facilitator }) => {
      ahead += 1;
      return {
        params: draftAt(communityId, day(ahead)),
        etag: UNDECIDED,
        body: {
          date: day(ahead),
          form: planFormDraft(facilitator),
          skipped: 'Works outing',
          meets: false,
        },
      };
    },
    answerPrompt: async ({ world, communityId, organiser }) => {
      const { id: sessionId } = await heldNow(world, organiser, communityId);
      return { params: { communityId, sessionId }, body: { text: 'I asked first, twice' } };
    },
    listTried: async ({ world, communityId, organiser }) => {
      const { id: sessionId } = await planSession(world, organiser, communityId, sessionDraft(organiser));
      return { params: { communityId, sessionId } };
    },
  },
  fields: { free: ['text', 'skipped', 'name', 'words'], mayBeNull: ['text', 'skipped'] },
  fieldsOf: {
    changeRhythm: { free: ['name', 'words'], mayBeNull: ['country', 'region', 'countedFrom'] },
    decideDraft: {
      free: [...TYPED, 'skipped'],
      mayBeEmpty: TYPED,
      mayBeNull: ['form', 'skipped'],
    },
  },
};
