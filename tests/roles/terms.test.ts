import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RolePage } from '../../domain/roles/contract.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { endRole } from '../../functions/roles/end-role.ts';
import { listRoles } from '../../functions/roles/list-roles.ts';
import { openRole } from '../../functions/roles/open-role.ts';
import { settleRoles } from '../../functions/roles/settle-role.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';
import { acts, DAY } from './acts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
beforeEach(async () => {
  guild = await shop.guild([0, 1, 2].map(shop.who), ['member', 'organiser']);
});
afterAll(() => shop.stop());

const { today, look, holds, shown, held, say, propose } = acts(() => ({ shop, guild }));
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
