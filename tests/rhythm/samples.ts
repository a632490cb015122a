import { API } from '../../domain/api.ts';
import { nextByCadence } from '../../domain/community/community.ts';
import type { rhythm as area } from '../../domain/rhythm/area.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import { communityDraft, day, planFormDraft, planSession, sessionDraft } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { draftAt, heldNow, rhythmDraft } from './support.ts';

/** The version that stands, which other samples may have written; it is one that a row has. */
async function versionOf({ world, communityId, organiser }: Scene): Promise<string> {
  const params = { communityId };
  const { etag } = (await world.call(organiser, API.openRhythm, { params })).rhythm;
  if (etag !== UNDECIDED) return etag;
  return (await world.call(organiser, API.changeRhythm, { params, etag, body: rhythmDraft() })).etag;
}

/** Days that no other sample has decided about. */
let ahead = day(30);

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
    // Somebody has decided about it before, so that it has a version.
    decideDraft: async ({ world, organiser, communityId, facilitator }) => {
      ahead = nextByCadence({ ...communityDraft().cadence, every: 'week' }, ahead).date;
      const params = draftAt(communityId, ahead);
      const { etag } = await world.call(organiser, API.decideDraft, {
        params,
        etag: UNDECIDED,
        body: { date: ahead, form: null, skipped: 'Fair', meets: false },
      });
      return {
        params,
        etag,
        body: {
          date: ahead,
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
  reads: {
    asked: {
      openRhythm: ofCommunity(API.openRhythm),
      listHolidays: ofCommunity(API.listHolidays),
      listTried: ({ world, reader, communityId, coming }) =>
        world.call(reader, API.listTried, { params: { communityId, sessionId: coming.id } }),
    },
    counting: ['openRhythm', 'listTried'],
    make: async ({ world, reader, communityId, over }) => {
      await world.call(reader, API.changeRhythm, {
        params: { communityId },
        etag: UNDECIDED,
        body: rhythmDraft({ breaks: [{ from: day(40), to: day(50), name: 'August' }] }),
      });
      const { drafts } = await world.call(reader, API.openRhythm, { params: { communityId } });
      const [first] = drafts;
      if (!first) throw new Error('There is no draft');
      await world.call(reader, API.decideDraft, {
        params: draftAt(communityId, first.date),
        etag: UNDECIDED,
        body: { date: first.date, form: planFormDraft(reader), skipped: null, meets: false },
      });
      await world.call(reader, API.answerPrompt, {
        params: { communityId, sessionId: over.id },
        body: { text: 'I asked first, twice' },
      });
    },
  },
  later: { answerPrompt: ['agenda'] },
  fields: { free: ['text', 'skipped', 'name', 'words'], mayBeNull: ['text', 'skipped'] },
  fieldsOf: {
    changeRhythm: { free: ['name', 'words'], mayBeNull: ['country', 'region', 'countedFrom'] },
    listHolidays: { mayBeMissing: ['country', 'region'] },
    decideDraft: {
      free: [...TYPED, 'skipped'],
      mayBeEmpty: TYPED,
      mayBeNull: ['form', 'skipped'],
    },
  },
};
