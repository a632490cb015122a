import { API } from '../../domain/api.ts';
import type { scoring as area } from '../../domain/scoring/area.ts';
import { day, id } from '../http/guild.ts';
import type { AreaSamples, Known, Scene } from '../http/scene.ts';
import { aRevealedRound, aRound, aRubric, aScoredRound, roundDraft, scores } from './drafts.ts';

const revealed = ({ world, communityId, organiser, author }: Scene) =>
  aRevealedRound(world, organiser, communityId, [organiser, author]);
/** Begun by the organiser, so that nobody else runs it. */
const runs = (who: Known) => (who === 'organiser' ? 'in' : 'role-may-not');

export const scoring: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listRounds: async ({ world, communityId, organiser }) => {
      const { artifactId } = await aRound(world, organiser, communityId);
      return { params: { communityId, artifactId } };
    },
    beginRound: async ({ world, communityId, organiser }) => {
      const { id: artifactId } = await aRubric(world, organiser, communityId);
      return { params: { communityId, artifactId, roundId: id() }, body: roundDraft() };
    },
    openRound: async (scene) => ({ params: (await revealed(scene)).params }),
    scoreRound: async ({ world, communityId, organiser }) => ({
      params: await aRound(world, organiser, communityId),
      body: { pass: 1, scores: scores(2, 1) },
    }),
    revealRound: async ({ world, communityId, organiser, author }) => ({
      params: await aScoredRound(world, organiser, communityId, [organiser, author]),
      body: { pass: 1 },
    }),
    scoreAgain: async (scene) => ({ params: (await revealed(scene)).params, body: { pass: 1 } }),
    showMyScores: async (scene) => ({ params: (await revealed(scene)).params, body: { shown: true } }),
    closeRound: async (scene) => {
      const { params, round } = await revealed(scene);
      return { params, body: { word: 'Two of us decide', again: day(60) }, etag: round.etag };
    },
    removeRound: async ({ world, communityId, organiser }) => ({
      params: await aRound(world, organiser, communityId),
    }),
  },
  beyondRole: {
    revealRound: runs,
    scoreAgain: runs,
    showMyScores: (who) => (who === 'organiser' ? 'in' : 'not-scored'),
    closeRound: runs,
    removeRound: runs,
  },
  reads: {
    asked: {
      listRounds: async ({ world, reader, communityId }) => {
        const { artifacts } = await world.call(reader, API.listArtifacts, { params: { communityId } });
        return Promise.all(
          artifacts.map(({ id: artifactId }) =>
            world.call(reader, API.listRounds, { params: { communityId, artifactId } }),
          ),
        );
      },
      openRound: async ({ world, reader, communityId }) => {
        const { artifacts } = await world.call(reader, API.listArtifacts, { params: { communityId } });
        const rubrics = artifacts.filter(({ type }) => type === 'rubric');
        return Promise.all(
          rubrics.map(async ({ id: artifactId }) => {
            const params = { communityId, artifactId };
            const { rounds } = await world.call(reader, API.listRounds, { params });
            return Promise.all(
              rounds.map((round) =>
                world.call(reader, API.openRound, { params: { ...params, roundId: round.id } }),
              ),
            );
          }),
        );
      },
    },
    counting: ['listRounds', 'openRound'],
    make: async ({ world, reader, other, communityId }) => {
      const { params } = await aRevealedRound(world, reader, communityId, [reader, other]);
      await world.call(other, API.showMyScores, { params, body: { shown: true } });
      await world.call(reader, API.scoreAgain, { params, body: { pass: 1 } });
    },
  },
  fields: {
    free: ['subject', 'word'],
    mayBeEmpty: ['word'],
    mayBeNull: ['sessionId', 'after', 'again'],
    mayBeZero: ['level'],
  },
};
