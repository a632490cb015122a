import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { NO_EVIDENCE, summaryOf } from '../../domain/knowledge/evidence.ts';
import { reopenSession } from '../../functions/sessions/reopen-session.ts';
import { retryOnConflict } from '../../functions/tables/retry.ts';
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
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)], ['member', 'sponsor']);
  shelf = new Shelf(guild);
});
afterAll(() => shop.stop());

const counted = async (artifact: Artifact) => (await shelf.listed(app, guild.first, artifact))?.evidence;
const page = (artifact: Artifact) => shelf.page(app, guild.first, artifact);
/** The list says what the page adds up to. */
async function addsUp(artifact: Artifact) {
  const { trials, uses, annotations } = await page(artifact);
  expect(await counted(artifact)).toEqual(summaryOf(trials ?? [], uses ?? [], annotations ?? []));
}

test('what was never published has no evidence; what was published begins with none', async () => {
  const draft = await shelf.draft(app, guild.first, PLAYBOOK);
  expect(await counted(draft)).toBeNull();
  const artifact = await shelf.publish(app, guild.first, PLAYBOOK, draft);
  expect(await counted(artifact)).toEqual(NO_EVIDENCE);
  expect(await page(artifact)).toMatchObject({ trials: [], uses: [], annotations: [] });
});

describe('a pilot’s trial', () => {
  test('stands on the page of what it tried and counts in the list; its correction and withdrawal follow', async () => {
    const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
    const pilot = id();
    expect((await shelf.listed(app, guild.first, artifact))?.evidenceAt).toBeNull();
    await shelf.report(app, artifact, pilot, aTrial(guild.first));
    expect((await shelf.listed(app, guild.first, artifact))?.evidenceAt).toBe(aTrial(guild.first).at);
    expect(await counted(artifact)).toMatchObject({ verdicts: { ...NO_EVIDENCE.verdicts, worked: 1 } });
    expect((await page(artifact)).trials).toMatchObject([{ pilotId: pilot, verdict: 'worked' }]);
    await shelf.report(app, artifact, pilot, aTrial(guild.first, { verdict: 'mixed', lesson: 'At first.' }));
    expect(await counted(artifact)).toMatchObject({ verdicts: { ...NO_EVIDENCE.verdicts, mixed: 1 } });
    expect((await page(artifact)).trials).toMatchObject([{ verdict: 'mixed', lesson: 'At first.' }]);
    await shelf.report(app, artifact, pilot, null);
    expect(await counted(artifact)).toEqual(NO_EVIDENCE);
    expect((await page(artifact)).trials).toEqual([]);
  });

  test('of many reports at the same moment each is counted once, and a revision beside them loses none', async () => {
    const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
    const pilots = Array.from({ length: 5 }, () => id());
    await Promise.all([
      ...pilots.map((pilot) =>
        retryOnConflict(() => shelf.report(app, artifact, pilot, aTrial(guild.first, { verdict: 'failed' }))),
      ),
      shelf.publish(app, guild.person(1), `${PLAYBOOK}\n\nMore.`, artifact),
    ]);
    expect(await counted(artifact)).toMatchObject({ verdicts: { failed: 5 } });
    expect((await page(artifact)).artifact.revision).toBe(2);
    await addsUp(artifact);
  });

  test('of a revision that is published later still counts', async () => {
    const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
    await shelf.report(app, artifact, id(), aTrial(guild.first));
    await shelf.publish(app, guild.first, `${PLAYBOOK}\n\nMore.`, artifact);
    expect(await counted(artifact)).toMatchObject({ verdicts: { worked: 1 } });
    const { changes } = await app.world.find.changedSince(guild.place, ['artifact']);
    expect(changes.find(({ thing }) => thing?.id === artifact.id)?.thing).toMatchObject({
      tried: 1,
      worked: 1,
    });
  });
});

describe('a session', () => {
  test('counts as a use of its playbooks once it is closed, and no more once it is reopened', async () => {
    const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
    const draft = await shelf.draft(app, guild.first, PLAYBOOK);
    const session = await guild.plan(app, { artifactIds: [artifact.id, draft.id] });
    await guild.begin(app, session);
    expect(await counted(artifact)).toMatchObject({ uses: 0 });
    await guild.close(app, session);
    expect(await counted(artifact)).toMatchObject({ uses: 1 });
    expect((await page(artifact)).uses).toMatchObject([
      { sessionId: session.id, topic: session.topic, at: session.startsAt },
    ]);
    // What was never published has no readers, and no evidence.
    expect(await counted(draft)).toBeNull();
    const params = { sessionId: session.id };
    shop.clock.advance(60_000);
    await guild.run(app, reopenSession, guild.first, { params });
    expect(await counted(artifact)).toMatchObject({ uses: 0 });
    expect((await page(artifact)).uses).toEqual([]);
    shop.clock.advance(60_000);
    await guild.begin(app, session);
    await guild.close(app, session);
    expect(await counted(artifact)).toMatchObject({ uses: 1 });
    await addsUp(artifact);
  });

  test('that two people close at the same moment, while a pilot is reported, is one use', async () => {
    const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
    const session = await guild.plan(app, { artifactIds: [artifact.id] });
    await guild.begin(app, session);
    await Promise.all([
      guild.close(app, session),
      guild.close(shop.process(), session),
      retryOnConflict(() => shelf.report(app, artifact, id(), aTrial(guild.first))),
    ]);
    expect(await counted(artifact)).toMatchObject({ uses: 1, verdicts: { worked: 1 } });
    await addsUp(artifact);
  });
});

test('the page costs three storage calls, also for whoever writes and with a draft, trials and uses', async () => {
  const artifact = await shelf.publish(app, guild.first, PLAYBOOK);
  for (let n = 0; n < 3; n += 1) await shelf.report(app, artifact, id(), aTrial(guild.first));
  const revised = await shelf.draft(app, guild.first, 'Half a thought', artifact);
  const { trace } = app.world;
  for (const person of [guild.first, guild.person(2)]) {
    await shelf.page(app, person, artifact);
    const before = trace.storageCalls;
    const seen = await shelf.page(app, person, artifact);
    expect(trace.storageCalls - before).toBeLessThanOrEqual(3);
    expect(seen.body).toBe(PLAYBOOK);
    expect(seen.draft?.body ?? null).toBe(person === guild.first ? 'Half a thought' : null);
  }
  expect(revised.hasDraft).toBe(true);
});
