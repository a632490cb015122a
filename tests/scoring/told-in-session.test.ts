import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Live } from '../../domain/sessions/live-contract.ts';
import { removeRound } from '../../functions/scoring/remove-round.ts';
import { followSession } from '../../functions/sessions/follow-session.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Workshop, workshop } from '../outbox/support.ts';
import { acts } from './acts.ts';
import { roundDraft, scores } from './drafts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
beforeEach(async () => {
  guild = await shop.guild([0, 1, 2].map(shop.who), ['member', 'sponsor']);
});
afterAll(() => shop.stop());

const { begin, say, reveal } = acts(() => ({ shop, guild }));

test('a session tells those who may score of a round that began in it, of each change, and when it is gone', async () => {
  const app = shop.process();
  const session = await guild.plan(app);
  const params = { sessionId: session.id };
  const told = async (who = guild.person(1)) =>
    (await guild.run<Live>(app, followSession, who, { params, query: {} })).rounds;
  const round = await begin(app, { sessionId: session.id });
  const [begun] = await told();
  expect(begun).toMatchObject({
    ...round,
    subject: roundDraft({}).subject,
    going: true,
  });
  expect(await told(guild.person(2))).toEqual([]);

  for (const at of [0, 1]) await say(app, guild.person(at), round, scores(at, 0));
  expect(await told()).toEqual([begun]);
  await reveal(app, round);
  const [revealed] = await told();
  expect(revealed).toMatchObject({ going: true });
  expect(revealed?.etag).not.toBe(begun?.etag);

  await guild.run(app, removeRound, guild.first, { params: round });
  const [removed] = await told();
  expect(removed).toMatchObject({ ...round, title: '', subject: '', going: false });
  // Nor who began it, which only its own page may say.
  expect(JSON.stringify(removed)).not.toContain(guild.first.id);
});

test('a round that began in no session is told in none', async () => {
  const app = shop.process();
  const session = await guild.plan(app);
  await begin(app);
  const params = { sessionId: session.id };
  expect((await guild.run<Live>(app, followSession, guild.first, { params, query: {} })).rounds).toEqual([]);
});
