import { API } from '../../domain/api.ts';
import type { charter as area } from '../../domain/charter/area.ts';
import { day, id } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { adopt, endProposal, proposalDraft, propose } from './drafts.ts';

/** A proposal of the organiser's, in a community where nothing else is proposed. */
async function aProposal(scene: Scene) {
  const { world, communityId, organiser } = scene;
  await nothingOpen(scene);
  const { id: proposalId, etag } = await propose(world, organiser, communityId, another());
  return { params: { communityId, proposalId }, etag };
}

let count = 0;
/** Another text each time. */
const another = () => {
  count += 1;
  return proposalDraft({ outcomes: [`Outcome ${count}`] });
};

/** Withdraws what is proposed. */
async function nothingOpen({ world, communityId, organiser }: Scene) {
  const params = { communityId };
  const { proposal } = await world.call(organiser, API.openCharter, { params });
  if (!proposal) return;
  const by = world.microsoft365.people.find((one) => one.id === proposal.by.id) ?? organiser;
  await world.ask(by, API.withdrawCharterProposal, {
    params: { ...params, proposalId: proposal.id },
    body: { word: 'Another one' },
  });
}

async function anAdopted(scene: Scene) {
  await nothingOpen(scene);
  const { version } = await adopt(scene.world, scene.organiser, scene.communityId, another());
  return { params: { communityId: scene.communityId }, version };
}

export const charter: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openCharter: inCommunity,
    listCharterVersions: inCommunity,
    proposeCharter: async (scene) => {
      await nothingOpen(scene);
      return { params: { communityId: scene.communityId, proposalId: id() }, body: another() };
    },
    changeCharterProposal: async (scene) => ({ ...(await aProposal(scene)), body: another() }),
    answerCharterProposal: async (scene) => ({
      params: (await aProposal(scene)).params,
      body: { round: 1, objection: 'It leaves out those who joined last' },
    }),
    setCharterObjectionAside: async (scene) => {
      await nothingOpen(scene);
      const { world, communityId, facilitator, bystander } = scene;
      const { id: proposalId } = await propose(world, facilitator, communityId, another());
      await world.call(bystander, API.answerCharterProposal, {
        params: { communityId, proposalId },
        body: { round: 1, objection: 'It leaves out those who joined last' },
      });
      await endProposal(world, communityId, proposalId);
      return {
        params: { communityId, proposalId, personId: bystander.id },
        body: { round: 1, word: 'They were asked twice' },
      };
    },
    withdrawCharterProposal: async (scene) => ({
      params: (await aProposal(scene)).params,
      body: { word: 'Too early' },
    }),
    acceptCharter: async (scene) => {
      const { params, version } = await anAdopted(scene);
      return { params, body: { version } };
    },
    nudgeCharter: async (scene) => ({ params: (await anAdopted(scene)).params, body: {} }),
    reviewCharter: async (scene) => ({
      params: (await anAdopted(scene)).params,
      body: { next: day(90) },
    }),
  },
  beyondRole: {
    changeCharterProposal: (who) => (who === 'organiser' ? 'in' : 'proposal-not-yours'),
    withdrawCharterProposal: (who) => (who === 'organiser' ? 'in' : 'proposal-not-yours'),
  },
  reads: {
    asked: {
      openCharter: ofCommunity(API.openCharter),
      listCharterVersions: ofCommunity(API.listCharterVersions),
    },
    counting: ['openCharter', 'listCharterVersions'],
    make: async ({ world, reader, other, communityId }) => {
      const { version } = await adopt(world, reader, communityId);
      await world.call(other, API.acceptCharter, { params: { communityId }, body: { version } });
      await propose(world, reader, communityId, another());
    },
  },
  fields: {
    free: ['purpose', 'northStar', 'outcomes', 'norms', 'decisionRule', 'word', 'objection'],
    mayBeEmpty: ['northStar', 'outcomes', 'norms', 'decisionRule'],
    mayBeNull: ['objection'],
  },
};
