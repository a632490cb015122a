import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConsentPage } from '../../domain/community/consent.ts';
import type { RolePage } from '../../domain/roles/contract.ts';
import type { RoleOutline } from '../../domain/roles/role.ts';
import { answerNomination } from '../../functions/roles/answer-nomination.ts';
import { endRole } from '../../functions/roles/end-role.ts';
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
import { heldAt, type Workshop, workshop } from '../outbox/support.ts';
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

const { today, look, holds, shown, say, propose } = acts(() => ({ shop, guild }));

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
