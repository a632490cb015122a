import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { finishAction } from '../../functions/sessions/finish-action.ts';
import { removeNote } from '../../functions/sessions/remove-note.ts';
import { noteDraft } from '../http/guild.ts';
import { type Guild, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
afterAll(() => shop.stop());

test('an action taken away while its owner says that it is not done after all is on nobody’s list', async () => {
  const [priya, ana] = [shop.who(0), shop.who(1)];
  const app = shop.process();
  const date = new Date(shop.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  const session = await guild.plan(app, { when: { date, time: '06:00', minutes: 60, zone: 'UTC' } });
  const params = { sessionId: session.id, noteId: crypto.randomUUID() };
  const query = { authorKey: ana.id };
  const finish = (done: boolean) => guild.run(app, finishAction, ana, { params, query, body: { done } });
  const note = noteDraft('Do it', { kind: 'action', ownerId: ana.id });
  await guild.run(app, captureNote, ana, { params, body: { note, secret: null } });
  await guild.close(app, session);
  await finish(true);
  let crossed = false;
  const crossing = shop.process({
    effect: async (_, act) => {
      if (!crossed) {
        crossed = true;
        await finish(false);
      }
      return act();
    },
  });
  await guild.run(crossing, removeNote, priya, { params, query, body: { secret: null } });
  expect(crossed).toBe(true);
  expect(await app.world.notes.openActions(guild.place)).toEqual([]);
  expect(await app.world.notes.all(guild.place, session.id)).toEqual([]);
});
