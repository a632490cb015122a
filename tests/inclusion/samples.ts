import { API } from '../../domain/api.ts';
import type { inclusion as area } from '../../domain/inclusion/area.ts';
import { someone } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';

/** Strangers to the community, another one each time: whoever has asked or was declined is not asked about again. */
let next = 15;
const stranger = ({ world }: Scene) => {
  next = next >= 34 ? 16 : next + 1;
  return someone(world, next);
};

const findable = ({ world, organiser, communityId }: Scene) =>
  world.call(organiser, API.setDiscoverable, { params: { communityId }, body: { discoverable: true } });

async function aProposal(scene: Scene) {
  const { world, organiser, communityId } = scene;
  const params = { communityId, personId: stranger(scene).id };
  await world.call(organiser, API.proposeMember, { params, body: { word: 'Runs the night desk' } });
  return params;
}

async function aRequest(scene: Scene) {
  const { world, communityId } = scene;
  await findable(scene);
  const who = stranger(scene);
  await world.call(who, API.askToBelong, { params: { communityId }, body: { word: 'I lead a team' } });
  return { communityId, personId: who.id };
}

/** Takes back what somebody was added or asked for. */
const answered = { role: null, word: 'Not now' };

export const inclusion: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openProfile: inCommunity,
    describeMyself: async ({ communityId }) => ({
      params: { communityId },
      body: { level: 'manager', discipline: null },
    }),
    openComposition: inCommunity,
    takeStock: inCommunity,
    listJoining: inCommunity,
    proposeMember: async (scene) => ({
      params: { communityId: scene.communityId, personId: stranger(scene).id },
      body: { word: 'Runs the night desk' },
    }),
    withdrawProposal: async (scene) => ({
      params: { communityId: scene.communityId, personId: stranger(scene).id },
    }),
    answerProposal: async (scene) => ({ params: await aProposal(scene), body: answered }),
    answerJoinRequest: async (scene) => ({ params: await aRequest(scene), body: answered }),
    setDiscoverable: async ({ communityId }) => ({
      params: { communityId },
      body: { discoverable: true },
    }),
    listJoinable: async () => ({}),
    openJoinable: async (scene) => {
      await findable(scene);
      return { params: { communityId: scene.communityId } };
    },
    askToBelong: async (scene) => {
      await findable(scene);
      return { params: { communityId: scene.communityId }, body: { word: 'I lead a team' } };
    },
    takeRequestBack: inCommunity,
  },
  repeats: {
    answerProposal: {
      'somebody joins': {
        sample: async (scene) => ({
          params: await aProposal(scene),
          body: { role: 'member', word: '', tell: false },
        }),
      },
    },
    answerJoinRequest: {
      'somebody joins': {
        sample: async (scene) => ({ params: await aRequest(scene), body: { role: 'member', word: '' } }),
      },
    },
  },
  fields: {
    free: ['word'],
    mayBeEmpty: ['word'],
    mayBeNull: ['level', 'discipline', 'role'],
    mayBeMissing: ['tell'],
  },
};
