import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConsentPage } from '../../domain/community/consent.ts';
import type { RolePage } from '../../domain/roles/contract.ts';
import type { RoleOutline } from '../../domain/roles/role.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { answerHolder } from '../../functions/roles/answer-holder.ts';
import { answerNomination } from '../../functions/roles/answer-nomination.ts';
import { endRole } from '../../functions/roles/end-role.ts';
import { listRoles } from '../../functions/roles/list-roles.ts';
import { nominate } from '../../functions/roles/nominate.ts';
import { offerRole } from '../../functions/roles/offer-role.ts';
import { openRole } from '../../functions/roles/open-role.ts';
import { proposeHolder } from '../../functions/roles/propose-holder.ts';
import { setObjectionAside } from '../../functions/roles/set-objection-aside.ts';
import { settleRoles } from '../../functions/roles/settle-role.ts';
import { showNominations } from '../../functions/roles/show-nominations.ts';
import { withdrawHolder } from '../../functions/roles/withdraw-holder.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Guild } from '../outbox/guild.ts';
import { heldAt, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
beforeEach(async () => {
  guild = await shop.guild([0, 1, 2].map(shop.who), ['member', 'organiser']);
});
afterAll(() => shop.stop());

const DAY = 86_400_000;
const today = (days = 0) => addDays(shop.clock.now().toISOString().slice(0, 10), days);
const look = (app: Process, roleId: string) =>
  guild.run<RolePage>(app, openRole, guild.first, { params: { roleId } });
const holds = (who: Person, until = today(30)) => ({
  personId: who.id,
  description: '',
  from: today(),
  until,
  word: 'Both said so',
  open: { days: 3 },
});

/** A role for which these have been nominated and have said yes. */
async function shown(app: Process, carries: 'mentor' | 'organiser' | null, nominees: readonly Person[]) {
  const roleId = crypto.randomUUID();
  const params = { roleId };
  const gather = { days: 3 };
  await guild.run(app, offerRole, guild.first, {
    params,
    body: { title: 'Mentor', description: '', carries, from: today(), until: today(30), gather },
  });
  for (const [index, person] of nominees.entries())
    await guild.run(app, nominate, guild.person(index), {
      params,
      body: { personId: person.id, reason: 'She asks' },
    });
  shop.clock.advance(4 * DAY);
  await look(app, roleId);
  for (const person of nominees)
    await guild.run(app, answerNomination, person, { params, body: { willing: true } });
  return roleId;
}

async function held(app: Process, carries: 'mentor' | 'organiser', who: Person): Promise<RoleOutline> {
  const roleId = await shown(app, carries, [who]);
  const { etag } = (await look(app, roleId)).role;
  await guild.run(app, proposeHolder, guild.first, { params: { roleId }, body: holds(who), etag });
  shop.clock.advance(4 * DAY);
  return (await look(app, roleId)).role;
}
const membership = (app: Process, who: Person) =>
  app.world.communities.membership(guild.place, who.id, app.world.now());

test('rights end in the minute in which the term ends, also where nobody looks and the membership is cached', async () => {
  const app = shop.process();
  const role = await held(app, 'mentor', guild.person(1));
  expect(await membership(app, guild.person(1))).toMatchObject({ role: 'mentor' });
  const ends = Date.parse((await membership(app, guild.person(1)))?.roleUntil ?? '');
  shop.clock.advance(ends - shop.clock.now().getTime() - 1_000);
  expect(await membership(app, guild.person(1))).toMatchObject({ role: 'mentor' });
  shop.clock.advance(1_000);
  const calls = app.world.trace.storageCalls;
  expect(await membership(app, guild.person(1))).toMatchObject({ role: 'member', roleUntil: null });
  expect(app.world.trace.storageCalls).toBe(calls);
  // The timer records it, with the moment at which it ended.
  await settleRoles.run(app.world, [guild.place.tenantId]);
  const stored = await app.world.communities.membershipNow(guild.place, guild.person(1).id);
  expect(stored).toMatchObject({ role: 'member', roleUntil: null, roleSince: new Date(ends).toISOString() });
  expect((await look(app, role.id)).role).toMatchObject({ stage: 'ended', endedAt: stored?.roleSince });
});

test('there always is an organiser without an end: of one who leaves and one whose term ends somebody stays', async () => {
  for (let round = 0; round < 2; round += 1) {
    guild = await shop.guild([0, 1, 2].map(shop.who), ['member', 'member']);
    const app = shop.process();
    const role = await held(app, 'organiser', guild.person(1));
    shop.clock.advance(29 * DAY);
    // The founder leaves while the other's term comes to its end.
    await Promise.allSettled([
      guild.run(shop.process(), removeMember, guild.first, { params: { personId: guild.first.id } }),
      settleRoles.run(shop.process().world, [guild.place.tenantId]),
    ]);
    shop.clock.advance(60 * DAY);
    const fresh = shop.process();
    await settleRoles.run(fresh.world, [guild.place.tenantId]);
    const members = await fresh.world.communities.members(guild.place);
    const organisers = members.filter((member) => member.role === 'organiser');
    expect(organisers).toHaveLength(1);
    expect(organisers[0]?.roleUntil).toBeNull();
    expect(role.stage).toBe('held');
  }
});

const say = (app: Process, who: Person, roleId: string, round: number, objection: string | null) =>
  guild.run<ConsentPage>(app, answerHolder, who, { params: { roleId }, body: { round, objection } });
async function propose(app: Process, roleId: string, body: ReturnType<typeof holds>) {
  const { etag } = (await look(app, roleId)).role;
  return guild.run<RoleOutline>(app, proposeHolder, guild.first, { params: { roleId }, body, etag });
}

test('a term begins with its adoption where that is later than its first day, and not at all after its last', async () => {
  const app = shop.process();
  const who = guild.person(1);
  const begun = await held(app, 'mentor', who);
  const member = await app.world.communities.membershipNow(guild.place, who.id);
  expect(begun.from).toBe(wallTime(begun.term?.adoptedAt ?? '', 'Europe/London').date);
  expect(Date.parse(member?.roleSince ?? '')).toBeGreaterThanOrEqual(Date.parse(begun.term?.adoptedAt ?? ''));
  // An objection stands until the last day is over.
  guild = await shop.guild([0, 1, 2].map(shop.who), ['member', 'member']);
  const late = await shown(app, 'mentor', [guild.person(1)]);
  await propose(app, late, holds(guild.person(1), today(5)));
  await say(app, guild.person(2), late, 1, 'Too early');
  shop.clock.advance(9 * DAY);
  await settleRoles.run(app.world, [guild.place.tenantId]);
  await say(app, guild.person(2), late, 1, null);
  expect(await look(app, late)).toMatchObject({ role: { stage: 'shown', term: null }, proposal: null });
  expect(await membership(app, guild.person(1))).toMatchObject({ role: 'member' });
});

test('an objection stands against whomever the proposal is changed to, and not against a new one', async () => {
  const app = shop.process();
  const roleId = await shown(app, 'mentor', [guild.person(1), guild.person(2)]);
  await propose(app, roleId, holds(guild.person(1)));
  await say(app, guild.person(2), roleId, 1, 'Too early');
  await propose(app, roleId, holds(guild.person(2)));
  shop.clock.advance(9 * DAY);
  await settleRoles.run(app.world, [guild.place.tenantId]);
  expect((await look(app, roleId)).proposal?.consent).toMatchObject({
    round: 2,
    objections: [{ state: 'stands', round: 1 }],
  });
  const { etag } = (await look(app, roleId)).role;
  await guild.run(app, withdrawHolder, guild.first, { params: { roleId }, etag });
  await propose(app, roleId, holds(guild.person(1)));
  expect((await look(app, roleId)).proposal?.consent).toMatchObject({ round: 3, objections: [] });
});

test('a role that is closed before its day keeps its nominations unseen, of organisers as well', async () => {
  const app = shop.process();
  const params = { roleId: crypto.randomUUID() };
  const body = { title: 'Mentor', description: '', carries: null, from: today(), until: today(30) };
  await guild.run(app, offerRole, guild.first, { params, body: { ...body, gather: { days: 3 } } });
  const nomination = { personId: guild.person(2).id, reason: 'Secret praise' };
  await guild.run(app, nominate, guild.person(1), { params, body: nomination });
  await guild.run(app, endRole, guild.first, { params, body: { word: 'Not now' } });
  for (const days of [0, 4]) {
    shop.clock.advance(days * DAY);
    const closed = await look(app, params.roleId);
    expect(closed).toMatchObject({ role: { stage: 'closed' }, unseen: true, mine: null, nominees: [] });
    expect(JSON.stringify(closed)).not.toContain('Secret praise');
  }
  const own = await guild.run<RolePage>(app, openRole, guild.person(1), { params });
  expect(own).toMatchObject({ mine: { reason: 'Secret praise' }, nominees: [] });
  // One that was shown and is closed then stays shown.
  const roleId = await shown(app, 'mentor', [guild.person(1)]);
  await guild.run(app, endRole, guild.first, { params: { roleId }, body: { word: 'Not now' } });
  expect(await look(app, roleId)).toMatchObject({ unseen: false, nominees: [{ willing: 'yes' }] });
});

test('a proposal is changed with the version of what it said, whatever is answered; who has seen an older one changes and withdraws nothing', async () => {
  const app = shop.process();
  const both = [guild.person(1), guild.person(2)];
  const roleId = await shown(app, 'mentor', both);
  const params = { roleId };
  const first = await propose(app, roleId, holds(guild.person(1)));
  await say(app, guild.person(1), roleId, 1, null);
  await say(app, guild.person(2), roleId, 1, 'Too early');
  const nominee = guild.run(app, answerNomination, guild.person(1), { params, body: { willing: false } });
  await expect(nominee).rejects.toMatchObject({ code: 'holder-proposed' });
  const change = { params, body: holds(guild.person(2)), etag: first.etag };
  const second = await guild.run<RoleOutline>(app, proposeHolder, guild.first, change);
  const withdraw = (etag: string) =>
    guild.run<RoleOutline>(app, withdrawHolder, guild.first, { params, etag });
  for (const late of [withdraw(first.etag), guild.run(app, proposeHolder, guild.first, change)])
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await say(app, guild.person(2), roleId, 2, null);
  expect(await withdraw(second.etag)).toMatchObject({ stage: 'shown', proposed: null });
});

test('until the end of a session means the session in which the role is decided, today', async () => {
  const app = shop.process();
  const at = (date: string) => ({ when: { date, time: '14:00', minutes: 60, zone: 'Europe/London' } });
  const later = await guild.plan(app, at(today(2)));
  const [here, elsewhere] = [await guild.plan(app, at(today())), await guild.plan(app, at(today()))];
  const params = { roleId: crypto.randomUUID() };
  const body = { title: 'Mentor', description: '', carries: null, from: today(), until: today(30) };
  const offer = (sessionId: string) =>
    guild.run(app, offerRole, guild.first, { params, body: { ...body, gather: { sessionId } } });
  await expect(offer(later.id)).rejects.toMatchObject({ code: 'invalid-input' });
  await offer(here.id);
  const nomination = { personId: guild.person(1).id, reason: 'She asks' };
  await guild.run(app, nominate, guild.first, { params, body: nomination });
  await guild.run(app, showNominations, guild.first, { params });
  await guild.run(app, answerNomination, guild.person(1), { params, body: { willing: true } });
  const { etag } = (await look(app, params.roleId)).role;
  const open = (sessionId: string) =>
    guild.run<RoleOutline>(app, proposeHolder, guild.first, {
      params,
      body: { ...holds(guild.person(1)), open: { sessionId } },
      etag,
    });
  await expect(open(elsewhere.id)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await open(here.id)).stage).toBe('proposed');
});

test('of an agreement and a setting aside at once one counts, and the role is given once', async () => {
  guild = await shop.guild([0, 1, 2].map(shop.who), ['organiser', 'member']);
  const app = shop.process();
  const roleId = await shown(app, 'mentor', [guild.person(2)]);
  await propose(app, roleId, holds(guild.person(2)));
  await say(app, guild.person(2), roleId, 1, 'I have said yes to too much');
  shop.clock.advance(4 * DAY);
  const aside = (by: Person) =>
    guild.run<ConsentPage>(shop.process(), setObjectionAside, by, {
      params: { roleId, personId: guild.person(2).id },
      body: { round: 1, word: 'We talked, and she would' },
    });
  await expect(aside(guild.first)).rejects.toMatchObject({ code: 'own-proposal' });
  const both = await Promise.allSettled([
    aside(guild.person(1)),
    say(shop.process(), guild.person(2), roleId, 1, null),
  ]);
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  const { role, proposal } = await look(app, roleId);
  expect(role.stage).toBe('held');
  expect(['taken-back', 'set-aside']).toContain(proposal?.consent.objections[0]?.state);
});

test('somebody who takes part no more holds up neither a role nor an organiser’s leaving', async () => {
  const app = shop.process();
  const roleId = await shown(app, 'organiser', [guild.person(2)]);
  await propose(app, roleId, holds(guild.person(2)));
  await say(app, guild.person(1), roleId, 1, 'Too early');
  await guild.add(app, guild.person(1), 'sponsor');
  const closes = Date.parse((await look(app, roleId)).role.proposed?.closesAt ?? '');
  shop.clock.advance(closes - shop.clock.now().getTime());
  // The only organiser leaves in the moment in which another one is adopted for a term.
  const said = await Promise.allSettled([
    guild.run(shop.process(), removeMember, guild.first, { params: { personId: guild.first.id } }),
    settleRoles.run(shop.process().world, [guild.place.tenantId]),
  ]);
  await settleRoles.run(shop.process().world, [guild.place.tenantId]);
  const organisers = (await app.world.communities.members(guild.place)).filter(
    (one) => one.role === 'organiser',
  );
  expect(organisers.some(({ roleUntil }) => roleUntil === null)).toBe(true);
  expect(said[1]?.status).toBe('fulfilled');
  expect((await guild.run<RolePage>(app, openRole, guild.person(2), { params: { roleId } })).role.stage).toBe(
    'held',
  );
});

test('of two who propose at once one has proposed, and the other is shown that proposal', async () => {
  const app = shop.process();
  const both = [guild.person(1), guild.person(2)];
  const roleId = await shown(app, 'mentor', both);
  const { etag } = (await look(app, roleId)).role;
  const said = await Promise.allSettled(
    [guild.first, guild.person(2)].map((by, index) =>
      guild.run<RoleOutline>(shop.process(), proposeHolder, by, {
        params: { roleId },
        body: holds(both[index] ?? guild.first),
        etag,
      }),
    ),
  );
  const won = said.find((one) => one.status === 'fulfilled');
  const lost = said.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({
    code: 'changed-meanwhile',
    details: { current: { role: { proposed: won?.value.proposed } } },
  });
});

test('an objection that meets the adoption of a role counts or is refused by name, wherever the two meet', async () => {
  const came = new Set<string>();
  const app = shop.process();
  // The objection is begun before the end, and held back at each of its calls in turn while the role is given.
  for (let held = 1; held <= 6; held += 1) {
    const roleId = await shown(app, null, [guild.person(1)]);
    await propose(app, roleId, holds(guild.person(1)));
    const { between, reached, go } = heldAt(held);
    const late = say(shop.process(between), guild.person(2), roleId, 1, 'Too early').then(
      ({ mine }) => mine,
      (error: { code?: string }) => String(error.code),
    );
    const isHeld = await Promise.race([reached.then(() => true), late.then(() => false)]);
    shop.clock.advance(4 * DAY);
    const { role } = await look(app, roleId);
    go();
    const said = await late;
    came.add(said);
    // Whoever looks while it is held back either gives the role, so that it comes too late, or finds it standing.
    expect(said).toBe(role.stage === 'held' ? 'proposal-adopted' : 'objects');
    if (!isHeld) expect(said).toBe('objects');
    const after = await look(app, roleId);
    expect(after.role.stage).toBe(role.stage);
    expect(after.proposal?.consent.objections.map(({ state }) => state)).toEqual(
      said === 'objects' ? ['stands'] : [],
    );
  }
  expect([...came].sort()).toEqual(['objects', 'proposal-adopted']);
});

test('roles cost the same whatever there was before: three calls for the list, four for a page', async () => {
  const app = shop.process();
  for (const word of ['One', 'Two', 'Three']) {
    const over = await shown(app, 'mentor', [guild.person(1), guild.person(2)]);
    await propose(app, over, holds(guild.person(1)));
    await guild.run(app, endRole, guild.first, { params: { roleId: over }, body: { word } });
  }
  const costs = async (work: () => Promise<unknown>) => {
    const before = app.world.trace.storageCalls;
    await work();
    return app.world.trace.storageCalls - before;
  };
  const roleId = await shown(app, 'mentor', [guild.person(1)]);
  await look(app, roleId);
  expect(await costs(() => guild.run(app, listRoles, guild.first, { query: {} }))).toBe(3);
  expect(await costs(() => look(app, roleId))).toBe(4);
});
