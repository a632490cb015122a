import { afterAll, beforeAll, expect, test } from 'vitest';
import { listJoinable as joinableContract } from '../../domain/inclusion/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerJoinRequest } from '../../functions/community/answer-joining.ts';
import { askToBelong } from '../../functions/inclusion/ask-to-belong.ts';
import { describeMyself } from '../../functions/inclusion/describe-myself.ts';
import { showJoinable } from '../../functions/inclusion/joinable-look-up.ts';
import { listJoinable } from '../../functions/inclusion/list-joinable.ts';
import { listJoining } from '../../functions/inclusion/list-joining.ts';
import { proposeMember } from '../../functions/inclusion/propose-member.ts';
import { setDiscoverable } from '../../functions/inclusion/set-discoverable.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import { DISCOVERABLE, joinablePartition } from '../../functions/tables/keys.ts';
import { profileOf } from '../../functions/tables/profile-rows.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { communityDraft } from '../http/guild.ts';
import { type Guild, heldAt, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
  await guild.run(app, setDiscoverable, guild.first, { body: { discoverable: true } });
});
afterAll(() => shop.stop());

const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error));
const joining = () =>
  guild.run<Record<'requests' | 'proposals', { by: { id: string }; word: string }[]>>(
    app,
    listJoining,
    guild.first,
  );

/** Asks to join, as whoever does not belong does it. */
async function ask(process: Process, who: Person, operation: string, word: string) {
  const { tenantId, id, displayName: name } = who;
  const { communityId } = guild.place;
  const call = { params: { communityId }, query: {}, operation, etag: '', body: { word } };
  await askToBelong.run({ ...call, caller: { tenantId, id, name, token: id } } as never, process.world);
  return 'asked' as string;
}

/** Begins something, does something else while it is held back before one of its writes, and lets it go on. */
async function overtaken<T>(
  held: number,
  begin: (process: Process) => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const { between, reached, go } = heldAt(held);
  const late = begin(shop.process(between));
  await Promise.race([reached, late.catch(() => {})]);
  await meanwhile();
  go();
  return late;
}

test('of two who propose the same person at once the first has proposed them, whose words the other does not read', async () => {
  for (const held of [1, 2]) {
    const personId = shop.who(4 + held).id;
    const propose = (process: Process, by: Person, word: string) =>
      guild.run<{ word: string }>(process, proposeMember, by, { params: { personId }, body: { word } });
    const late = await overtaken(
      held,
      (process) => propose(process, guild.person(1), 'Mine').then(({ word }) => word, codeOf),
      () => propose(app, guild.person(2), 'First'),
    );
    expect(late).toBe('proposed-already');
    const { proposals } = await joining();
    expect(proposals.map(({ by, word }) => [by.id, word])).toContainEqual([guild.person(2).id, 'First']);
    expect(proposals).toHaveLength(held);
  }
});

test('a request that is sent again while an organiser declines it does not wait again', async () => {
  for (const isKnown of [true, false])
    for (const held of [1, 2]) {
      const who = shop.who(10 + held + (isKnown ? 0 : 2));
      const operation = crypto.randomUUID();
      if (isKnown) await ask(app, who, crypto.randomUUID(), 'I lead a team');
      const said = await overtaken(
        held,
        (process) => ask(process, who, operation, 'I lead two teams').catch(codeOf),
        async () => {
          if (!isKnown) await ask(app, who, crypto.randomUUID(), 'I lead two teams');
          await guild.run(app, answerJoinRequest, guild.first, {
            params: { personId: who.id },
            body: { role: null, word: 'Later' },
          });
        },
      );
      expect([said, (await joining()).requests]).toEqual(['asked-lately', []]);
    }
});

test('whoever looks for a community finds all that can be found, a page at a time, and none that was closed', async () => {
  const who = shop.who(20);
  const { tenantId, id, displayName: name } = who;
  const list = async (query: { after?: string }) => {
    const call = { params: {}, query, operation: crypto.randomUUID(), etag: '', body: undefined };
    const reply = await listJoinable.run(
      { ...call, caller: { tenantId, id, name, token: id } } as never,
      app.world,
    );
    return joinableContract.reply.parse(reply);
  };
  const everything = async (after?: string): Promise<string[]> => {
    const { communities, next } = await list(after === undefined ? {} : { after });
    expect(communities.length).toBeLessThanOrEqual(40);
    const ids = communities.map(({ communityId }) => communityId);
    return next === null ? ids : [...ids, ...(await everything(next))];
  };
  const others: string[] = [];
  const founder = {
    id: guild.first.id,
    name: 'Priya',
    mail: '',
    jobTitle: '',
    role: 'organiser',
    zone: null,
  } as const;
  for (let count = 0; count < 45; count += 1) {
    const place = placeOf(tenantId, crypto.randomUUID());
    const operation = crypto.randomUUID();
    await app.world.communities.start(place, communityDraft(), founder, [], shop.clock.now(), operation);
    await app.world.write(place, operation, [{ do: 'put', key: DISCOVERABLE, row: {} }]);
    await showJoinable(app.world, place);
    others.push(place.communityId);
  }
  expect((await everything()).sort()).toEqual([guild.place.communityId, ...others].sort());
  // Interrupted after the community itself was closed: it is not shown, and the outbox removes it from the look-up.
  const { between, reached } = heldAt(3);
  void guild.run(shop.process(between), setDiscoverable, guild.first, { body: { discoverable: false } });
  await reached;
  const lookUp = () => app.world.table.get(joinablePartition(tenantId), guild.place.communityId, []);
  expect(await lookUp()).toBeDefined();
  expect((await everything()).sort()).toEqual([...others].sort());
  await app.sweep();
  await app.settle();
  expect(await lookUp()).toBeUndefined();
});

test('since when somebody has answered holds also where two saves meet', async () => {
  const [, one] = guild.people;
  if (!one) throw new Error('There are 3');
  const say = (process: Process, level: 'manager' | 'director' | null) =>
    guild.run(process, describeMyself, one, { body: { level, discipline: null } });
  await say(app, 'manager');
  const later = () => shop.clock.advance(1_000);
  later();
  await overtaken(
    1,
    (process) => say(process, 'director'),
    async () => {
      later();
      await say(app, null);
      later();
    },
  );
  const at = shop.clock.now();
  const { level } = (await profileOf(app.world.table, guild.place, one.id)) ?? {};
  expect(level?.value).toBe('director');
  // It was taken back meanwhile: the answer is another one, from the moment at which it was written.
  expect(level?.answering).toBe(level?.since);
  expect(at.getTime() - Date.parse(level?.since ?? '')).toBeLessThan(500);
});
