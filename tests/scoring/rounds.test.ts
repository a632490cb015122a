import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoundOutline } from '../../domain/scoring/round.ts';
import { listRounds } from '../../functions/scoring/list-rounds.ts';
import { AGAIN_FEED, SCORE_FEED } from '../../functions/scoring/round-feed.ts';
import { scoreRound } from '../../functions/scoring/score-round.ts';
import { showMyScores } from '../../functions/scoring/show-my-scores.ts';
import type { Guild } from '../outbox/guild.ts';
import { heldAt, type Workshop, workshop } from '../outbox/support.ts';
import { acts } from './acts.ts';
import { scores } from './drafts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
beforeEach(async () => {
  guild = await shop.guild([0, 1, 2, 3].map(shop.who), ['member', 'member', 'sponsor']);
});
afterAll(() => shop.stop());

const { publish, begin, look, say, reveal, again, feedId, revealed } = acts(() => ({ shop, guild }));
const refusedAs = (code: string) => ({ code });

describe('before scores are revealed', () => {
  test('nothing that anybody is answered depends on what others have scored', async () => {
    const app = shop.process();
    const round = await begin(app);
    const [me, other] = [guild.first, guild.person(1)];
    await say(app, me, round, scores(1, 1));
    await say(app, other, round, scores(0, 0));
    const answers = async () => {
      const page = await look(app, me, round);
      const list = await guild.run(app, listRounds, me, { params: { artifactId: round.artifactId } });
      const mine = await say(app, me, round, scores(1, 1));
      const feeds = await Promise.all(
        [SCORE_FEED, AGAIN_FEED].map((kind) => kind.read(app.world, guild.place, feedId(round))),
      );
      return JSON.stringify([page, list, mine, feeds]);
    };
    const before = await answers();
    const aScore = fc.record({ level: fc.nat(3), word: fc.constantFrom('', 'Too vague', 'x'.repeat(300)) });
    await fc.assert(
      fc.asyncProperty(fc.tuple(aScore, aScore), async (said) => {
        await say(app, other, round, said);
        expect(await answers()).toBe(before);
      }),
      { numRuns: 12 },
    );
    expect(before).not.toContain('Too vague');
  });

  test('everybody sees how many have scored and who is awaited, and their own scores', async () => {
    const app = shop.process();
    const round = await begin(app);
    await say(app, guild.person(1), round, scores(2, 3));
    const page = await look(app, guild.first, round);
    expect(page).toMatchObject({ scored: 1, mine: null, passes: [] });
    // The sponsor is not asked.
    expect(page.awaited.map(({ id }) => id).sort()).toEqual([guild.first.id, guild.person(2).id].sort());
    expect((await look(app, guild.person(1), round)).mine).toEqual(scores(2, 3));
  });

  test('one can change one’s scores; saying the same twice is saying it once', async () => {
    const app = shop.process();
    const round = await begin(app);
    const [me] = [guild.person(1)];
    for (const said of [scores(0, 0), scores(3, 2), scores(3, 2)]) await say(app, me, round, said);
    expect(await look(app, me, round)).toMatchObject({ scored: 1, mine: scores(3, 2) });
  });

  test('two have to score, and whoever began the round or runs the community reveals', async () => {
    const app = shop.process();
    const round = await begin(app);
    await say(app, guild.person(1), round, scores(0, 0));
    await expect(reveal(app, round)).rejects.toMatchObject(refusedAs('too-few-scored'));
    await say(app, guild.person(2), round, scores(1, 1));
    await expect(reveal(app, round, 1, guild.person(2))).rejects.toMatchObject(refusedAs('role-may-not'));
    expect(await reveal(app, round)).toMatchObject({ stage: 'revealed', results: [{ people: 2 }] });
    // Once more, as by somebody who pressed at the same moment.
    expect(await reveal(app, round)).toMatchObject({ stage: 'revealed' });
  });

  test('whoever facilitates the session in which it is begun reveals it too', async () => {
    const app = shop.process();
    const session = await guild.plan(app, { facilitatorId: guild.person(1).id });
    const round = await begin(app, { sessionId: session.id });
    for (const at of [1, 2]) await say(app, guild.person(at), round, scores(at, 0));
    expect(await reveal(app, round, 1, guild.person(1))).toMatchObject({ stage: 'revealed' });
  });
});

describe('once they are revealed', () => {
  test('each is a dot without a name until they show it, and may hide it again', async () => {
    const app = shop.process();
    const round = await revealed(app);
    const other = guild.person(1);
    const named = async () =>
      (await look(app, guild.first, round)).passes[0]?.criteria.map((dots) =>
        dots.map(({ person }) => person?.id),
      );
    expect(await named()).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    await guild.run(app, showMyScores, other, { params: round, body: { shown: true } });
    expect((await named())?.[0]).toEqual([undefined, other.id]);
    await guild.run(app, showMyScores, other, { params: round, body: { shown: false } });
    expect(await named()).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const stranger = guild.run(app, showMyScores, guild.person(2), { params: round, body: { shown: true } });
    await expect(stranger).rejects.toMatchObject(refusedAs('not-scored'));
  });

  test('nobody’s place in the list tells whose dots are whose', async () => {
    const app = shop.process();
    const round = await begin(app);
    // The first person is the highest on one criterion and the lowest on the other.
    await say(app, guild.first, round, scores(3, 0));
    await say(app, guild.person(1), round, scores(0, 3));
    await reveal(app, round);
    const { passes } = await look(app, guild.person(2), round);
    expect(passes[0]?.criteria.map((dots) => dots.map(({ level }) => level))).toEqual([
      [0, 3],
      [0, 3],
    ]);
  });

  test('my place among dots that say the same tells nothing of whose the others are', async () => {
    const app = shop.process();
    const byId = [0, 1, 2].map((at) => guild.person(at)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const [before = guild.first, me = guild.first, behind = guild.first] = byId;
    const round = await begin(app);
    await say(app, me, round, scores(1, 1));
    // One of the two agrees with me on the first criterion, the other one on the second.
    await say(app, before, round, scores(1, 2));
    await say(app, behind, round, scores(0, 1));
    await reveal(app, round);
    const { passes } = await look(app, me, round);
    const [here, there] = passes[0]?.criteria.map((dots) => dots.filter(({ level }) => level === 1)) ?? [];
    expect(here?.map(({ mine }) => mine)).toEqual(there?.map(({ mine }) => mine));
  });

  test('they stay as they were; after talking they are scored again, and both passes are kept', async () => {
    const app = shop.process();
    const round = await revealed(app);
    await expect(say(app, guild.first, round, scores(2, 2))).rejects.toMatchObject(
      refusedAs('scores-revealed'),
    );
    await again(app, round);
    // Two who ask for it at once begin one pass.
    expect(await again(app, round)).toMatchObject({ pass: 2, stage: 'open' });
    await expect(say(app, guild.first, round, scores(2, 2))).rejects.toMatchObject(
      refusedAs('scores-revealed'),
    );
    const page = await look(app, guild.first, round);
    expect(page).toMatchObject({ mine: null, mineBefore: scores(0, 1), scored: 0 });
    expect(page.awaited).toHaveLength(2);
    for (const at of [0, 1]) await say(app, guild.person(at), round, scores(2, 1), 2);
    await reveal(app, round, 2);
    const { passes } = await look(app, guild.first, round);
    expect(passes.map(({ criteria }) => criteria[0]?.map(({ level }) => level))).toEqual([
      [0, 3],
      [2, 2],
    ]);
  });

  test('a score that meets the reveal is among what is revealed, or is refused by name', async () => {
    const came = new Set<string>();
    const app = shop.process();
    const artifactId = await publish(app);
    for (let held = 1; held <= 5; held += 1) {
      const round = await begin(app, {}, artifactId);
      for (const at of [0, 1]) await say(app, guild.person(at), round, scores(1, 1));
      const { between, reached, go } = heldAt(held);
      const late = say(shop.process(between), guild.person(2), round, scores(3, 3)).then(
        () => 'scored',
        (error: { code?: string }) => String(error.code),
      );
      await Promise.race([reached, late]);
      await reveal(app, round);
      go();
      const said = await late;
      came.add(said);
      const { passes, round: after } = await look(app, guild.first, round);
      const people = said === 'scored' ? 3 : 2;
      expect([said, passes[0]?.people, after.results[0]?.people]).toEqual([said, people, people]);
      const { rounds } = await guild.run<{ rounds: RoundOutline[] }>(app, listRounds, guild.first, {
        params: { artifactId },
      });
      expect(rounds.find(({ id }) => id === round.roundId)?.results[0]?.people).toBe(people);
    }
    expect([...came].sort()).toEqual(['scored', 'scores-revealed']);
  });
});

test('fifty people score at once, and nobody’s scores are lost', async () => {
  const app = shop.process();
  const people = Array.from({ length: 50 }, (_, at) => ({
    ...guild.first,
    id: `aaaaaaaa-0000-4000-8000-${String(at).padStart(12, '0')}`,
    displayName: `Person ${at}`,
  }));
  const round = await begin(app);
  const me = await app.world.communities.membership(guild.place, guild.first.id, app.world.now());
  if (!me) throw new Error('not a member');
  await Promise.all(
    people.map((person, at) =>
      scoreRound.run(
        {
          caller: { tenantId: person.tenantId, id: person.id, name: person.displayName, token: '' },
          params: round,
          query: {},
          body: { pass: 1, scores: scores(at % 4, (at + 1) % 4) },
          operation: crypto.randomUUID(),
          etag: '',
          place: guild.place,
          me: { ...me, id: person.id, name: person.displayName, role: 'member' },
        } as never,
        shop.process().world,
      ),
    ),
  );
  expect(await reveal(app, round)).toMatchObject({
    results: [
      {
        people: 50,
        counts: [
          [13, 13, 12, 12],
          [12, 13, 13, 12],
        ],
      },
    ],
  });
}, 60_000);

test('a round’s page costs three storage calls while it is open and two afterwards, however many have scored', async () => {
  const app = shop.process();
  const round = await begin(app);
  for (const at of [0, 1, 2]) await say(app, guild.person(at), round, scores(at, 1));
  const costs = async () => {
    await look(app, guild.first, round);
    const before = app.world.trace.storageCalls;
    await look(app, guild.first, round);
    return app.world.trace.storageCalls - before;
  };
  expect(await costs()).toBe(3);
  await reveal(app, round);
  expect(await costs()).toBe(2);
});
