import { API } from '../../domain/api.ts';
import type { rota as area } from '../../domain/rota/area.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, id, pastSessionDraft, planSession, sessionDraft } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { openRota, wereThere } from './rota-support.ts';

/** A turn that the organiser leads, whose session is planned. */
async function myTurn({ world, communityId, organiser }: Scene, facilitator: Person = organiser) {
  const when = { date: day(3), time: '14:00', minutes: 60, zone: 'Europe/London' };
  const session = await planSession(world, organiser, communityId, sessionDraft(facilitator, { when }));
  return { communityId, sessionId: session.id };
}

/** A turn whose session is not planned. */
async function aDraft({ world, communityId, organiser }: Scene): Promise<{
  communityId: string;
  sessionId: string;
}> {
  const { turns } = await openRota(world, organiser, communityId);
  const draft = turns.find(({ topic }) => topic === null);
  if (draft) return { communityId, sessionId: draft.id };
  // Other samples have planned as many sessions as turns are shown.
  const params = { communityId, sessionId: turns.at(-1)?.id ?? '' };
  const { status } = await world.ask(organiser, API.cancelSession, { params, body: { comment: '' } });
  // One that is under way cannot be cancelled.
  if (status !== 200) await world.call(organiser, API.closeSession, { params });
  return aDraft({ world, communityId, organiser } as Scene);
}

/** A turn that the organiser has given back. */
async function givenBack(scene: Scene) {
  const params = await myTurn(scene);
  await scene.world.call(scene.organiser, API.giveTurnBack, { params, body: { reason: 'Unwell' } });
  return params;
}

/** Other samples may have begun the rota for some: those who have been to no session could not be asked. */
async function everybodyHasBeen({ world, communityId, organiser, ...others }: Scene) {
  const { accounts } = await openRota(world, organiser, communityId);
  const people = [organiser, others.facilitator, others.author, others.bystander];
  const missing = people.filter(({ id }) =>
    accounts.some(({ person, attended }) => person.id === id && !attended),
  );
  if (missing.length === 0) return;
  const session = await planSession(world, organiser, communityId, pastSessionDraft(organiser));
  const params = { communityId, sessionId: session.id };
  await world.call(organiser, API.closeSession, { params });
  await wereThere(world, organiser, session, missing);
}

/** A swap that `by` asks of `of`. */
async function aSwap(scene: Scene, by: Person, of: Person) {
  const { world } = scene;
  await everybodyHasBeen(scene);
  const params = await myTurn(scene, by);
  const swapId = id();
  await world.call(by, API.askForSwap, { params, body: { swapId, people: [of.id], word: '' } });
  return { params, swapId };
}

const leads = (who: Known) => (who === 'organiser' ? 'in' : 'not-your-turn');

export const rota: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openRota: inCommunity,
    listRotaHistory: async (scene) => {
      await myTurn(scene);
      return inCommunity(scene);
    },
    acceptTurn: async (scene) => ({ params: await givenBack(scene) }),
    skipTurn: async (scene) => ({
      params: await aDraft(scene),
      body: { skips: true, reason: 'At a conference' },
    }),
    listSwaps: async (scene) => ({ params: await myTurn(scene) }),
    askForSwap: async (scene) => {
      await everybodyHasBeen(scene);
      return {
        params: await myTurn(scene),
        body: { swapId: id(), people: [scene.author.id], word: 'I have a wedding' },
      };
    },
    answerSwap: async (scene) => {
      const { params, swapId } = await aSwap(scene, scene.author, scene.organiser);
      return { params, body: { swapId, agrees: true, word: 'Gladly' } };
    },
    withdrawSwap: async (scene) => {
      const { params, swapId } = await aSwap(scene, scene.organiser, scene.author);
      return { params, body: { swapId } };
    },
    giveTurnBack: async (scene) => ({ params: await myTurn(scene), body: { reason: 'Unwell' } }),
    volunteerForTurn: async (scene) => {
      const params = await myTurn(scene, scene.author);
      await scene.world.call(scene.author, API.giveTurnBack, { params, body: { reason: 'Unwell' } });
      return { params, body: { takes: true, word: 'I can' } };
    },
    joinTurn: async (scene) => ({
      params: await myTurn(scene, scene.author),
      body: { as: 'coFacilitator', personId: scene.organiser.id },
    }),
    chooseFacilitator: async (scene) => ({
      params: await myTurn(scene),
      body: { personId: scene.author.id, reason: 'She knows the subject' },
    }),
    changeMyTurns: async ({ communityId }) => ({
      params: { communityId },
      body: {
        facilitates: true,
        pausedUntil: null,
        away: { add: [{ from: day(40), to: day(41) }], remove: [] },
        reason: 'Holidays',
      },
    }),
  },
  beyondRole: {
    acceptTurn: leads,
    listSwaps: leads,
    askForSwap: leads,
    withdrawSwap: leads,
    giveTurnBack: leads,
    answerSwap: leads,
    // Others may join for themselves.
    joinTurn: leads,
  },
  repeats: {
    volunteerForTurn: {
      'it is declined': {
        sample: async (scene) => {
          const params = await myTurn(scene, scene.author);
          const { world, communityId, organiser, author, facilitator, bystander } = scene;
          await world.call(author, API.giveTurnBack, { params, body: { reason: 'Unwell' } });
          // Until it is the organiser who is asked.
          const people = [facilitator, bystander];
          for (let at = 0; at < people.length; at += 1) {
            const { turns } = await openRota(world, organiser, communityId);
            const asked = turns.find((turn) => turn.id === params.sessionId)?.givenBack?.asked?.id;
            const decliner = people.find((person) => person.id === asked);
            const body = { takes: false, word: '' };
            if (decliner) await world.call(decliner, API.volunteerForTurn, { params, body });
          }
          return { params, body: { takes: false, word: '' } };
        },
      },
    },
    answerSwap: {
      'it is declined': {
        sample: async (scene) => {
          const { params, swapId } = await aSwap(scene, scene.author, scene.organiser);
          return { params, body: { swapId, agrees: false, word: '' } };
        },
      },
    },
  },
  reads: {
    asked: {
      openRota: ofCommunity(API.openRota),
      listRotaHistory: ofCommunity(API.listRotaHistory),
      listSwaps: ({ world, reader, communityId, coming }) =>
        world.call(reader, API.listSwaps, { params: { communityId, sessionId: coming.id } }),
    },
    counting: ['openRota', 'listRotaHistory', 'listSwaps'],
    make: ({ world, reader, other, communityId, coming }) =>
      world.call(reader, API.joinTurn, {
        params: { communityId, sessionId: coming.id },
        body: { as: 'coFacilitator', personId: other.id },
      }),
  },
  fields: { free: ['reason', 'word'], mayBeEmpty: ['word'], mayBeNull: ['pausedUntil', 'personId'] },
  fieldsOf: {
    skipTurn: { mayBeEmpty: ['reason'] },
    changeMyTurns: { mayBeEmpty: ['reason'], mayBeMissing: ['facilitates', 'pausedUntil', 'away'] },
  },
};
