import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, dump } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { aHeldRole, aProposedRole, aShownRole, endProposal, holderDraft } from './drafts.ts';

const { world, communityId, priya, ana, ben, chidi } = await gathered({
  ana: 'member',
  ben: 'member',
  chidi: 'member',
});
// What a new community causes is done before the first test.
await world.settled();
const open = (person: Person, roleId: string) =>
  world.call(person, API.openRole, { params: { communityId, roleId } });
const mine = async (person: Person, roleId: string) => {
  await world.settled();
  const { mine: all } = await world.call(person, API.openHome);
  return all.filter((item) => item.roleId === roleId).map(({ kind }) => kind);
};
const told = async (person: Person, roleId: string) => {
  await world.settled();
  const { told: alone, news } = await world.call(person, API.openHome);
  return [...(alone ?? []), ...news].filter((item) => item.roleId === roleId).map(({ kind }) => kind);
};
const roleOf = async (person: Person) => {
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  return members.find(({ id }) => id === person.id);
};

test('somebody who has said yes is proposed, an objection changes the term, and rights begin with the role', async () => {
  const { params, etag } = await aShownRole(world, priya, communityId, ben, { carries: 'mentor' });
  const { roleId } = params;
  expect((await world.ask(ana, API.answerNomination, { params, body: { willing: true } })).body.code).toBe(
    'not-nominated',
  );
  const other = await world.ask(priya, API.proposeHolder, { params, body: holderDraft(ana), etag });
  expect(other.body.code).toBe('nominee-not-willing');
  const proposed = await world.call(priya, API.proposeHolder, { params, body: holderDraft(ben), etag });
  expect(await told(ben, roleId)).toContain('role-proposed');
  expect(await mine(ana, roleId)).toEqual(['role-proposal']);
  const object = (person: Person, objection: string | null, round: number) =>
    world.ask(person, API.answerHolder, { params, body: { round, objection } });
  expect((await object(ana, 'Four months are too long', 1)).body.mine).toBe('objects');
  expect(await mine(priya, roleId)).toEqual(['role-objected']);
  await endProposal(world, communityId, roleId);
  const standing = await open(priya, roleId);
  expect(standing.role.stage).toBe('proposed');
  const shorter = await world.call(priya, API.proposeHolder, {
    params,
    body: holderDraft(ben, { until: day(60) }),
    etag: standing.role.etag,
  });
  expect([proposed.until, shorter.until]).toEqual([day(120), day(60)]);
  expect((await open(ana, roleId)).proposal).toMatchObject({
    before: { until: day(120) },
    consent: { round: 2, mine: 'asked-again' },
  });
  await endProposal(world, communityId, roleId);
  expect((await open(ana, roleId)).role.stage).toBe('proposed');
  expect((await object(ana, null, 2)).body.state).toBe('adopted');
  expect((await open(ana, roleId)).role).toMatchObject({ stage: 'held', term: { person: { id: ben.id } } });
  expect(await roleOf(ben)).toMatchObject({ role: 'mentor', roleUntil: expect.stringContaining('T') });
  expect(await told(ana, roleId)).toContain('role-held');
  expect(await mine(ben, roleId)).toEqual(['role-term']);
  expect((await object(ana, 'Too late', 2)).body.code).toBe('proposal-adopted');

  // Whoever has it may give it back; the rights end at once, and the record stays.
  await world.call(ben, API.endRole, { params, body: { word: 'A new team' } });
  expect(await roleOf(ben)).toMatchObject({ role: 'member', roleUntil: null });
  const { roles } = await world.call(ana, API.listRoles, {
    params: { communityId },
    query: { when: 'over' },
  });
  expect(roles.find(({ id }) => id === roleId)).toMatchObject({ stage: 'ended', word: 'A new team' });
  const terms = [...(await dump(world)).keys()].filter((key) => key.includes(`role-term|${ben.id}`));
  expect(terms).toHaveLength(2);
});

test('whoever leaves or has other rights meanwhile is not given the role, and is said by name', async () => {
  const { params } = await aProposedRole(world, priya, communityId, chidi, { carries: 'mentor' });
  await world.call(chidi, API.removeMember, { params: { communityId, personId: chidi.id } });
  await endProposal(world, communityId, params.roleId);
  const after = await open(priya, params.roleId);
  expect(after).toMatchObject({ role: { stage: 'shown' }, proposal: null, nominees: [{ left: true }] });
  expect(await told(priya, params.roleId)).toContain('role-lapsed');
  const again = { params, body: holderDraft(chidi), etag: after.role.etag };
  expect((await world.ask(priya, API.proposeHolder, again)).body.code).toBe('nominee-left');

  const { params: held } = await aHeldRole(world, priya, communityId, ben, { carries: 'mentor' });
  const { params: more, etag } = await aShownRole(world, priya, communityId, ben, { carries: 'organiser' });
  const second = { params: more, body: holderDraft(ben), etag };
  expect((await world.ask(priya, API.proposeHolder, second)).body.code).toBe('has-a-term');
  await world.call(priya, API.endRole, { params: held, body: { word: 'Done' } });
});

test('an organiser for a term who stays behind as the only one keeps the rights, and is told so', async () => {
  const { params } = await aHeldRole(world, priya, communityId, ana, { carries: 'organiser' });
  const alone = (person: Person) =>
    world.ask(person, API.removeMember, { params: { communityId, personId: person.id } });
  expect(await roleOf(ana)).toMatchObject({ role: 'organiser', roleUntil: expect.stringContaining('T') });
  expect((await alone(priya)).status).toBe(200);
  const { members } = await world.call(ana, API.listMembers, { params: { communityId } });
  expect(members.find(({ id }) => id === ana.id)).toMatchObject({ role: 'organiser', roleUntil: null });
  expect((await alone(ana)).body.code).toBe('last-organiser');
  const ended = await world.call(ana, API.endRole, { params, body: { word: 'The term is over' } });
  expect(ended.term).toMatchObject({ rightsStay: true });
  expect(await told(ana, params.roleId)).toContain('role-rights-stay');
  expect((await world.call(ana, API.openCommunity, { params: { communityId } })).role).toBe('organiser');
});
