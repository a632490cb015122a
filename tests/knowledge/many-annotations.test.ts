import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { writingAnnotation } from '../../functions/tables/evidence-rows.ts';
import { TRANSACTION_MAX } from '../../functions/tables/table.ts';
import { id } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { aTrial, PLAYBOOK, Shelf } from './shelf.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let shelf: Shelf;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1)], ['sponsor']);
  shelf = new Shelf(guild);
});
afterAll(() => shop.stop());

/** Writes more like this one past the use case, which would write one at a time. */
async function many(artifact: Artifact, like: Annotation, count: number) {
  const rows = Array.from({ length: count }, () => writingAnnotation(artifact.id, { ...like, id: id() }));
  for (let from = 0; from < count; from += TRANSACTION_MAX)
    await app.world.write(guild.place, id(), rows.slice(from, from + TRANSACTION_MAX));
}

async function callsOf(work: () => Promise<unknown>) {
  const { trace } = app.world;
  const before = trace.storageCalls;
  await work();
  return trace.storageCalls - before;
}

test('an artifact’s page costs three storage calls with 500 annotations, and one more with any number', async () => {
  const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
  const first = await shelf.annotate(app, guild.first, artifact);
  const open = () => shelf.page(app, guild.first, artifact);
  await many(artifact, first, 499);
  expect(await callsOf(open)).toBeLessThanOrEqual(3);
  expect(await open()).toMatchObject({ annotationsAfter: null, annotations: { length: 500 } });
  await many(artifact, first, 700);
  await shelf.report(app, artifact, id(), aTrial(guild.first));
  expect(await callsOf(open)).toBeLessThanOrEqual(4);
  const page = await open();
  expect([page.annotations?.length, page.revisions.length, page.trials?.length]).toEqual([500, 1, 1]);
});

test('the others are told page by page, each once; what was taken back counts for none', async () => {
  const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
  const first = await shelf.annotate(app, guild.first, artifact);
  for (let taken = 0; taken < 4; taken += 1)
    await shelf.remove(app, guild.first, artifact, await shelf.annotate(app, guild.first, artifact));
  await many(artifact, first, 1_199);
  const { all, sizes } = await shelf.allAnnotations(app, guild.first, artifact);
  expect(sizes).toEqual([500, 500, 200]);
  expect(new Set(all.map((one) => one.id)).size).toBe(1_200);
});

test('on every page a sponsor reads of no pilot that is not reported', async () => {
  const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
  const first = await shelf.annotate(app, guild.first, artifact);
  const [reported, running] = [id(), id()];
  await shelf.report(app, artifact, reported, aTrial(guild.first));
  const pilotOf = (pilotId: string, title: string) => ({ ...first, pilot: { id: pilotId, title } });
  await many(artifact, pilotOf(running, 'Running'), 600);
  await many(artifact, pilotOf(reported, 'Reported'), 600);
  const { all } = await shelf.allAnnotations(app, guild.person(1), artifact);
  expect(all).toHaveLength(1_201);
  expect(all.filter(({ pilot }) => pilot?.id === reported)).toHaveLength(600);
  expect(all.filter(({ pilot }) => pilot?.id === running)).toEqual([]);
});
