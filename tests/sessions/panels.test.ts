import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Live } from '../../domain/sessions/live-contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { services } from '../../functions/services.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { closeSession } from '../../functions/sessions/close-session.ts';
import { editNote } from '../../functions/sessions/edit-note.ts';
import { followSession } from '../../functions/sessions/follow-session.ts';
import { PanelPace } from '../../functions/tables/panel-pace.ts';
import { newTrace } from '../../functions/trace.ts';
import { settingsFor } from '../graph/support.ts';
import { id, noteDraft, noteSecret } from '../http/guild.ts';
import { type StorageProxy, storageProxy } from '../outbox/storage-proxy.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let proxy: StorageProxy;
let guild: Guild;
let session: Session;
/** Two instances of the function app. */
let app: Process;
let other: Process;
beforeAll(async () => {
  shop = await workshop();
  proxy = await storageProxy(shop.storage);
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
beforeEach(async () => {
  proxy.trouble = () => 'none';
  app = instance();
  other = instance();
  session = await guild.plan(other);
});
afterAll(async () => {
  await proxy.stop();
  await shop.stop();
});

function instance(): Process {
  const settings = {
    ...settingsFor(shop.microsoft365),
    storage: { connectionString: proxy.connectionString },
  };
  const world = services(settings, async () => [], shop.clock.now).worldFor(newTrace(id()));
  return Object.assign(shop.process(), { world: { ...world, graph: shop.process().world.graph } });
}

const follow = (at: Process, since?: string) =>
  guild.run<Live>(at, followSession, guild.person(1), {
    params: { sessionId: session.id },
    query: since === undefined ? {} : { since },
  });
const capture = (at: Process, text: string, secret: string | null = null) =>
  guild.run<{ id: string; authorKey: string; etag: string }>(at, captureNote, guild.first, {
    params: { sessionId: session.id, noteId: id() },
    body: { note: noteDraft(text), secret },
  });
const edit = (at: Process, note: { id: string; authorKey: string; etag: string }, text: string) =>
  guild.run<{ etag: string }>(at, editNote, guild.first, {
    params: { sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { note: noteDraft(text), secret: null },
    etag: note.etag,
  });
const texts = ({ notes }: Live) => notes.map(({ text }) => text);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what 200 panels of a session ask is read once a second, and every note reaches all of them', async () => {
  await follow(app);
  const { trace } = app.world;
  const before = trace.storageCalls;
  const began = performance.now();
  const captured: string[] = [];
  const panels = Array.from({ length: 200 }, async (_, index) => {
    const told = new Set<string>();
    let since: string | undefined;
    await wait((index * 2_000) / 200);
    for (let round = 0; round < 3; round += 1) {
      const live = await follow(app, since);
      for (const text of texts(live)) told.add(text);
      since = live.cursor;
      await wait(2_000);
    }
    for (const text of texts(await follow(app, since))) told.add(text);
    return told;
  });
  for (let count = 0; count < 5; count += 1) {
    await wait(700);
    // Notes come through this instance and through the other.
    captured.push(`Note ${count}`);
    await capture(count % 2 === 0 ? app : other, `Note ${count}`);
  }
  const told = await Promise.all(panels);
  const seconds = (performance.now() - began) / 1_000;
  for (const one of told) expect([...one].sort()).toEqual(captured);
  // Three notes were captured through this instance, with a call each.
  expect(trace.storageCalls - before - 3).toBeLessThanOrEqual(2 * Math.ceil(seconds));
});

test('what is written through an instance is in its next answer, without another read', async () => {
  await follow(app);
  const { trace } = app.world;
  const note = await capture(app, 'First');
  const captured = trace.storageCalls;
  expect(texts(await follow(app))).toEqual(['First']);
  expect(trace.storageCalls).toBe(captured);
  const { etag } = await edit(app, note, 'Second');
  const edited = trace.storageCalls;
  const live = await follow(app);
  expect(texts(live)).toEqual(['Second']);
  expect(live.notes[0]?.etag).toBe(etag);
  expect(trace.storageCalls).toBe(edited);
});

test('what is written through another instance is told within a second', async () => {
  const { cursor } = await follow(app);
  const note = await capture(other, 'First');
  await wait(1_050);
  const live = await follow(app, cursor);
  expect(texts(live)).toEqual(['First']);
  await edit(other, note, 'Second');
  // This instance does not know the version that is edited here: only the table can tell what the row is now.
  await wait(1_050);
  expect(texts(await follow(app, live.cursor))).toEqual(['Second']);
});

test('an answer tells the same as the table, in the order of the table, not of the writing', async () => {
  await follow(app);
  const keys: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    const { authorKey } = await capture(app, `Unsigned ${count}`, noteSecret());
    keys.push(authorKey);
  }
  const live = await follow(app);
  expect(live.notes.map(({ authorKey }) => authorKey)).toEqual([...keys].sort());
  const fresh = await follow(other);
  expect(live.notes).toEqual(fresh.notes);
});

test('a session that was closed is told as closed at once', async () => {
  await follow(app);
  shop.clock.advance(8 * 86_400_000);
  try {
    await capture(app, 'A thought');
    await guild.run(app, closeSession, guild.first, { params: { sessionId: session.id } });
    const live = await follow(app);
    expect(live.session?.state).toBe('closed');
    expect(live.unattributedNotes).toBe(false);
    expect(live.session).toEqual((await follow(other)).session);
  } finally {
    shop.clock.advance(-8 * 86_400_000);
  }
});

test('a note whose answer was lost is told: the table is asked', async () => {
  await follow(app);
  let lost = 0;
  proxy.trouble = (method) => {
    if (method === 'GET' || lost > 3) return 'none';
    lost += 1;
    return 'lost';
  };
  await capture(app, 'Lost?').catch(() => {});
  proxy.trouble = () => 'none';
  expect(texts(await follow(app))).toEqual(['Lost?']);
});

test('while the table does not answer panels are refused, and once it does they are told all', async () => {
  await follow(app);
  await capture(other, 'Meanwhile');
  await wait(1_050);
  proxy.trouble = () => 'refused';
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => follow(app)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']));
  proxy.trouble = () => 'none';
  expect(texts(await follow(app))).toEqual(['Meanwhile']);
});

describe('the memberships of those who follow', () => {
  const ids = Array.from({ length: 60 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  const lookUp = (personId: string) =>
    app.world.communities.membership(guild.place, personId, shop.clock.now());
  beforeAll(async () => {
    const people = ids.map((personId) => ({
      id: personId,
      name: `Member ${personId}`,
      mail: `${personId}@harbourandvale.example`,
      role: 'member' as const,
      zone: 'Europe/London',
    }));
    await instance().world.communities.add(guild.place, people, [], shop.clock.now(), id());
  });

  test('are read at once where many ask, and again after 30 seconds', async () => {
    for (let round = 0; round < 3; round += 1) {
      const before = app.world.trace.storageCalls;
      for (const personId of ids) expect((await lookUp(personId))?.id).toBe(personId);
      // A dozen by one, until it is known that there are many.
      expect(app.world.trace.storageCalls - before).toBeLessThanOrEqual(round === 0 ? 12 : 1);
      shop.clock.advance(31_000);
    }
  });

  test('are looked up one by one where few ask, and for those who do not belong', async () => {
    for (const personId of ids.slice(0, 5)) await lookUp(personId);
    expect(app.world.trace.storageCalls).toBe(5);
    for (const personId of ids) await lookUp(personId);
    const { rowsRead } = app.world.trace;
    expect(await lookUp(id())).toBeUndefined();
    expect(app.world.trace.rowsRead - rowsRead).toBe(0);
  });

  test('let somebody in at once who is added meanwhile, and somebody who is removed no more', async () => {
    for (const personId of ids) await lookUp(personId);
    const person = shop.who(3);
    expect(await lookUp(person.id)).toBeUndefined();
    await guild.add(app, person, 'member');
    expect((await lookUp(person.id))?.leftAt).toBeNull();
    await guild.remove(app, person);
    expect((await lookUp(person.id))?.leftAt).not.toBeNull();
  });
});

describe('how often panels are told to ask', () => {
  let busy: number;
  let pace: PanelPace;
  /** A second with so many questions; gives what the last of them was told. */
  let now: number;
  const second = (questions: number) => {
    now += 1_000;
    let told = 0;
    for (let count = 0; count < questions; count += 1)
      told = pace.afterQuestion(now - 999 + (count * 999) / (questions - 1));
    return told;
  };
  beforeEach(() => {
    busy = 0;
    now = 0;
    pace = new PanelPace(() => busy, 0);
    second(2);
  });

  test('is every two seconds while the process keeps up', () => {
    busy = 0.5;
    expect([second(200), second(200), second(2)]).toEqual([2_000, 2_000, 2_000]);
  });

  test('grows while the process is busy with many panels, to fifteen seconds, and falls again', () => {
    busy = 0.99;
    const told = Array.from({ length: 12 }, () => second(100));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(15_000);
    busy = 0.4;
    for (let count = 0; count < 15; count += 1) second(100);
    expect(second(100)).toBe(2_000);
  });

  test('falls again once few panels are left, also where the process stays busy with something else', () => {
    busy = 0.99;
    for (let count = 0; count < 12; count += 1) second(100);
    expect(second(100)).toBe(15_000);
    for (let count = 0; count < 15; count += 1) second(2);
    expect(second(2)).toBe(2_000);
  });

  test('stays where few ask: the process is busy with something else', () => {
    busy = 0.99;
    expect([second(5), second(5), second(5)]).toEqual([2_000, 2_000, 2_000]);
  });
});
