import { API } from '../../domain/api.ts';
import type { roles as area } from '../../domain/roles/area.ts';
import { id, planSession, sessionDraft } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { aProposedRole, aShownRole, holderDraft, offerRole, roleDraft } from './drafts.ts';

async function anOpenRole({ world, communityId, organiser, facilitator }: Scene) {
  const session = await planSession(world, organiser, communityId, sessionDraft(facilitator));
  const { id: roleId } = await offerRole(world, organiser, communityId, {
    gather: { sessionId: session.id },
  });
  return { communityId, roleId };
}

/** Of it everybody has nominated themselves. */
async function allNominated(scene: Scene) {
  const { world, communityId, organiser, facilitator, author, bystander } = scene;
  const { id: roleId } = await offerRole(world, organiser, communityId);
  const params = { communityId, roleId };
  for (const person of [organiser, facilitator, author, bystander])
    await world.call(person, API.nominate, {
      params,
      body: { personId: person.id, reason: 'I would like to' },
    });
  return params;
}

const shown = ({ world, communityId, organiser, author }: Scene) =>
  aShownRole(world, organiser, communityId, author);
const proposed = ({ world, communityId, organiser, author }: Scene) =>
  aProposedRole(world, organiser, communityId, author);

export const roles: AreaSamples<keyof typeof area.routes> = {
  samples: {
    listRoles: inCommunity,
    offerRole: async ({ communityId }) => ({
      params: { communityId, roleId: id() },
      body: roleDraft({ carries: 'mentor' }),
    }),
    openRole: async (scene) => ({ params: (await shown(scene)).params }),
    nominate: async (scene) => ({
      params: await allNominated(scene),
      body: { personId: scene.author.id, reason: 'He writes what others can read' },
    }),
    takeNominationBack: async (scene) => ({ params: await allNominated(scene) }),
    showNominations: async (scene) => ({ params: await anOpenRole(scene), body: {} }),
    answerNomination: async (scene) => ({
      params: (await shown(scene)).params,
      body: { willing: true },
    }),
    proposeHolder: async (scene) => ({
      ...(await shown(scene)),
      body: holderDraft(scene.author),
    }),
    answerHolder: async (scene) => ({
      params: (await proposed(scene)).params,
      body: { round: 1, objection: 'He has two roles already' },
    }),
    withdrawHolder: async (scene) => ({ params: (await proposed(scene)).params, body: {} }),
    endRole: async (scene) => ({
      params: (await proposed(scene)).params,
      body: { word: 'Nobody needs it any more' },
    }),
  },
  beyondRole: {
    // Not in a session, so that only organisers run the election.
    showNominations: (who) => (who === 'organiser' || who === 'facilitator' ? 'in' : 'role-may-not'),
    answerNomination: () => 'not-nominated',
    proposeHolder: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
    withdrawHolder: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
    endRole: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
  },
  repeats: {
    answerNomination: {
      'by whoever is nominated': { by: 'author' },
    },
  },
  fields: {
    free: ['title', 'description', 'reason', 'word', 'objection'],
    mayBeEmpty: ['description'],
    mayBeNull: ['carries', 'objection'],
  },
};
