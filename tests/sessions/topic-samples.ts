import { API } from '../../domain/api.ts';
import type { NewTopicDraft } from '../../domain/sessions/topic.ts';
import { id } from '../http/guild.ts';
import type { Known, MakeSample, Scene } from '../http/scene.ts';

const draft = (): NewTopicDraft => ({
  title: 'When nobody answers',
  why: 'It comes up in every session',
  taxonomy: 'people',
  from: null,
});

/** A topic that the author has added, without any other that somebody could have voted for. */
async function aTopic({ world, communityId, organiser, author }: Scene) {
  const where = { communityId };
  const { topics } = await world.call(organiser, API.listTopics, { params: where, query: { state: 'open' } });
  for (const topic of topics)
    await world.call(organiser, API.closeTopic, {
      params: { ...where, topicId: topic.id },
      body: { word: 'Said' },
    });
  const params = { ...where, topicId: id() };
  const { topic } = await world.call(author, API.addTopic, { params, body: draft() });
  return { params, etag: topic.etag };
}

const ofTopic: MakeSample = async (scene) => ({ params: (await aTopic(scene)).params });

export const topicSamples = {
  listTopics: async (scene: Scene) => {
    const { communityId } = (await aTopic(scene)).params;
    return { params: { communityId }, query: { state: 'open' } };
  },
  listGrownTopics: async ({ communityId }: Scene) => ({
    params: { communityId },
    query: { kind: 'pilot', of: id() },
  }),
  openTopic: ofTopic,
  addTopic: async ({ communityId }: Scene) => ({ params: { communityId, topicId: id() }, body: draft() }),
  changeTopic: async (scene: Scene) => {
    const { from, ...body } = draft();
    return { ...(await aTopic(scene)), body: { ...body, title: 'When somebody does not answer' } };
  },
  voteForTopic: ofTopic,
  takeVoteBack: async (scene: Scene) => {
    const { params } = await aTopic(scene);
    await scene.world.call(scene.organiser, API.voteForTopic, { params });
    return { params };
  },
  closeTopic: async (scene: Scene) => ({
    params: (await aTopic(scene)).params,
    body: { word: 'Said already' },
  }),
};

const whoseItIs = (who: Known) => (who === 'organiser' ? 'in' : 'topic-not-yours');
export const topicsBeyondRole = { changeTopic: whoseItIs, closeTopic: whoseItIs } as const;

export const topicRepeats = {
  changeTopic: { 'whoever added it': { by: 'author' } },
  closeTopic: { 'whoever added it': { by: 'author' } },
} as const;
