import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoteKind } from '../../domain/sessions/note.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
afterAll(() => shop.stop());

const capture = (sessionId: string, text: string, kind: NoteKind = 'insight') =>
  guild.run(app, captureNote, guild.person(1), {
    params: { sessionId, noteId: crypto.randomUUID() },
    body: { note: { kind, text, agendaItemId: null, tags: ['tag'], ownerId: null, due: null }, secret: null },
  });

test('an update of the search index reads what has changed, and not what there is', async () => {
  const { find, trace } = app.world;
  const session = await guild.plan(app);
  for (let n = 0; n < 20; n += 1) await capture(session.id, `Note number ${n}`);
  const kinds = ['session', 'note'];
  const first = await find.changedSince(guild.place, kinds);
  expect(first.changes).toHaveLength(21);
  // Rows are compared with the time of the newest one, which is read once more.
  const before = { ...trace };
  await capture(session.id, 'The newest note');
  const since = { ...trace };
  expect(since.storageCalls - before.storageCalls).toBeLessThanOrEqual(2);
  const { changes } = await find.changedSince(guild.place, kinds, new Date(first.newest ?? 0));
  expect(trace.storageCalls - since.storageCalls).toBe(1);
  expect(trace.rowsRead - since.rowsRead).toBe(changes.length);
  expect(changes.map(({ thing }) => thing?.text)).toContain('The newest note tag');
  expect(changes.length).toBeLessThanOrEqual(3);
});
