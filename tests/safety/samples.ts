import { API } from '../../domain/api.ts';
import type { safety as area } from '../../domain/safety/area.ts';
import { passFrom, requestPass } from '../../domain/safety/blind-pass.ts';
import { id, pastSessionDraft, planSession } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Known, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

async function aClosedSession({ world, communityId, organiser, facilitator }: Scene) {
  const session = await planSession(world, organiser, communityId, pastSessionDraft(facilitator));
  const params = { communityId, sessionId: session.id };
  await world.call(facilitator, API.closeSession, { params, body: {} });
  return params;
}

/** The organiser has asked the author for help. */
async function anExchange({ world, communityId, organiser, author }: Scene) {
  await world.call(author, API.offerHelp, { params: { communityId }, body: { offers: true, about: '' } });
  const params = { communityId, helpId: id() };
  await world.call(organiser, API.askForHelp, { params, body: { askedId: author.id, words: 'A word?' } });
  return params;
}

const isAsker = (who: Known) => (who === 'organiser' ? 'in' : 'not-found');
const answers = { useful: 4, safe: 3, try: 2 };

export const safety: AreaSamples<keyof typeof area.routes> = {
  samples: {
    takePass: async (scene) => ({
      params: await aClosedSession(scene),
      body: { blinded: (await requestPass()).blinded },
    }),
    answerPulse: async (scene) => {
      const params = await aClosedSession(scene);
      const request = await requestPass();
      const { serial, blinded } = request;
      const { signed } = await scene.world.call(scene.author, API.takePass, { params, body: { blinded } });
      return { params, body: { serial, pass: passFrom(request, signed ?? ''), answers } };
    },
    pulseTrend: inCommunity,
    listHelp: inCommunity,
    askForHelp: async ({ world, communityId, author }) => {
      const body = { offers: true, about: 'planning' };
      await world.call(author, API.offerHelp, { params: { communityId }, body });
      return {
        params: { communityId, helpId: id() },
        body: { askedId: author.id, words: 'Have you a minute?' },
      };
    },
    openHelp: async (scene) => ({ params: await anExchange(scene) }),
    sayInHelp: async (scene) => ({
      params: { ...(await anExchange(scene)), messageId: id() },
      body: { words: 'Thursday?', time: '2031-05-08T09:00:00.000Z', notNow: false },
    }),
    settleHelp: async (scene) => ({ params: await anExchange(scene), body: { state: 'done' } }),
    deleteHelp: async (scene) => ({ params: await anExchange(scene) }),
    offerHelp: async ({ communityId }) => ({
      params: { communityId },
      body: { offers: true, about: 'hiring' },
    }),
  },
  beyondRole: { openHelp: isAsker, sayInHelp: isAsker, settleHelp: isAsker },
  reads: {
    asked: {
      pulseTrend: ofCommunity(API.pulseTrend),
      listHelp: ofCommunity(API.listHelp),
      openHelp: async ({ world, reader, communityId }) => {
        const { exchanges } = await world.call(reader, API.listHelp, { params: { communityId } });
        const helpId = exchanges[0]?.id ?? '';
        return world.call(reader, API.openHelp, { params: { communityId, helpId } });
      },
    },
    counting: ['listHelp'],
    make: async ({ world, reader, other, communityId }) => {
      const params = { communityId };
      await world.call(reader, API.offerHelp, { params, body: { offers: true, about: '' } });
      const body = { askedId: reader.id, words: 'A word?' };
      await world.call(other, API.askForHelp, { params: { communityId, helpId: id() }, body });
    },
  },
  fields: { free: ['words', 'about'], mayBeNull: ['time'], mayBeEmpty: ['about'] },
  // There is a time as well.
  fieldsOf: { sayInHelp: { mayBeEmpty: ['words'] } },
};
