import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Role } from '../../domain/community/community.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { changed, dump, id, quiet, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let ben: Person;
let iva: Person;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana, ben, iva] = [0, 1, 2, 6].map((index) => someone(world, index)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});
afterEach(() => world.microsoft365.faults.clear());
afterAll(() => world.stop());

const add = (by: Person, communityId: string, person: { id: string }, role: Role) =>
  world.ask(by, API.addMember, { params: { communityId, personId: person.id }, body: { role } });
const remove = (by: Person, communityId: string, person: { id: string }) =>
  world.ask(by, API.removeMember, { params: { communityId, personId: person.id } });
const rolesIn = async (by: Person, communityId: string) => {
  const { members } = await world.call(by, API.listMembers, { params: { communityId } });
  return Object.fromEntries(members.map((member) => [member.name, member.role]));
};

test('a person is added with the name, mail and zone that the directory knows', async () => {
  const communityId = await startCommunity(world, priya);
  const added = await add(priya, communityId, ana, 'mentor');
  expect(added.body).toMatchObject({
    id: ana.id,
    name: 'Ana Figueira',
    mail: ana.mail,
    role: 'mentor',
    zone: 'America/New_York',
  });
  expect(await rolesIn(ana, communityId)).toEqual({ 'Ana Figueira': 'mentor', 'Priya Raman': 'organiser' });
});

test('members are listed by name', async () => {
  const communityId = await startCommunity(world, priya, [
    [iva, 'member'],
    [ben, 'member'],
    [ana, 'member'],
  ]);
  expect(Object.keys(await rolesIn(priya, communityId))).toEqual([
    'Ana Figueira',
    'Ben Whitlock',
    'Iva Kovač',
    'Priya Raman',
  ]);
});

test('another role is another role at once, and the same role again changes nothing', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'guest']]);
  const params = { communityId };
  expect((await world.ask(ana, API.listMembers, { params })).body.code).toBe('role-may-not');
  await add(priya, communityId, ana, 'member');
  expect(await rolesIn(ana, communityId)).toMatchObject({ 'Ana Figueira': 'member' });
  await quiet(world);
  const before = await dump(world);
  const again = await add(priya, communityId, ana, 'member');
  expect([again.status, again.body.role]).toEqual([200, 'member']);
  await world.settled();
  expect(changed(before, await dump(world))).toEqual([]);
});

test('nobody outside the organisation is added, whoever they say they are', async () => {
  const communityId = await startCommunity(world, priya);
  const [stranger] = world.microsoft365.otherPeople;
  for (const personId of [id(), stranger?.id ?? '', world.microsoft365.tenantId]) {
    const answer = await add(priya, communityId, { id: personId }, 'member');
    expect(answer.body).toMatchObject({ status: 404, code: 'not-found' });
  }
  expect(Object.keys(await rolesIn(priya, communityId))).toEqual(['Priya Raman']);
});

test('whoever is removed is out at once, and can come back in another role', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']]);
  await world.call(ana, API.openCommunity, { params: { communityId } });
  expect((await remove(priya, communityId, ana)).body).toEqual({ removed: ana.id });
  const out = await world.ask(ana, API.openCommunity, { params: { communityId } });
  expect(out.body.code).toBe('former-member');
  expect((await world.call(ana, API.whoAmI)).communities.map((one) => one.id)).not.toContain(communityId);
  expect((await remove(priya, communityId, ana)).status).toBe(200);

  await add(priya, communityId, ana, 'sponsor');
  const back = await world.call(ana, API.openCommunity, { params: { communityId } });
  expect(back.role).toBe('sponsor');
  expect((await world.call(ana, API.whoAmI)).communities.map((one) => one.id)).toContain(communityId);
});

test('removing somebody who never belonged is refused', async () => {
  const communityId = await startCommunity(world, priya);
  expect((await remove(priya, communityId, ana)).body.code).toBe('not-found');
});

test('the last organiser can neither leave nor step down, and can as soon as there is another', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']]);
  expect((await remove(priya, communityId, priya)).body).toMatchObject({
    status: 409,
    code: 'last-organiser',
  });
  expect((await add(priya, communityId, priya, 'member')).body.code).toBe('last-organiser');
  await add(priya, communityId, ana, 'organiser');
  expect((await add(priya, communityId, priya, 'member')).body.role).toBe('member');
  expect((await remove(ana, communityId, ana)).body.code).toBe('last-organiser');
  expect(await rolesIn(ana, communityId)).toEqual({ 'Ana Figueira': 'organiser', 'Priya Raman': 'member' });
});

test('two organisers who remove each other at the same moment leave one of them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const communityId = await startCommunity(world, priya, [[ana, 'organiser']]);
    await Promise.all(
      round % 2
        ? [remove(priya, communityId, ana), remove(ana, communityId, priya)]
        : [add(priya, communityId, ana, 'member'), add(ana, communityId, priya, 'member')],
    );
    const left = await Promise.all(
      [priya, ana].map((person) => world.ask(person, API.openCommunity, { params: { communityId } })),
    );
    expect(left.filter((answer) => answer.body.role === 'organiser')).toHaveLength(1);
  }
});

test('three organisers who each remove the next leave at least one of them', async () => {
  const communityId = await startCommunity(world, priya, [
    [ana, 'organiser'],
    [ben, 'organiser'],
  ]);
  const answers = await Promise.all([
    remove(priya, communityId, ana),
    remove(ana, communityId, ben),
    remove(ben, communityId, priya),
  ]);
  for (const answer of answers) expect([200, 403, 409, 412]).toContain(answer.status);
  const left = await Promise.all(
    [priya, ana, ben].map((person) => world.ask(person, API.openCommunity, { params: { communityId } })),
  );
  expect(left.filter((answer) => answer.body.role === 'organiser').length).toBeGreaterThan(0);
});

test('people are found by the beginning of a name, a mail or a sign-in address, whatever else is typed with it', async () => {
  const find = async (q: string) => {
    const { people } = await world.call(priya, API.findPeople, { query: { q } });
    return people.map((person) => person.name);
  };
  expect(await find('pri')).toEqual(['Priya Raman']);
  expect(await find('figueira')).toEqual(['Ana Figueira']);
  expect(await find('ben.whit')).toEqual(['Ben Whitlock']);
  expect(await find("o'neill")).toEqual(["Siobhán O'Neill"]);
  for (const typed of ['o’neill', 'O‘Neill', 'oneill', 'O’Neill, Siobhán', '\u200bsiobhan.o’neill@harbour'])
    expect(await find(typed), typed).toEqual(["Siobhán O'Neill"]);
  // Ben signs in with another address than the one he gets mail at.
  for (const typed of ['bwhit', 'bwhitlock@corp.harbourandvale.example', 'BWhitlock@corp'])
    expect(await find(typed), typed).toEqual(['Ben Whitlock']);
  for (const around of [`Ana <${ana.mail}>;`, `mailto:${ana.mail}`, `\u200e${ana.mail},`, `SMTP:${ana.mail}`])
    expect(await find(around), around).toEqual(['Ana Figueira']);
  expect(await find('Whitlock, Ben')).toEqual(['Ben Whitlock']);
  expect(await find('"pri"')).toEqual(['Priya Raman']);
  expect(await find('pri" OR "displayName:a')).not.toContain('Ana Figueira');
  expect(await find('\\')).toEqual([]);
  expect(await find('nobody at all')).toEqual([]);
});

test('without consent, adding somebody says what is needed and adds nobody', async () => {
  const communityId = await startCommunity(world, priya);
  world.microsoft365.faults.set({ consentMissing: [{ person: priya.id }] });
  const token = await world.microsoft365.userToken(priya.id, { claims: { nonce: id() } });
  const refused = await world.ask(priya, API.addMember, {
    params: { communityId, personId: iva.id },
    body: { role: 'member' },
    token,
  });
  expect(refused.body).toMatchObject({ status: 403, code: 'consent-required' });
  expect(Object.keys(await rolesIn(priya, communityId))).toEqual(['Priya Raman']);
});
