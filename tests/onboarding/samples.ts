import { API } from '../../domain/api.ts';
import type { onboarding as area } from '../../domain/onboarding/area.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

/** The author offers to be a buddy and is nobody's, and nobody of the scene has asked anybody. */
async function offered({ world, communityId, organiser, facilitator, author, bystander }: Scene) {
  const params = { communityId };
  for (const person of [organiser, facilitator, author, bystander])
    await world.call(person, API.endBuddy, { params });
  const { newcomers } = await world.call(author, API.offerToBeBuddy, { params, body: { offers: true } });
  for (const { person } of newcomers)
    await world.call(author, API.answerNewcomer, {
      params: { communityId, personId: person.id },
      body: { accept: false },
    });
  return { params, body: { personId: author.id } };
}

/** The bystander has asked the organiser. */
async function asked(scene: Scene) {
  const { world, communityId, organiser, bystander } = scene;
  await offered(scene);
  const params = { communityId };
  await world.call(bystander, API.askBuddy, { params, body: { personId: organiser.id } });
  return { communityId, personId: bystander.id };
}

export const onboarding: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openOnboarding: inCommunity,
    listWorthReading: inCommunity,
    doStep: async ({ communityId }) => ({
      params: { communityId, step: 'notes' },
      body: { done: true, opened: [] },
    }),
    dismissOnboarding: async (scene) => ({ ...(await inCommunity(scene)), body: { dismissed: true } }),
    askBuddy: offered,
    endBuddy: inCommunity,
    listMyNewcomers: inCommunity,
    offerToBeBuddy: async (scene) => ({ ...(await inCommunity(scene)), body: { offers: true } }),
    answerNewcomer: async (scene) => ({ params: await asked(scene), body: { accept: true } }),
  },
  reads: {
    asked: {
      openOnboarding: ofCommunity(API.openOnboarding),
      listWorthReading: ofCommunity(API.listWorthReading),
      listMyNewcomers: ({ world, other, communityId }) =>
        world.call(other, API.listMyNewcomers, { params: { communityId } }),
    },
    counting: ['openOnboarding', 'listWorthReading'],
    make: async ({ world, reader, other, mentor, communityId }) => {
      const params = { communityId };
      await world.call(reader, API.doStep, {
        params: { communityId, step: 'notes' },
        body: { done: true, opened: [] },
      });
      await world.call(other, API.offerToBeBuddy, { params, body: { offers: true } });
      await world.call(mentor, API.askBuddy, { params, body: { personId: other.id } });
    },
  },
  beyondRole: { answerNewcomer: (who) => (who === 'organiser' ? 'in' : 'not-asked') },
};
