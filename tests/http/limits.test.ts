import { odata } from '@azure/data-tables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { Table, type Write } from '../../functions/tables/table.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import {
  agendaItem,
  artifactDraft,
  captureNote,
  communityDraft,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  sessionDraft,
  someone,
  table,
} from './guild.ts';
import { setScene } from './scene.ts';

let world: TestWorld;
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  communityId = (await setScene(world)).communityId;
});
afterAll(() => world.stop());

test('the largest things that the contracts allow are kept, in every script', async () => {
  const [priya, ana] = [someone(world, 0), someone(world, 1)];
  for (const sign of ['a', 'é', '漢', '😀', '"', '\\']) {
    const full = (max: number) => sign.repeat(Math.floor(max / sign.length));
    const started = await world.ask(priya, API.startCommunity, {
      params: { communityId: id() },
      body: communityDraft({
        name: full(80),
        purpose: full(600),
        northStar: full(400),
        norms: Array.from({ length: 12 }, () => full(200)),
      }),
    });
    expect(started.status).toBe(200);
    const session = await planSession(world, priya, communityId, {
      ...pastSessionDraft(ana),
      topic: full(120),
      purpose: full(1_000),
      // Quotes and backslashes are twice as long in JSON: those are refused by length, not by the service.
      agenda: Array.from({ length: sign === '"' || sign === '\\' ? 12 : 20 }, () => ({
        ...agendaItem(full(120)),
        prompt: full(600),
      })),
    });
    for (let count = 0; count < 12; count += 1)
      await captureNote(world, ana, session, {
        ...noteDraft(full(4_000), { kind: count % 2 ? 'decision' : 'action' }),
        tags: Array.from({ length: 8 }, () => full(40)),
      });
    const params = { communityId, sessionId: session.id };
    const { agenda } = await world.call(ana, API.openSession, { params });
    let { etag } = agenda;
    for (const item of agenda.items.slice(0, 3)) {
      const moved = await world.call(ana, API.moveAgenda, { params, body: { to: item.id }, etag });
      etag = moved.agenda.etag;
    }
    const closed = await world.call(ana, API.closeSession, { params, body: {} });
    expect(closed.summary.leftOut).toBeGreaterThan(0);
    expect(closed.summary.decided.length).toBeGreaterThan(0);
  }
}, 60_000);

test('an agenda that would not fit its row is refused as such, by us', async () => {
  const agenda = Array.from({ length: 20 }, () => ({
    ...agendaItem('"'.repeat(120)),
    prompt: '"'.repeat(600),
  }));
  const answer = await world.ask(someone(world, 0), API.planSession, {
    params: { communityId, sessionId: id() },
    body: sessionDraft(someone(world, 1), { agenda }),
  });
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input' });
  expect(answer.body.detail).toBe('agenda: at most 28000 characters in all');
});

test('a playbook one character too long is refused with the length that is allowed', async () => {
  for (const body of ['a'.repeat(BODY_MAX + 1), '😀'.repeat(BODY_MAX / 2 + 1)]) {
    const answer = await world.ask(someone(world, 0), API.draftArtifact, {
      params: { communityId, artifactId: id() },
      body: artifactDraft({ body }),
    });
    expect(answer.body).toMatchObject({ status: 400, detail: `body: at most ${BODY_MAX} characters` });
  }
});

test('what Table Storage would refuse never reaches it: long columns, large rows, more than a hundred changes', async () => {
  let sent = 0;
  const client = table(world);
  client.pipeline.addPolicy({
    name: 'count',
    sendRequest: (request, next) => {
      sent += 1;
      return next(request);
    },
  });
  const store = new Table(async () => ({ client, odata }));
  const put = (row: Record<string, string>, key = id()): Write => ({ do: 'put', key, row });
  const wide = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`c${index}`, '漢'.repeat(2_000)]),
  );
  const tooMuch: Write[][] = [
    [put({ text: 'a'.repeat(32_769) })],
    [put({ text: 'a'.repeat(32_001) })],
    [put(wide)],
    [put({ text: 'fits' }), put({ text: '😀'.repeat(17_000) })],
    Array.from({ length: 101 }, () => put({ text: 'a' })),
  ];
  for (const writing of tooMuch) {
    const refused = await store
      .write('limits', id(), writing)
      .catch((error: { code?: RefusalCode }) => error);
    expect(refused).toMatchObject({ code: 'too-large' });
  }
  expect(sent).toBe(0);
  await store.write('limits', id(), [put({ text: 'a'.repeat(31_999) })]);
  await store.write(
    'limits',
    id(),
    Array.from({ length: 100 }, () => put({ text: 'a' })),
  );
  expect(sent).toBe(2);
});
