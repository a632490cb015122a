import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMembers } from '../../functions/community/list-members.ts';
import { listNews } from '../../functions/community/list-news.ts';
import { openCommunity } from '../../functions/community/open-community.ts';
import { reviseCommunity } from '../../functions/community/revise-community.ts';
import { feedMembers } from '../../functions/feed/work.ts';
import { openHome } from '../../functions/home/open-home.ts';
import { answerNewcomer } from '../../functions/onboarding/answer-newcomer.ts';
import { askBuddy } from '../../functions/onboarding/ask-buddy.ts';
import { dismissOnboarding } from '../../functions/onboarding/dismiss-onboarding.ts';
import { doStep } from '../../functions/onboarding/do-step.ts';
import { endBuddy } from '../../functions/onboarding/end-buddy.ts';
import { endBuddyAssignments } from '../../functions/onboarding/end-buddy-assignments.ts';
import { listMyNewcomers } from '../../functions/onboarding/list-my-newcomers.ts';
import { listWorthReading } from '../../functions/onboarding/list-worth-reading.ts';
import { offerToBeBuddy } from '../../functions/onboarding/offer-to-be-buddy.ts';
import { openOnboarding } from '../../functions/onboarding/open-onboarding.ts';
import { changeMyTurns } from '../../functions/rota/change-my-turns.ts';
import type { Served } from '../../functions/use-case.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { feedOfPerson, tell } from '../activity/told.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';

const DAY = 86_400_000;

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

interface Home {
  readonly mine: readonly {
    readonly kind: string;
    readonly communityId: string;
    readonly done?: number;
    readonly person?: { id: string };
  }[];
  readonly news: readonly { readonly kind: string; readonly answer?: string }[];
  /** What one is told alone, where Home has it apart. */
  readonly told?: Home['news'];
}

/** A community of an organiser and two others for a year, to which the newcomers have just been added. */
async function newcomers(count = 1) {
  const guild = await shop.guild([0, 1, 2, 3, 4, 5, 6].map((index) => shop.who(index)).slice(0, 3 + count));
  const app = shop.process();
  const [organiser, ben, chidi, ...added] = guild.people;
  if (!organiser || !ben || !chidi) throw new Error('Too few people');
  for (const person of added) await guild.remove(app, person);
  shop.clock.advance(365 * DAY);
  for (const person of added) await guild.add(app, person);
  const operation = crypto.randomUUID();
  const everybody = guild.people.map(({ id }) => id);
  const feeds = feedMembers(app.world, everybody, operation);
  await app.world.write(guild.place, operation, [feeds]);
  await app.world.enqueue(guild.place, feeds.key);
  await app.settle();
  const does = <T>(person: Person, served: Served, call = {}) => guild.run<T>(app, served, person, call);
  const home = async (person: Person) => {
    await app.settle();
    return does<Home>(person, openHome);
  };
  const mine = async (person: Person, kind: string) =>
    (await home(person)).mine.filter(
      (item) => item.kind === kind && item.communityId === guild.place.communityId,
    );
  /** What a person is told of answers, the latest first. */
  const answers = async (person: Person) => {
    const { news, told = [] } = await home(person);
    return [...told, ...news].filter(({ kind }) => kind === 'buddy-answered').map((one) => one.answer);
  };
  const step = (person: Person, name: string, done = true) =>
    does(person, doStep, { params: { step: name }, body: { done, opened: [] } });
  const offer = (person: Person) => does(person, offerToBeBuddy, { body: { offers: true } });
  const ask = (person: Person, buddy: Person) => does(person, askBuddy, { body: { personId: buddy.id } });
  const answer = (buddy: Person, newcomer: Person, accept: boolean) =>
    does(buddy, answerNewcomer, { params: { personId: newcomer.id }, body: { accept } });
  return { guild, app, organiser, ben, chidi, added, does, home, answers, mine, step, offer, ask, answer };
}

const the = (people: readonly Person[], index: number): Person => {
  const person = people[index];
  if (!person) throw new Error('Too few people');
  return person;
};

/** Has people told what waits for them, on the next morning on which everybody works. */
async function toldAtWork(app: Process, person: Person): Promise<string[]> {
  const until = new Date(shop.clock.now().getTime() + DAY);
  until.setUTCHours(10, 0, 0, 0);
  while (![2, 3, 4].includes(until.getUTCDay())) until.setUTCDate(until.getUTCDate() + 1);
  shop.clock.advance(until.getTime() - shop.clock.now().getTime());
  await tell(app, person);
  return feedOfPerson(shop.microsoft365, person);
}

/** Every row there is, by partition and key. */
async function rows(): Promise<Map<string, string>> {
  const client = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const found = new Map<string, string>();
  for await (const { partitionKey, rowKey, ...columns } of client.listEntities())
    found.set(`${partitionKey}|${rowKey}`, JSON.stringify(columns));
  return found;
}

test('how far a newcomer is stands in their own row and on their own Home, and nobody else is told', async () => {
  const { guild, app, organiser, ben, chidi, added, does, mine, step, home } = await newcomers();
  const ana = the(added, 0);
  expect(await mine(ana, 'onboarding')).toMatchObject([{ done: 0, of: 5 }]);
  // Who was here before is no newcomer, nor is who started the community.
  for (const person of [organiser, ben, chidi]) expect(await mine(person, 'onboarding')).toEqual([]);
  const young = await shop.guild([shop.who(0)]);
  await young.run(app, doStep, young.first, { params: { step: 'notes' }, body: { done: true, opened: [] } });
  const { mine: shown } = await young.run<Home>(app, openHome, young.first);
  expect(shown.filter(({ kind }) => kind === 'onboarding')).toEqual([]);

  const seenBy = async (person: Person) => {
    const answers: unknown[] = [];
    for (const served of [openCommunity, listMembers, listNews, openOnboarding, listMyNewcomers])
      answers.push(await does(person, served));
    const { mine: items, news } = await home(person);
    return JSON.stringify([answers, items, news]);
  };
  const everybody = async () => Promise.all([organiser, ben, chidi].map(seenBy));
  const [before, said] = [await rows(), await everybody()];
  await step(ana, 'charter');
  await step(ana, 'notes');
  await step(ana, 'notes', false);
  await step(ana, 'bring');
  expect(await mine(ana, 'onboarding')).toMatchObject([{ done: 2 }]);
  expect(await everybody()).toEqual(said);
  const changed = [...(await rows())].filter(([key, row]) => before.get(key) !== row).map(([key]) => key);
  const { tenantId, communityId } = guild.place;
  expect(changed.filter((key) => !key.startsWith('outbox-markers|')).sort()).toEqual([
    `${tenantId}|${communityId}|~onboarding|${ana.id}`,
    `feed|${tenantId}|${ana.id}|standing|onboarding|${communityId}|${ana.id}`,
  ]);

  // A step that is not done has no row beside, unless an organiser has asked for it.
  const charter = async (nudgedAt: string | null) => {
    const item = { kind: 'charter-to-accept', communityId, due: null, version: 1, nudgedAt };
    const entry = { section: 'standing', kind: item.kind, communityId, id: 'charter', item } as const;
    await app.world.feed.put(tenantId, ana.id, [entry]);
    return mine(ana, 'charter-to-accept');
  };
  expect(await charter(null)).toHaveLength(1);
  await step(ana, 'charter', false);
  expect(await charter(null)).toEqual([]);
  expect(await charter(shop.clock.now().toISOString())).toHaveLength(1);

  await does(ana, dismissOnboarding, { body: { dismissed: true } });
  expect(await mine(ana, 'onboarding')).toEqual([]);
  expect(await charter(null)).toHaveLength(1);
  await app.settle();
});

test('a newcomer asks for a buddy, who answers on Home and then sees how far they are, until either has had enough', async () => {
  const { guild, app, organiser, ben, added, does, answers, mine, step, offer, ask, answer } =
    await newcomers();
  const ana = the(added, 0);
  const offered = async () =>
    (await does<{ buddies: { id: string }[] }>(ana, openOnboarding)).buddies.map(({ id }) => id);
  expect(await offered()).toEqual([organiser.id]);
  await expect(ask(ana, ben)).rejects.toThrow('not-offered');
  await offer(ben);
  expect(await offered()).toEqual([ben.id]);
  await expect(ask(organiser, ben)).rejects.toThrow('no-newcomer');

  await step(ana, 'notes');
  await ask(ana, ben);
  await expect(ask(ana, organiser)).rejects.toThrow('other-buddy');
  // Whoever is asked does not see yet how far she is.
  expect(await mine(ben, 'buddy-of')).toEqual([]);
  expect(await mine(ben, 'buddy-asked')).toMatchObject([{ person: { id: ana.id } }]);
  expect(await mine(organiser, 'buddy-asked')).toEqual([]);
  expect(await toldAtWork(app, ben)).toContain(
    `${ana.displayName} is new here and asks you to be their buddy`,
  );

  await answer(ben, ana, true);
  expect(await mine(ben, 'buddy-asked')).toEqual([]);
  expect(await mine(ben, 'buddy-of')).toMatchObject([{ person: { id: ana.id }, mail: ana.mail, done: 2 }]);
  await step(ana, 'charter');
  expect(await mine(ben, 'buddy-of')).toMatchObject([{ done: 3 }]);
  expect(await mine(organiser, 'buddy-of')).toEqual([]);
  expect(await answers(ana)).toEqual(['accepted']);
  for (const person of [organiser, ben]) expect(await answers(person)).toEqual([]);
  expect(await toldAtWork(app, ana)).toContain(`${ben.displayName} is your buddy now`);

  await does(ana, endBuddy);
  expect(await mine(ben, 'buddy-of')).toEqual([]);
  await ask(ana, ben);
  await answer(ben, ana, false);
  expect(await answers(ana)).toEqual(['declined', 'accepted']);
  expect(await does(ana, openOnboarding)).toMatchObject({ buddy: null, done: ['charter', 'notes'] });
  // Whoever has left is nobody's buddy, and is told nothing more.
  await ask(ana, ben);
  await answer(ben, ana, true);
  await guild.remove(app, ben);
  await app.settle();
  expect(await does(ana, openOnboarding)).toMatchObject({ buddy: null });
  const left = [...(await rows()).keys()].filter(
    (key) => key.includes(ben.id) && /buddy|onboarding/.test(key),
  );
  expect(left.filter((key) => !key.startsWith('notices|'))).toEqual([]);
});

test('whether somebody is away today goes by the day of the community, wherever they are', async () => {
  const { guild, app, added, does, ask, offer } = await newcomers();
  const noon = new Date(shop.clock.now().getTime() + DAY);
  noon.setUTCHours(12, 0, 0, 0);
  shop.clock.advance(noon.getTime() - shop.clock.now().getTime());
  const far = { ...shop.who(8), id: crypto.randomUUID() };
  const zone = 'Pacific/Kiritimati';
  const { id, displayName: name, mail } = far;
  await app.world.communities.add(
    guild.place,
    [{ id, name, mail, role: 'member', zone }],
    [],
    shop.clock.now(),
    crypto.randomUUID(),
  );
  await offer(far);
  const ana = the(added, 0);
  const offered = async () =>
    (await does<{ buddies: { id: string }[] }>(ana, openOnboarding)).buddies.map(({ id: one }) => one);
  const only = (days: number) => {
    const date = new Date(noon.getTime() + days * DAY).toISOString().slice(0, 10);
    return { from: date, to: date };
  };
  const away = (add: number, remove: number[]) =>
    does(far, changeMyTurns, {
      body: { away: { add: [only(add)], remove: remove.map(only) }, reason: '' },
    });
  await away(0, []);
  expect(await offered()).not.toContain(far.id);
  await expect(ask(ana, far)).rejects.toThrow('not-offered');
  // There it is tomorrow already.
  await away(1, [0]);
  expect(await offered()).toEqual([far.id]);
  await ask(ana, far);
});

test('a buddy has three newcomers at a time, also where two ask for the last place at once, and each for 90 days', async () => {
  const { app, ben, added, does, mine, offer, ask, answer } = await newcomers(4);
  await offer(ben);
  const [one, two, three, four] = [0, 1, 2, 3].map((index) => the(added, index)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await ask(one, ben);
  await ask(two, ben);
  const asked = await Promise.allSettled([ask(three, ben), ask(four, ben)]);
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const late = asked[0].status === 'rejected' ? three : four;
  await expect(ask(late, ben)).rejects.toThrow('buddy-full');
  await answer(ben, one, true);
  await answer(ben, two, true);
  await answer(ben, late === three ? four : three, false);
  expect(await mine(ben, 'buddy-of')).toHaveLength(2);

  shop.clock.advance(89 * DAY);
  expect(await does(ben, listMyNewcomers)).toMatchObject({ newcomers: [{}, {}] });
  shop.clock.advance(2 * DAY);
  expect(await does(ben, listMyNewcomers)).toMatchObject({ newcomers: [] });
  await endBuddyAssignments.run(app.world, [ben.tenantId]);
  expect(await mine(ben, 'buddy-of')).toEqual([]);
  // After 30 days nobody is a newcomer any more.
  await expect(ask(late, ben)).rejects.toThrow('no-newcomer');
});

test('organisers decide whether it is offered, and a page costs three calls however much there is', async () => {
  const { guild, app, organiser, added, does, mine } = await newcomers();
  const ana = the(added, 0);
  const community = await app.world.communities.open(guild.place);
  if (!community) throw new Error('No community');
  const { name, purpose, northStar, norms, zone, cadence, settings, etag } = community;
  const revise = (onboarding: boolean | undefined, version: string) =>
    does<{ etag: string; settings: object }>(organiser, reviseCommunity, {
      body: {
        ...{ name, purpose, northStar, norms, zone, cadence },
        settings: {
          unattributedNotes: settings.unattributedNotes,
          ...(onboarding !== undefined && { onboarding }),
        },
      },
      etag: version,
    });
  const off = await revise(false, etag);
  expect(await mine(ana, 'onboarding')).toEqual([]);
  // A page of before this existed says nothing of it, and changes nothing.
  const same = await revise(undefined, off.etag);
  expect(same.settings).toMatchObject({ onboarding: false });
  await revise(true, same.etag);
  expect(await mine(ana, 'onboarding')).toHaveLength(1);

  for (let count = 0; count < 4; count += 1) {
    const session = await guild.plan(app, { topic: `Session ${count}` });
    await guild.begin(app, session);
    await guild.close(app, session);
  }
  await app.settle();
  const { trace } = app.world;
  const costs = async (served: Served) => {
    await app.world.communities.membership(guild.place, ana.id, app.world.now());
    await app.world.communities.lately(guild.place, app.world.now());
    const before = trace.storageCalls;
    await does(ana, served);
    return trace.storageCalls - before;
  };
  expect(await costs(openOnboarding)).toBe(3);
  expect(await costs(listWorthReading)).toBe(4);
  expect(await costs(listMyNewcomers)).toBe(1);
});
