import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { carryOver } from '../../functions/sessions/carry-over.ts';
import { id, noteDraft } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
let next: Session;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  guild = await shop.guild([shop.who(0), shop.who(1)]);
  app = shop.process();
  next = await guild.plan(app);
});

async function closeWithOpenAction(): Promise<Session> {
  const date = new Date(shop.clock.now().getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
  const over = await guild.plan(app, { when: { date, time: '10:00', minutes: 30, zone: 'Europe/London' } });
  await guild.run(app, captureNote, guild.first, {
    params: { sessionId: over.id, noteId: id() },
    body: { note: noteDraft('Still to do', { kind: 'action', ownerId: guild.first.id }), secret: null },
  });
  await guild.close(app, over);
  await app.settle();
  return over;
}
const items = async () => (await app.world.sessions.agenda(guild.place, next.id))?.items ?? [];
const kinds = async () => (await items()).map(({ kind }) => kind);
async function takeOff(): Promise<void> {
  const agenda = (await items()).filter(({ kind }) => kind !== 'open-actions');
  await guild.change(app, next, { agenda: agenda.map(({ startedAt: _s, endedAt: _e, ...item }) => item) });
}

test('open actions that were taken off the next agenda do not come back when carrying them over is repeated', async () => {
  const over = await closeWithOpenAction();
  expect(await kinds()).toEqual(['open-actions', 'topic']);
  await takeOff();
  for (let count = 0; count < 3; count += 1) await carryOver(app.world, guild.place, over.id);
  expect(await kinds()).toEqual(['topic']);
});

test('open actions whose item stood there already do not come back either', async () => {
  const first = await closeWithOpenAction();
  const second = await closeWithOpenAction();
  await takeOff();
  for (const over of [first, second]) await carryOver(app.world, guild.place, over.id);
  expect(await kinds()).toEqual(['topic']);
});

test('another session that leaves actions open puts them on the next agenda again', async () => {
  await closeWithOpenAction();
  await takeOff();
  await closeWithOpenAction();
  expect(await kinds()).toEqual(['open-actions', 'topic']);
});

test('carried over several times at once, they stand there once', async () => {
  const over = await closeWithOpenAction();
  await Promise.all(Array.from({ length: 4 }, () => carryOver(app.world, guild.place, over.id)));
  expect(await kinds()).toEqual(['open-actions', 'topic']);
});
