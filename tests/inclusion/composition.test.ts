import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import type { openComposition as contract } from '../../domain/inclusion/contract.ts';
import type { Profile } from '../../domain/inclusion/profile.ts';
import { listMembers } from '../../functions/community/list-members.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { countComposition } from '../../functions/inclusion/count-composition.ts';
import { describeMyself } from '../../functions/inclusion/describe-myself.ts';
import { listJoining } from '../../functions/inclusion/list-joining.ts';
import { openComposition } from '../../functions/inclusion/open-composition.ts';
import { openProfile } from '../../functions/inclusion/open-profile.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { pilotDraft } from '../pilots/drafts.ts';

let shop: Workshop;
let app: Process;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
});
afterAll(() => shop.stop());

const MONTH_MS = 32 * 86_400_000;
const AN_ENGINEERING_LEAD: Profile = { level: 'team-lead', discipline: 'engineering' };
const NOTHING: Profile = { level: null, discipline: null };

/** A community of so many, of whom the first has started it. */
async function community(size: number, zone = 'Europe/Berlin') {
  const guild = await shop.guild([shop.who(0)]);
  const people: Person[] = [guild.first];
  people.push(...(await come(guild, size - 1, zone)));
  return { guild, people };
}

async function come({ place }: Guild, count: number, zone = 'Europe/Berlin'): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    ...shop.who(1),
    id: crypto.randomUUID(),
    displayName: `Somebody ${index}`,
  }));
  const joining = people.map(({ id, displayName: name }) => ({
    ...{ id, name, mail: '', role: 'member' as const, zone },
  }));
  await app.world.communities.add(place, joining, [], shop.clock.now(), crypto.randomUUID());
  return people;
}

const describe = (guild: Guild, people: readonly Person[], body: Profile) =>
  Promise.all(people.map((person) => guild.run(app, describeMyself, person, { body })));

type Answer = z.output<(typeof contract)['reply']>;
/** What the page shows after whatever its visit has set going. */
async function shown(guild: Guild) {
  await guild.run(app, openComposition, guild.first);
  await app.settle();
  const { tables } = await guild.run<Answer>(app, openComposition, guild.first);
  return (dimension: string, population = 'community') => {
    const table = tables.find((one) => one.dimension === dimension && one.population === population);
    return {
      rows: Object.fromEntries((table?.rows ?? []).map(({ group, count }) => [group, count])),
      asOf: table?.asOf ?? null,
      few: table?.few ?? [],
    };
  };
}

test('totals of five and more are shown, and for the others that there are few or none, never which', async () => {
  const { guild, people } = await community(24);
  await describe(guild, people.slice(0, 7), AN_ENGINEERING_LEAD);
  await describe(guild, people.slice(7, 9), { level: 'manager', discipline: 'finance' });
  await guild.run(app, countComposition, guild.first);
  const of = await shown(guild);
  expect(of('level').rows).toEqual({ 'team-lead': 7 });
  expect(of('level').few).toEqual(['contributor', 'manager', 'director', 'executive']);
  expect(of('discipline').rows).toEqual({ engineering: 7 });
  expect(of('discipline').few).toContain('finance');
  expect(of('discipline').few).toContain('legal');
  expect(of('level', 'facilitators')).toMatchObject({ rows: {}, asOf: null });
});

test('a joiner, a leaver or a late answer changes nothing that is shown, and ten who come do', async () => {
  const { guild, people } = await community(24);
  await describe(guild, people.slice(0, 9), AN_ENGINEERING_LEAD);
  await guild.run(app, countComposition, guild.first);
  const first = (await shown(guild))('level');
  expect(first.rows).toEqual({ 'team-lead': 9 });
  const [leaver, late] = people.slice(20);
  if (!leaver || !late) throw new Error('There are 24');
  for (const happens of [
    () => come(guild, 1),
    () => guild.run(app, removeMember, leaver, { params: { personId: leaver.id } }),
    () => describe(guild, [late], AN_ENGINEERING_LEAD),
  ]) {
    await happens();
    await app.settle();
    shop.clock.advance(MONTH_MS);
    expect((await shown(guild))('level')).toEqual(first);
  }
  const joined = await come(guild, 12);
  await describe(guild, joined.slice(0, 6), AN_ENGINEERING_LEAD);
  expect((await shown(guild))('level')).toEqual(first);
  shop.clock.advance(MONTH_MS);
  const again = (await shown(guild))('level');
  expect(again.rows).toEqual({ 'team-lead': 16 });
  expect((again.asOf ?? '') > (first.asOf ?? '')).toBe(true);
});

test('a pilot’s word of somebody takes nobody out of the audit, and no total says whether it is true', async () => {
  const { guild, people } = await community(11);
  const [, pilot, whom] = people;
  if (!pilot || !whom) throw new Error('There are 11');
  const others = people.filter((one) => one !== whom);
  await describe(guild, others.slice(0, 5), AN_ENGINEERING_LEAD);
  await describe(guild, others.slice(5), { level: null, discipline: 'product' });
  await describe(guild, [whom], AN_ENGINEERING_LEAD);
  const session = await guild.plan(app, { topic: 'Who speaks' });
  await guild.begin(app, session);
  for (const person of others)
    await guild.run(app, captureNote, person, {
      params: { sessionId: session.id, noteId: crypto.randomUUID() },
      body: {
        note: {
          kind: 'insight',
          text: 'We decide twice',
          agendaItemId: null,
          tags: [],
          ownerId: null,
          due: null,
        },
        secret: null,
      },
    });
  await guild.close(app, session);
  const collaborators = [{ personId: whom.id, name: whom.displayName, discipline: 'Baking' }];
  await guild.run(app, beginPilot, pilot, {
    params: { pilotId: crypto.randomUUID() },
    body: { ...pilotDraft(), collaborators },
  });
  await app.settle();
  await guild.run(app, countComposition, guild.first);
  const of = await shown(guild);
  const tables = ['community', 'voices'].map((population) => of('discipline', population).rows);
  // All but one of whom it would say that they are an engineer.
  expect(tables).not.toEqual([
    { engineering: 6, product: 5 },
    { engineering: 5, product: 5 },
  ]);
  expect(tables[1]).toEqual({});
});

test('what people say of themselves is in rows of their own, and in no answer, list, search, news or log', async () => {
  const { guild, people } = await community(12);
  const [one, other] = people;
  if (!one || !other) throw new Error('There are 12');
  await describe(guild, [one], AN_ENGINEERING_LEAD);
  await describe(guild, people.slice(1), { level: 'manager', discipline: 'design' });
  await app.settle();
  expect(await guild.run(app, openProfile, one)).toEqual({ profile: AN_ENGINEERING_LEAD });
  const seen = JSON.stringify(await guild.run(app, listMembers, other));
  expect(seen).not.toMatch(/team-lead|engineering/);
  const table = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const has: string[] = [];
  for await (const row of table.listEntities())
    if (row.partitionKey === guild.place.partition && /team-lead|engineering/.test(JSON.stringify(row)))
      has.push(row.rowKey ?? '');
  expect(has).toEqual([`~profile|${one.id}`]);
});

test('what is taken back is gone, and all of it once somebody leaves', async () => {
  const { guild, people } = await community(3);
  const [, one] = people;
  if (!one) throw new Error('There are 3');
  await describe(guild, [one], AN_ENGINEERING_LEAD);
  await describe(guild, [one], NOTHING);
  expect(await guild.run(app, openProfile, one)).toEqual({ profile: NOTHING });
  const table = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const row = () => table.getEntity(guild.place.partition, `~profile|${one.id}`).catch(() => null);
  expect(JSON.stringify(await row())).not.toMatch(/team-lead|engineering/);
  await guild.run(app, removeMember, guild.first, { params: { personId: one.id } });
  await app.settle();
  expect(await row()).toBeNull();
});

test('with 500 members the sections of the people’s page cost at most three calls each', async () => {
  const { guild, people } = await community(500);
  await describe(guild, people.slice(0, 60), AN_ENGINEERING_LEAD);
  await describe(guild, people.slice(60, 90), { level: 'director', discipline: 'sales' });
  const calls = async (work: (process: Process) => Promise<unknown>) => {
    const process = shop.process();
    await work(process);
    return process.world.trace.storageCalls;
  };
  const counting = await calls((process) => guild.run(process, countComposition, guild.first));
  expect(counting).toBeLessThanOrEqual(12);
  for (const route of [openComposition, openProfile, listJoining])
    expect(await calls((process) => guild.run(process, route, guild.first))).toBeLessThanOrEqual(3);
  const of = await shown(guild);
  expect(of('level').rows).toEqual({ 'team-lead': 60, director: 30 });
});
