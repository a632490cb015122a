import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beginRound } from '../../functions/scoring/begin-round.ts';
import { closeRound } from '../../functions/scoring/close-round.ts';
import { removeRound } from '../../functions/scoring/remove-round.ts';
import { AGAIN_FEED } from '../../functions/scoring/round-feed.ts';
import { showMyScores } from '../../functions/scoring/show-my-scores.ts';
import type { Membership } from '../../functions/tables/community-store.ts';
import type { Guild } from '../outbox/guild.ts';
import { heldAt, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { acts, type Round } from './acts.ts';
import { RUBRIC, roundDraft, scores } from './drafts.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
beforeEach(async () => {
  guild = await shop.guild([0, 1, 2, 3].map(shop.who), ['member', 'member', 'sponsor']);
});
afterAll(() => shop.stop());

const { publish, begin, look, say, again, today, feedId, revealed, close } = acts(() => ({ shop, guild }));
const refusedAs = (code: string) => ({ code });

describe('a round that is closed', () => {
  test('asks on its day whoever scored, until somebody scores it again beside what it came to then', async () => {
    const app = shop.process();
    const first = await revealed(app);
    await expect(close(app, first, today())).rejects.toMatchObject(refusedAs('invalid-input'));
    await close(app, first, today(60));
    const asked = async (round: Round) => {
      const thing = await AGAIN_FEED.read(app.world, guild.place, feedId(round));
      return guild.people.map((person, at) =>
        thing ? AGAIN_FEED.show(thing, { id: person.id, role: at === 3 ? 'sponsor' : 'member' }) : null,
      );
    };
    const entry = expect.objectContaining({ kind: 'score-again', due: today(60) });
    expect(await asked(first)).toEqual([entry, entry, null, null]);
    const next = await begin(app, { after: first.roundId }, first.artifactId);
    expect(await asked(first)).toEqual([null, null, null, null]);
    expect(await look(app, guild.first, next)).toMatchObject({
      round: {
        earlier: {
          roundId: first.roundId,
          result: {
            people: 2,
            counts: [
              [1, 0, 0, 1],
              [0, 2, 0, 0],
            ],
          },
        },
      },
    });
    expect((await look(app, guild.first, first)).round.next).toBe(next.roundId);
    await expect(begin(app, { after: first.roundId }, first.artifactId)).rejects.toMatchObject(
      refusedAs('scored-again'),
    );
    // What is removed is as if it had not been scored again.
    await guild.run(app, removeRound, guild.first, { params: next });
    expect(await asked(first)).toEqual([entry, entry, null, null]);
  });

  test('is looked for when somebody joins only if it comes again, and by its key alone', async () => {
    const app = shop.process();
    const [coming, done, open] = [await revealed(app), await revealed(app), await revealed(app)];
    await close(app, coming, today(60));
    await close(app, done, null);
    const joining = { id: shop.who(0).id, role: 'member' } as Membership;
    const before = app.world.trace.storageCalls;
    expect(await AGAIN_FEED.all(app.world, guild.place, joining)).toEqual([feedId(coming)]);
    expect(app.world.trace.storageCalls - before).toBe(1);
    await begin(app, { after: coming.roundId }, coming.artifactId);
    expect(await AGAIN_FEED.all(app.world, guild.place, joining)).toEqual([]);
    expect(await AGAIN_FEED.read(app.world, guild.place, feedId(open))).toBeUndefined();
  });

  test('takes no more scores; its words are changed by whoever has seen the newest', async () => {
    const app = shop.process();
    const round = await revealed(app);
    const { etag } = await close(app, round, null);
    await expect(again(app, round)).rejects.toMatchObject(refusedAs('round-closed'));
    await expect(say(app, guild.first, round, scores(1, 1), 1)).rejects.toMatchObject(
      refusedAs('round-closed'),
    );
    const change = { params: round, body: { word: 'One decides', again: today(10) }, etag };
    expect(await guild.run(app, closeRound, guild.first, change)).toMatchObject({ again: today(10) });
    await expect(guild.run(app, closeRound, guild.first, change)).rejects.toMatchObject(
      refusedAs('changed-meanwhile'),
    );
  });

  test('keeps unseen what was scored in a pass that was not revealed', async () => {
    const app = shop.process();
    const round = await revealed(app);
    await again(app, round);
    await say(
      app,
      guild.person(1),
      round,
      [
        { level: 2, word: 'Secret' },
        { level: 1, word: '' },
      ],
      2,
    );
    await close(app, round, null);
    const page = await look(app, guild.first, round);
    expect(page.passes).toHaveLength(1);
    expect(JSON.stringify(page)).not.toContain('Secret');
  });
});

test('a round is not begun by what cannot be scored by', async () => {
  const app = shop.process();
  const half = RUBRIC.replace('Unclear', ' ');
  const long = RUBRIC.replace('Unclear', 'x'.repeat(14_000));
  for (const [body, type, code] of [
    [half, 'rubric', 'rubric-incomplete'],
    [long, 'rubric', 'rubric-too-long'],
    ['No table', 'rubric', 'not-a-rubric'],
    [RUBRIC, 'playbook', 'not-a-rubric'],
  ] as const)
    await expect(begin(app, {}, await publish(app, body, type))).rejects.toMatchObject(refusedAs(code));
  const artifactId = await publish(app);
  await expect(begin(app, { revision: 2 }, artifactId)).rejects.toMatchObject(refusedAs('not-found'));
  const elsewhere = begin(app, { sessionId: crypto.randomUUID() }, artifactId);
  await expect(elsewhere).rejects.toMatchObject(refusedAs('invalid-input'));
});

test('scores are one for each criterion, on a level that the rubric has', async () => {
  const app = shop.process();
  const round = await begin(app);
  for (const wrong of [scores(1), scores(1, 1, 1), scores(1, 4)])
    await expect(say(app, guild.first, round, wrong)).rejects.toMatchObject(refusedAs('invalid-input'));
});

test('what is removed is gone with all that was scored, is gone once, and does not come back', async () => {
  const app = shop.process();
  const round = await revealed(app);
  const intent = guild.intending();
  await expect(guild.run(app, removeRound, guild.person(1), { params: round })).rejects.toMatchObject(
    refusedAs('role-may-not'),
  );
  for (let time = 0; time < 2; time += 1)
    expect(await intent.run(app, removeRound, guild.first, { params: round })).toEqual({ removed: true });
  await expect(look(app, guild.first, round)).rejects.toMatchObject(refusedAs('not-found'));
  await expect(
    begin(app, {}, round.artifactId).then(() =>
      guild.run(app, beginRound, guild.first, { params: round, body: roundDraft() }),
    ),
  ).rejects.toMatchObject(refusedAs('already-exists'));
  expect(await leftOf(app, round)).toEqual([]);
});

/** The keys of what is stored in a round beside the round itself. */
async function leftOf({ world }: Process, { roundId }: Round): Promise<string[]> {
  const of = ({ rowKey = '' }) => rowKey;
  const all = await world.table.range(guild.place.partition, 'in-round|', 'in-round|~', { key: /^/, of });
  return all.filter((key) => key.includes(roundId));
}

test('what was scored goes with the round also where the process dies at any point of its removal', async () => {
  for (let at = 1; ; at += 1) {
    const round = await revealed(shop.process());
    let done = 0;
    let crashed = false;
    const dying = shop.process({
      effect: async (_, act) => {
        done += 1;
        if (done < at) return act();
        crashed = true;
        throw new Error('crash');
      },
    });
    await guild.run(dying, removeRound, guild.first, { params: round }).catch(() => {});
    const after = shop.process();
    shop.clock.advance(3_600_000);
    await after.sweep();
    await after.settle();
    const isRemoved = await look(after, guild.first, round).then(
      () => false,
      () => true,
    );
    if (isRemoved) expect(await leftOf(after, round)).toEqual([]);
    else expect(await leftOf(after, round)).not.toEqual([]);
    if (!crashed) break;
  }
}, 60_000);

test('whoever shows their name while the round is removed leaves nothing in it', async () => {
  const round = await revealed(shop.process());
  const { between, reached, go } = heldAt(1);
  const shown = guild.run(shop.process(between), showMyScores, guild.first, {
    params: round,
    body: { shown: true },
  });
  await reached;
  const app = shop.process();
  await guild.run(app, removeRound, guild.first, { params: round });
  go();
  await expect(shown).rejects.toMatchObject(refusedAs('not-found'));
  expect(await leftOf(app, round)).toEqual([]);
});
