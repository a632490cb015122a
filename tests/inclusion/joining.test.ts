import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { inclusionMine } from '../../domain/inclusion/mine.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, startCommunity } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, marcus } = await gathered({
  ana: 'organiser',
  ben: 'member',
  marcus: 'guest',
});
const params = { communityId };
const strangers = world.microsoft365.people.filter((one) => ![priya, ana, ben, marcus].includes(one));
/** Somebody who does not belong to it. */
function stranger(): Person {
  const who = strangers.pop();
  if (!who) throw new Error('Everybody belongs to it');
  return who;
}
const open = (discoverable: boolean) =>
  world.call(priya, API.setDiscoverable, { params, body: { discoverable } });
const ask = (who: Person, word = 'I lead a team') =>
  world.ask(who, API.askToBelong, { params, body: { word } });
const answer = (by: Person, who: Person, role: 'member' | null, word = '') =>
  world.ask(by, API.answerJoinRequest, { params: { communityId, personId: who.id }, body: { role, word } });
const waitingFor = async (organiser: Person) =>
  (await world.call(organiser, API.openHome)).mine.flatMap(
    (item) => inclusionMine['join-request'].safeParse(item).data?.person.id ?? [],
  );
const joining = (who: Person) => world.call(who, API.listJoining, { params });
const isMember = async (who: Person) =>
  (await world.call(priya, API.listMembers, { params })).members.some((one) => one.id === who.id);

test('nobody learns of a community that an organiser has not opened to all', async () => {
  const who = stranger();
  const hidden = await world.ask(who, API.openJoinable, { params });
  const none = await world.ask(who, API.openJoinable, { params: { communityId: id() } });
  expect([hidden.body.code, hidden.body.title]).toEqual([none.body.code, none.body.title]);
  expect((await ask(who)).body.code).toBe('not-a-member');
  await open(true);
  const { communities } = await world.call(who, API.listJoinable, { query: {} });
  expect(communities.map((one) => one.communityId)).toEqual([communityId]);
  const page = await world.call(who, API.openJoinable, { params });
  expect(page).toMatchObject({ community: { name: 'Leading through feedback' }, request: null });
  expect(Object.keys(page.community).sort()).toEqual(['communityId', 'name', 'purpose']);
  expect((await world.call(ben, API.listJoinable, { query: {} })).communities).toEqual([]);
  // A guest is told no more than guests are.
  expect((await world.call(marcus, API.openJoinable, { params })).community.purpose).toBe('');
  await open(false);
  expect((await world.call(who, API.listJoinable, { query: {} })).communities).toEqual([]);
  await open(true);
});

test('whoever asks stands on organisers’ Home until one of them answers, joins and is welcomed', async () => {
  const who = stranger();
  expect((await ask(who)).body.asked).toBe(true);
  expect((await ask(who, 'I lead two teams')).body.asked).toBe(true);
  await world.settled();
  expect([await waitingFor(priya), await waitingFor(ana), await waitingFor(ben)]).toEqual([
    [who.id],
    [who.id],
    [],
  ]);
  expect((await joining(priya)).requests.map(({ word }) => word)).toEqual(['I lead two teams']);
  expect((await joining(ben)).requests).toEqual([]);
  expect((await world.call(who, API.openHome)).asked).toMatchObject([{ communityId, declined: null }]);
  expect((await answer(ana, who, 'member')).body).toEqual({ added: true });
  await world.settled();
  expect([await waitingFor(priya), await isMember(who)]).toEqual([[], true]);
  const home = await world.call(who, API.openHome);
  expect([home.asked, home.welcomes?.length]).toEqual([[], 1]);
});

test('whoever is declined is told with the word, and is not asked about again for a month', async () => {
  const who = stranger();
  await ask(who);
  await answer(priya, who, null, 'We are full until summer');
  await world.settled();
  const told = async () => (await world.call(who, API.openHome)).asked ?? [];
  expect((await told()).map(({ declined }) => declined?.word)).toEqual(['We are full until summer']);
  expect((await ask(who)).body.code).toBe('asked-lately');
  await world.call(who, API.takeRequestBack, { params });
  expect(await told()).toEqual([]);
  expect((await ask(who)).body.code).toBe('asked-lately');
  expect((await joining(priya)).requests).toEqual([]);
});

test('of two organisers who answer at once one does, and the other is told so', async () => {
  for (let round = 0; round < 3; round += 1) {
    const who = stranger();
    await ask(who);
    const [yes, no] = await Promise.all([answer(priya, who, 'member'), answer(ana, who, null)]);
    expect([yes.status, no.status].sort()).toEqual([200, 409]);
    expect((yes.status === 200 ? no : yes).body.code).toBe('asked-no-more');
    expect(await isMember(who)).toBe(yes.status === 200);
    expect((await joining(priya)).requests).toEqual([]);
  }
});

test('two who both add somebody have both added them', async () => {
  const who = stranger();
  await ask(who);
  const both = await Promise.all([answer(priya, who, 'member'), answer(ana, who, 'member')]);
  expect(both.map(({ body }) => body)).toEqual([{ added: true }, { added: true }]);
});

test('whoever was added in another way waits no more', async () => {
  const who = stranger();
  await ask(who);
  await world.call(priya, API.addMember, {
    params: { communityId, personId: who.id },
    body: { role: 'mentor' },
  });
  await world.settled();
  expect([(await joining(priya)).requests, await waitingFor(ana)]).toEqual([[], []]);
});

test('a member proposes somebody, may take it back, and is told what became of it', async () => {
  const [one, two, three] = [stranger(), stranger(), stranger()];
  const propose = (by: Person, whom: Person) =>
    world.ask(by, API.proposeMember, {
      params: { communityId, personId: whom.id },
      body: { word: 'Runs the night desk' },
    });
  for (const whom of [one, two, three]) expect((await propose(ben, whom)).status).toBe(200);
  expect((await propose(ben, two)).body.by).toMatchObject({ id: ben.id });
  const other = (await propose(ana, two)).body;
  expect(other.code).toBe('proposed-already');
  expect(JSON.stringify(other)).not.toMatch(new RegExp(`${ben.id}|night desk`));
  expect((await propose(ben, ana)).body.code).toBe('member-already');
  expect((await propose(marcus, one)).body.code).toBe('role-may-not');
  const own = { communityId, personId: one.id };
  expect((await world.ask(ana, API.withdrawProposal, { params: own })).body.code).toBe('role-may-not');
  await world.call(ben, API.withdrawProposal, { params: own });
  expect((await joining(ben)).proposals.map(({ person }) => person.id)).toEqual([two.id, three.id].sort());
  const say = (whom: Person, role: 'member' | null, word: string) =>
    world.call(priya, API.answerProposal, {
      params: { communityId, personId: whom.id },
      body: { role, word },
    });
  await say(two, 'member', '');
  await say(three, null, 'Later');
  await world.settled();
  const toldOf = async (person: Person) => {
    const { told, news } = await world.call(person, API.openHome);
    return [...(told ?? []), ...news].filter(({ kind }) => kind === 'proposal-answered');
  };
  expect((await toldOf(ben)).map(({ accepted, word }) => [accepted, word])).toEqual(
    expect.arrayContaining([
      [true, ''],
      [false, 'Later'],
    ]),
  );
  expect(await toldOf(ana)).toEqual([]);
  expect((await propose(ben, three)).body.code).toBe('asked-lately');
});

test('nobody of another organisation, and no former member, gets further than anybody else', async () => {
  const who = stranger();
  const elsewhere = await startCommunity(world, priya, [[who, 'member']]);
  await world.call(priya, API.removeMember, { params: { communityId: elsewhere, personId: who.id } });
  const asked = await world.ask(who, API.openJoinable, { params: { communityId: elsewhere } });
  expect(asked.body.code).toBe('not-a-member');
});
