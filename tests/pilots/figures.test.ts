import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { openArtifact } from '../../functions/knowledge/open-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { checkInToPilot } from '../../functions/pilots/check-in-to-pilot.ts';
import { listPilots } from '../../functions/pilots/list-pilots.ts';
import { openPilot } from '../../functions/pilots/open-pilot.ts';
import { openPilotsOf } from '../../functions/pilots/pilot-store.ts';
import { beginningPilot } from '../../functions/pilots/pilot-writes.ts';
import { publishReport } from '../../functions/pilots/publish-report.ts';
import type { Write } from '../../functions/tables/table.ts';
import type { Served } from '../../functions/use-case.ts';
import { artifactDraft } from '../http/guild.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Between, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { pilotDraft, reportDraft } from './drafts.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

const day = () => shop.clock.now().toISOString().slice(0, 10);
const begin = (app: Process, guild: Guild) =>
  guild.run<Pilot>(app, beginPilot, guild.first, {
    params: { pilotId: crypto.randomUUID() },
    body: pilotDraft({ startsOn: day() }),
  });
const publish = (app: Process, guild: Guild, pilot: Pilot) =>
  guild.run<Pilot>(app, publishReport, guild.first, {
    params: { pilotId: pilot.id },
    body: { report: reportDraft(), word: '' },
    etag: pilot.etag,
  });

/** More pilots like this one: their heads, and their rows in the list. */
async function more(app: Process, { place }: Guild, { etag, ...like }: Pilot, count: number) {
  let waiting: Write[] = [];
  for (let made = 1; made <= count; made += 1) {
    const one = { ...like, id: crypto.randomUUID() };
    waiting.push(...beginningPilot(one, '', shop.clock.now()).slice(0, 2));
    if (made % 45 && made < count) continue;
    await app.world.write(place, crypto.randomUUID(), waiting);
    waiting = [];
  }
}

/** Storage calls and rows read of what people do, with a membership that is known. */
async function costs(app: Process, guild: Guild) {
  const { trace } = app.world;
  const of = async <T>(work: () => Promise<T>): Promise<[readonly [number, number], T]> => {
    const before = [trace.storageCalls, trace.rowsRead] as const;
    const done = await work();
    return [[trace.storageCalls - before[0], trace.rowsRead - before[1]], done];
  };
  const [begun, pilot] = await of(() => begin(app, guild));
  const params = { pilotId: pilot.id };
  const [listed] = await of(() => guild.run(app, listPilots, guild.first));
  const [failures] = await of(() =>
    guild.run(app, listPilots, guild.first, { query: { verdict: 'failed' } }),
  );
  const [checkedIn] = await of(() =>
    guild.run(app, checkInToPilot, guild.first, {
      params: { ...params, on: day() },
      body: { state: 'on-track', value: 1, words: '' },
    }),
  );
  const [opened] = await of(() => guild.run(app, openPilot, guild.first, { params }));
  const [published] = await of(() => publish(app, guild, pilot));
  await app.settle();
  return { begun, listed, failures, checkedIn, opened, published };
}

test('ten times the pilots cost the same calls and rows', async () => {
  const guild = await shop.guild([shop.who(0)]);
  const app = shop.process();
  const first = await begin(app, guild);
  await more(app, guild, first, 70);
  const few = await costs(app, guild);
  await more(app, guild, first, 630);
  const many = await costs(app, guild);
  expect(many).toEqual({
    ...few,
    // One has ended since, and the totals are there.
    failures: [1, few.failures[1] + 1],
    published: [few.published[0], few.published[1] + 1],
  });
  expect(few.listed[0]).toBe(1);
  expect(few.listed[1]).toBeLessThanOrEqual(62);
  expect(few.opened[0]).toBe(2);
  expect(few.checkedIn).toEqual([2, 0]);
  expect(few.begun[0]).toBeLessThanOrEqual(5);
  expect(few.published[0]).toBeLessThanOrEqual(7);
});

test('whose pilots have not ended is found without a look at those of others', async () => {
  const guild = await shop.guild([shop.who(0), shop.who(1)]);
  const app = shop.process();
  const { world } = app;
  const first = await begin(app, guild);
  await more(app, guild, first, 40);
  const read = async (index: number) => {
    const before = world.trace.rowsRead;
    const found = await openPilotsOf(world, guild.place, guild.person(index).id);
    return [found, world.trace.rowsRead - before];
  };
  expect(await read(0)).toEqual([[first.id], 1]);
  expect(await read(1)).toEqual([[], 0]);
  await publish(app, guild, first);
  expect(await read(0)).toEqual([[], 0]);
});

test('the page of a pilot costs three calls, the list two, where the membership is not known yet', async () => {
  const guild = await shop.guild([shop.who(0)]);
  const pilot = await begin(shop.process(), guild);
  const calls = async (work: (app: Process) => Promise<unknown>) => {
    const app = shop.process();
    await work(app);
    return app.world.trace.storageCalls;
  };
  const params = { pilotId: pilot.id };
  expect(await calls((app) => guild.run(app, openPilot, guild.first, { params }))).toBe(3);
  expect(await calls((app) => guild.run(app, listPilots, guild.first))).toBe(2);
});

test('a report with its evidence and its annotation is one transaction, and costs the same beside many others', async () => {
  const guild = await shop.guild([shop.who(0)]);
  const app = shop.process();
  const params = { artifactId: crypto.randomUUID() };
  const run = <T>(served: Served, call: object) => guild.run<T>(app, served, guild.first, call);
  const { etag } = await run<Artifact>(draftArtifact, { params, body: artifactDraft() });
  await run(publishArtifact, { params, body: { changeNote: 'First', incorporates: [] }, etag });
  const artifact = { id: params.artifactId, revision: 1 };
  const annotation = { kind: 'worked' as const, quote: { start: 0, end: 7 }, words: 'So it was' };
  const costs: number[] = [];
  for (let reports = 0; reports < 12; reports += 1) {
    const pilot = await run<Pilot>(beginPilot, {
      params: { pilotId: crypto.randomUUID() },
      body: pilotDraft({ startsOn: day(), artifact }),
    });
    const before = app.world.trace.storageCalls;
    await run(publishReport, {
      params: { pilotId: pilot.id },
      body: { report: reportDraft({ annotation }), word: '' },
      etag: pilot.etag,
    });
    costs.push(app.world.trace.storageCalls - before);
  }
  expect(costs[0]).toBeLessThanOrEqual(11);
  expect(new Set(costs).size).toBe(1);
  const page = await run<ArtifactPage>(openArtifact, { params });
  expect([page.trials?.length, page.annotations?.length]).toEqual([12, 12]);
});

test('a publication is one transaction: wherever it is interrupted, tried again it is done once', async () => {
  const names: string[] = [];
  const guild = await shop.guild([shop.who(0)]);
  const watching: Between = {
    effect: (name, act) => {
      names.push(name);
      return act();
    },
  };
  const app = shop.process(watching);
  const once = await begin(app, guild);
  names.length = 0;
  await publish(app, guild, once);
  expect(names.filter((name) => name === 'submitTransaction')).toHaveLength(1);
  const effects = names.length;
  for (let at = 0; at < effects; at += 1) {
    const pilot = await begin(app, guild);
    let done = 0;
    const crashing: Between = {
      effect: async (_, act) => {
        if (done === at) throw new Error('crash');
        done += 1;
        return act();
      },
    };
    const intent = guild.intending();
    await publish(shop.process(crashing), intent, pilot).catch(() => {});
    const after = await publish(shop.process(), intent, pilot);
    expect(after.state).toBe('reported');
  }
  const swept = shop.process();
  shop.clock.advance(600_000);
  await swept.sweep();
  await swept.settle();
  const page = await guild.run<{ totals: { ended: number } }>(swept, listPilots, guild.first);
  expect(page.totals.ended).toBe(effects + 1);
  expect(await swept.world.outbox.waiting(guild.place)).toEqual([]);
  const mine = await swept.world.feed.keysIn(guild.place, guild.first.id);
  expect(mine.filter((key) => key.startsWith('standing|pilot|'))).toEqual([]);
});
