import { API } from '../../domain/api.ts';
import type { roles as area } from '../../domain/roles/area.ts';
import { id, planSession, sessionDraft, underWay } from '../http/guild.ts';
import { type AreaSamples, inCommunity, type Scene } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';
import { aProposedRole, aShownRole, endProposal, holderDraft, offerRole, roleDraft } from './drafts.ts';

async function anOpenRole({ world, communityId, organiser, facilitator }: Scene) {
  const session = await planSession(
    world,
    organiser,
    communityId,
    sessionDraft(facilitator, { when: underWay() }),
  );
  const { id: roleId } = await offerRole(world, organiser, communityId, {
    gather: { sessionId: session.id },
  });
  return { communityId, roleId };
}

/** For it the organiser has nominated themselves. */
async function nominated({ world, communityId, organiser }: Scene) {
  const { id: roleId } = await offerRole(world, organiser, communityId);
  const params = { communityId, roleId };
  const body = { personId: organiser.id, reason: 'I would like to' };
  await world.call(organiser, API.nominate, { params, body });
  return params;
}

/** To it, proposed by the facilitator, the bystander has objected, and its time is over. */
async function objectedTo(scene: Scene) {
  const { world, communityId, organiser, facilitator, author, bystander } = scene;
  const params = await anOpenRole(scene);
  const nominating = { personId: author.id, reason: 'He writes what others can read' };
  await world.call(organiser, API.nominate, { params, body: nominating });
  await world.call(facilitator, API.showNominations, { params, body: {} });
  await world.call(author, API.answerNomination, { params, body: { willing: true } });
  const { role } = await world.call(facilitator, API.openRole, { params });
  const body = holderDraft(author);
  await world.call(facilitator, API.proposeHolder, { params, body, etag: role.etag });
  const objection = 'He has two roles already';
  await world.call(bystander, API.answerHolder, { params, body: { round: 1, objection } });
  await endProposal(world, communityId, params.roleId);
  return { ...params, personId: bystander.id };
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
      params: await nominated(scene),
      body: { personId: scene.author.id, reason: 'He writes what others can read' },
    }),
    takeNominationBack: async (scene) => ({ params: await nominated(scene) }),
    showNominations: async (scene) => ({ params: await anOpenRole(scene), body: {} }),
    answerNomination: async ({ world, communityId, organiser }) => ({
      params: (await aShownRole(world, organiser, communityId, organiser)).params,
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
    setHolderObjectionAside: async (scene) => ({
      params: await objectedTo(scene),
      body: { round: 1, word: 'He has given one of them back' },
    }),
    withdrawHolder: async (scene) => ({ ...(await proposed(scene)), body: {} }),
    endRole: async (scene) => ({
      params: (await proposed(scene)).params,
      body: { word: 'Nobody needs it any more' },
    }),
  },
  beyondRole: {
    // Not in a session, so that only organisers run the election.
    showNominations: (who) => (who === 'organiser' || who === 'facilitator' ? 'in' : 'role-may-not'),
    answerNomination: (who) => (who === 'organiser' ? 'in' : 'not-nominated'),
    proposeHolder: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
    withdrawHolder: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
    endRole: (who) => (who === 'organiser' ? 'in' : 'role-may-not'),
  },
  reads: {
    asked: {
      listRoles: ofCommunity(API.listRoles),
      openRole: async ({ world, reader, communityId }) => {
        const { roles: found } = await world.call(reader, API.listRoles, { params: { communityId } });
        const open = (roleId: string) =>
          world.call(reader, API.openRole, { params: { communityId, roleId } });
        return Promise.all(found.map((role) => open(role.id)));
      },
    },
    counting: ['listRoles', 'openRole'],
    make: ({ world, reader, other, communityId }) => aProposedRole(world, reader, communityId, other),
  },
  fields: {
    free: ['title', 'description', 'reason', 'word', 'objection'],
    mayBeEmpty: ['description'],
    mayBeNull: ['carries', 'objection'],
  },
};
