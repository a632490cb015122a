import { API } from '../../domain/api.ts';
import type { inclusion as area } from '../../domain/inclusion/area.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { someone } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

/** The places in the directory of people who do not belong to the community. */
const [FIRST, LAST] = [15, 22] as const;
/** Of whom one is declined, and is not asked about again. */
const DECLINED = 23;

let next: number = LAST;
/** Somebody who does not belong to the community, or not any more; another one each time. */
async function stranger({ world, organiser, communityId }: Scene) {
  next = next < LAST ? next + 1 : FIRST;
  const person = someone(world, next);
  const params = { communityId };
  const { members } = await world.call(organiser, API.listMembers, { params });
  if (members.some(({ id }) => id === person.id))
    await world.call(organiser, API.removeMember, { params: { communityId, personId: person.id } });
  return person;
}

const findable = ({ world, organiser, communityId }: Scene) =>
  world.call(organiser, API.setDiscoverable, { params: { communityId }, body: { discoverable: true } });

async function aProposal(scene: Scene, whom?: Person) {
  const { world, organiser, communityId } = scene;
  const params = { communityId, personId: (whom ?? (await stranger(scene))).id };
  await world.call(organiser, API.proposeMember, { params, body: { word: 'Runs the night desk' } });
  return params;
}

async function aRequest(scene: Scene, by?: Person) {
  const { world, communityId } = scene;
  await findable(scene);
  const who = by ?? (await stranger(scene));
  await world.call(who, API.askToBelong, { params: { communityId }, body: { word: 'I lead a team' } });
  return { communityId, personId: who.id };
}

const yes = { role: 'member', word: '', tell: false };
const no = { role: null, word: 'Not now' };

export const inclusion: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openProfile: inCommunity,
    describeMyself: async ({ communityId }) => ({
      params: { communityId },
      body: { level: 'manager', discipline: null },
    }),
    openComposition: inCommunity,
    countComposition: inCommunity,
    listJoining: inCommunity,
    proposeMember: async (scene) => ({
      params: { communityId: scene.communityId, personId: (await stranger(scene)).id },
      body: { word: 'Runs the night desk' },
    }),
    // Nobody has proposed a member; whose proposal it is matters only where there is one.
    withdrawProposal: async ({ communityId, bystander }) => ({
      params: { communityId, personId: bystander.id },
    }),
    answerProposal: async (scene) => ({ params: await aProposal(scene), body: yes }),
    answerJoinRequest: async (scene) => ({ params: await aRequest(scene), body: yes }),
    setDiscoverable: async ({ communityId }) => ({
      params: { communityId },
      body: { discoverable: true },
    }),
    listJoinable: async () => ({ query: {} }),
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
      'it is declined': {
        sample: async (scene) => ({
          params: await aProposal(scene, someone(scene.world, DECLINED)),
          body: no,
        }),
      },
    },
    answerJoinRequest: {
      'it is declined': {
        sample: async (scene) => ({
          params: await aRequest(scene, someone(scene.world, DECLINED)),
          body: no,
        }),
      },
    },
  },
  reads: {
    asked: {
      openProfile: ofCommunity(API.openProfile),
      openComposition: ofCommunity(API.openComposition),
      listJoining: ofCommunity(API.listJoining),
      listJoinable: ({ world }) => world.call(someone(world, LAST), API.listJoinable, { query: {} }),
      openJoinable: ({ world, communityId }) =>
        world.call(someone(world, FIRST), API.openJoinable, { params: { communityId } }),
    },
    counting: ['openComposition', 'listJoining', 'listJoinable'],
    make: async ({ world, reader, other, communityId }) => {
      const params = { communityId };
      const body = { level: 'manager' as const, discipline: null };
      await world.call(reader, API.describeMyself, { params, body });
      await world.call(reader, API.countComposition, { params });
      await world.call(reader, API.setDiscoverable, { params, body: { discoverable: true } });
      const personId = someone(world, LAST).id;
      await world.call(other, API.proposeMember, {
        params: { communityId, personId },
        body: { word: 'Runs the night desk' },
      });
      await world.call(someone(world, FIRST), API.askToBelong, { params, body: { word: 'I lead a team' } });
    },
  },
  // Whoever joins is invited to the sessions to come.
  later: {
    answerProposal: ['event', 'rsvps', 'session'],
    answerJoinRequest: ['event', 'rsvps', 'session'],
  },
  fields: {
    free: ['word'],
    mayBeEmpty: ['word'],
    mayBeNull: ['level', 'discipline', 'role'],
    mayBeMissing: ['tell'],
  },
};
