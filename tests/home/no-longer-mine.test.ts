import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { API } from '../../domain/api.ts';
import { reviseCommunity } from '../../functions/community/revise-community.ts';
import { startCommunity } from '../../functions/community/start-community.ts';
import { openHome } from '../../functions/home/open-home.ts';
import { changeMyTurns } from '../../functions/rota/change-my-turns.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { communityDraft } from '../http/guild.ts';
import { Guild } from '../outbox/guild.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';

type Home = z.output<typeof API.openHome.reply>;

let shop: Workshop;
let app: Process;
let guild: Guild;
let priya: Person;
let ana: Person;
let start: { params: { communityId: string }; body: object; operation: string };

beforeAll(async () => {
  shop = await workshop();
  [priya, ana] = [shop.who(0), shop.who(1)];
});
afterAll(() => shop.stop());

/** A community that Priya has started and Ana has joined, on the Home of both. */
beforeEach(async () => {
  app = shop.process();
  const communityId = randomUUID();
  const founding = await shop.guild([priya]);
  start = { params: { communityId }, body: communityDraft(), operation: randomUUID() };
  await founding.run(app, startCommunity, priya, start);
  guild = new Guild(placeOf(priya.tenantId, communityId), [priya, ana], shop.clock);
  await guild.add(app, ana, 'organiser');
  await app.settle();
});

/** What a person's Home has of the community. */
async function homeOf(person: Person) {
  const home = (await openHome.run(
    { caller: { tenantId: person.tenantId, id: person.id, name: '' } } as never,
    app.world,
  )) as Home;
  const { communityId } = guild.place;
  const topics = (all: Home['turns']) =>
    all.flatMap((one) => (one.communityId === communityId ? [one.topic] : []));
  return {
    roles: home.communities.flatMap(({ id, role }) => (id === communityId ? [role] : [])),
    turns: topics(home.turns),
    toClose: topics(home.toClose),
    backOn: home.communities.flatMap(({ id, backOn }) => (id === communityId ? [backOn] : [])),
    mine: home.mine.flatMap((item) => (item.communityId === communityId ? [item.kind] : [])).sort(),
  };
}

it('what asks something of somebody who has paused or is away waits until they are back; what they have taken on stays', async () => {
  const DAY_MS = 86_400_000;
  const day = (offset: number) =>
    new Date(shop.clock.now().getTime() + offset * DAY_MS).toISOString().slice(0, 10);
  // At noon it is the same day in the zones of both.
  shop.clock.advance(1.5 * DAY_MS - (shop.clock.now().getTime() % DAY_MS));
  const session = await guild.plan(app, { topic: 'Openers' });
  await guild.begin(app, session);
  const note = {
    kind: 'action',
    text: 'Ask first',
    agendaItemId: null,
    tags: [],
    ownerId: ana.id,
    due: null,
  };
  const params = { sessionId: session.id, noteId: randomUUID() };
  await guild.run(app, captureNote, ana, { params, body: { note, secret: null } });
  await guild.close(app, session);
  await app.settle();
  const asked = await homeOf(ana);
  expect(asked).toMatchObject({
    backOn: [null],
    mine: expect.arrayContaining(['action', 'onboarding', 'pulse', 'turn']),
  });
  const absent = (pausedUntil: string | null, away: object[]) =>
    guild.run(app, changeMyTurns, ana, {
      body: { facilitates: true, pausedUntil, away: { add: away, remove: [] }, reason: '' },
    });
  // At once, before the work in the background.
  await absent(day(1), []);
  const waiting = { backOn: [day(1)], mine: ['action'] };
  expect(await homeOf(ana)).toMatchObject(waiting);
  await app.settle();
  expect(await homeOf(ana)).toMatchObject(waiting);
  await absent(null, [{ from: day(-1), to: day(0) }]);
  expect(await homeOf(ana)).toMatchObject(waiting);
  // Whoever revises the community takes nothing of it back.
  const { etag = '' } = (await app.world.communities.open(guild.place)) ?? {};
  await guild.run(app, reviseCommunity, priya, { body: { ...communityDraft(), name: 'Renamed' }, etag });
  await app.settle();
  expect(await homeOf(ana)).toMatchObject(waiting);
  shop.clock.advance(DAY_MS);
  expect(await homeOf(ana)).toEqual(asked);
});

it('planning that is sent again after the session was cancelled does not bring it back to Home', async () => {
  const once = guild.intending();
  const id = randomUUID();
  const body = guild.draft({ topic: 'Sent twice' });
  const session = await once.plan(app, body, id);
  await app.settle();
  expect((await homeOf(priya)).turns).toEqual(['Sent twice']);
  await guild.cancel(app, session);
  await app.settle();
  expect((await once.plan(app, body, id)).state).toBe('cancelled');
  await app.settle();
  expect((await homeOf(priya)).turns).toEqual([]);
});

it('a community that is started once more by a founder who has left it does not come back to their Home', async () => {
  const asAna = new Guild(guild.place, [ana, priya], shop.clock);
  await asAna.remove(app, priya);
  await app.settle();
  expect((await homeOf(priya)).roles).toEqual([]);
  await expect(asAna.run(app, startCommunity, priya, start)).rejects.toMatchObject({ code: 'former-member' });
  await app.settle();
  expect((await homeOf(priya)).roles).toEqual([]);
});

it('an organiser who is removed while they revise the community has it on Home no more', async () => {
  const { world } = app;
  const community = await world.communities.open(guild.place);
  let removed = false;
  // The first write after the community was revised waits until Ana is gone and all that follows from it is done.
  const revising = shop.process({
    effect: async (_, act) => {
      const now = await world.communities.open(guild.place);
      if (!removed && now?.name === 'Another name') {
        removed = true;
        await guild.remove(app, ana);
        await app.settle();
      }
      return act();
    },
  });
  const body = communityDraft({ name: 'Another name' });
  await guild.run(revising, reviseCommunity, ana, { body, etag: community?.etag ?? '' });
  expect(removed).toBe(true);
  await revising.settle();
  expect((await homeOf(ana)).roles).toEqual([]);
});

it('a turn is on Home no more as soon as its facilitator may not open the session any more', async () => {
  await guild.plan(app, { facilitatorId: ana.id, topic: 'For members' });
  await app.settle();
  expect((await homeOf(ana)).turns).toEqual(['For members']);
  // Before the outbox has done anything.
  await guild.add(app, ana, 'guest');
  expect(await homeOf(ana)).toMatchObject({ roles: ['guest'], turns: [] });
});
