import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { dump, planSession, sessionDraft, underWay } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { endProposal, holderDraft, offerRole, showThem } from './drafts.ts';

const { world, communityId, priya, ana, ben, chidi, grace } = await gathered({
  ana: 'member',
  ben: 'member',
  chidi: 'member',
  grace: 'sponsor',
});
// What a new community causes is done before the first test.
await world.settled();
const open = (person: Person, roleId: string) =>
  world.call(person, API.openRole, { params: { communityId, roleId } });
const nominate = (person: Person, roleId: string, nominee: Person, reason = 'She listens') =>
  world.ask(person, API.nominate, {
    params: { communityId, roleId },
    body: { personId: nominee.id, reason },
  });
/** What is each one's of a role, once nothing is left to do. */
const mine = async (roleId: string, ...people: Person[]) => {
  await world.settled();
  return Promise.all(
    people.map(async (person) => {
      const { mine: all } = await world.call(person, API.openHome);
      return all.filter((item) => item.roleId === roleId).map(({ kind }) => kind);
    }),
  );
};

test('nominations are seen by nobody before their day, then by everybody together with their reasons', async () => {
  const { id: roleId } = await offerRole(world, priya, communityId, { carries: 'mentor' });
  expect(await mine(roleId, ben, grace)).toEqual([['role-open'], []]);
  const before = await dump(world);
  await nominate(ana, roleId, ben, 'Secret praise');
  await nominate(ben, roleId, ben);
  await nominate(chidi, roleId, ana);
  // Replaced, and taken back.
  await nominate(chidi, roleId, ben, 'He repeats what he heard');
  await nominate(priya, roleId, ana);
  await world.call(priya, API.takeNominationBack, { params: { communityId, roleId } });
  expect(await mine(roleId, ana, priya)).toEqual([[], ['role-open']]);
  const sees = async (person: Person) => {
    const [{ nominees, mine: own }, lists] = await Promise.all([
      open(person, roleId),
      world.call(person, API.listRoles, { params: { communityId }, query: {} }),
    ]);
    expect(nominees).toEqual([]);
    expect(own?.person.id).toBe(person === ana || person === ben || person === chidi ? ben.id : undefined);
    // Their number is told as it stood at midnight, so that it does not tell of the one that comes now.
    expect(lists.roles.find(({ id }) => id === roleId)).toMatchObject({ nominations: null });
  };
  await Promise.all([priya, ana, ben, chidi, grace].map(sees));
  // Nothing but their own rows and people's own feeds has changed: no work, no news, not the role itself.
  const rows = [...(await dump(world))].filter(([key, row]) => before.get(key) !== row).map(([key]) => key);
  const others = rows.filter((key) => !key.includes('in-role|~nomination|') && !key.includes('feed|'));
  expect(others.filter((key) => !key.includes(`in-role|${roleId}|gate`))).toEqual([]);

  expect(
    (await world.ask(priya, API.showNominations, { params: { communityId, roleId }, body: {} })).body.code,
  ).toBe('shown-on-their-day');
  await showThem(world, communityId, roleId);
  const { nominees } = await open(grace, roleId);
  expect(nominees).toMatchObject([{ person: { id: ben.id }, willing: null, left: false }]);
  expect(nominees[0]?.nominations.map(({ by, reason }) => [by.id, reason])).toEqual(
    expect.arrayContaining([
      [ana.id, 'Secret praise'],
      [ben.id, 'She listens'],
      [chidi.id, 'He repeats what he heard'],
    ]),
  );
  expect((await nominate(ana, roleId, ana)).body.code).toBe('nominations-shown');
});

test('in a session its facilitator shows what was nominated and proposes, open until the session ends', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(ana, { when: underWay() }));
  const { id: roleId } = await offerRole(world, priya, communityId, { gather: { sessionId: session.id } });
  const params = { communityId, roleId };
  await nominate(ben, roleId, chidi);
  expect((await world.ask(ben, API.showNominations, { params, body: {} })).body.code).toBe('role-may-not');
  await world.call(ana, API.showNominations, { params, body: {} });
  await world.call(chidi, API.answerNomination, { params, body: { willing: true } });
  const { role } = await open(ana, roleId);
  const body = holderDraft(chidi, { open: { sessionId: session.id } });
  const proposed = await world.call(ana, API.proposeHolder, { params, body, etag: role.etag });
  expect(proposed.proposed).toMatchObject({ person: { id: chidi.id }, closesAt: session.endsAt });
  await endProposal(world, communityId, roleId);
  expect((await open(ben, roleId)).role.stage).toBe('held');
});
