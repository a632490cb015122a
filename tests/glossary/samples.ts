import { API } from '../../domain/api.ts';
import type { glossary as area } from '../../domain/glossary/area.ts';
import { id } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { another, approve, endProposal, propose } from './drafts.ts';

/** A term that the organiser has proposed. */
async function aProposal({ world, communityId, organiser }: Scene) {
  const { id: termId, etag } = await propose(world, organiser, communityId, another());
  return { params: { communityId, termId }, etag };
}

/** The approved term that is asked for. */
let approved = '';

export const glossary: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listTerms: inCommunity,
    openTerm: async (scene) => ({ params: (await aProposal(scene)).params }),
    findTermUses: async (scene) => ({ params: (await aProposal(scene)).params }),
    proposeTerm: async ({ communityId }) => ({ params: { communityId, termId: id() }, body: another() }),
    changeTermProposal: async (scene) => ({ ...(await aProposal(scene)), body: another() }),
    answerTerm: async (scene) => ({
      params: (await aProposal(scene)).params,
      body: { round: 1, objection: 'That is something else' },
    }),
    setTermObjectionAside: async (scene) => {
      const { world, communityId, facilitator, bystander } = scene;
      const { id: termId } = await propose(world, facilitator, communityId, another());
      await world.call(bystander, API.answerTerm, {
        params: { communityId, termId },
        body: { round: 1, objection: 'That is something else' },
      });
      await endProposal(world, communityId, termId);
      return {
        params: { communityId, termId, personId: bystander.id },
        body: { round: 1, word: 'It is said so everywhere' },
      };
    },
    withdrawTerm: async (scene) => ({
      params: (await aProposal(scene)).params,
      body: { word: 'Too early' },
    }),
  },
  beyondRole: {
    changeTermProposal: (who) => (who === 'organiser' ? 'in' : 'proposal-not-yours'),
    withdrawTerm: (who) => (who === 'organiser' ? 'in' : 'proposal-not-yours'),
  },
  reads: {
    asked: {
      listTerms: ofCommunity(API.listTerms),
      openTerm: ({ world, reader, communityId }) =>
        world.call(reader, API.openTerm, { params: { communityId, termId: approved } }),
      findTermUses: ({ world, reader, communityId }) =>
        world.call(reader, API.findTermUses, { params: { communityId, termId: approved } }),
    },
    counting: ['listTerms', 'openTerm'],
    make: async ({ world, reader, communityId }) => {
      approved = await approve(world, reader, communityId, another());
      await propose(world, reader, communityId, another());
    },
  },
  fields: {
    free: ['term', 'definition', 'synonyms', 'plurals', 'notConfused', 'word', 'objection'],
    mayBeEmpty: ['word', 'synonyms', 'plurals', 'notConfused'],
    mayBeNull: ['objection', 'entry', 'plurals'],
  },
};
