import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { saveEdit } from '../../tabs/sessions/live/edit-note.ts';
import { makeSessionClient, type SessionClient } from '../../tabs/sessions/live/session-client.ts';
import { captureNote, noteDraft, planSession, sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

vi.mock('../../tabs/host/host.ts', () => ({ getToken: async () => token }));

let token = '';
let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null;
type Reply = { [name: string]: Json };

/** What a server of another version would answer instead; null while it is of this one. */
let otherwise: ((route: string, reply: Reply) => Reply) | null = null;

beforeAll(async () => {
  world = await testWorld();
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
  token = await world.microsoft365.userToken(ana.id);
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path.startsWith('http')) return fetch(path, init);
    const answer = await fetch(`${world.url}${path}`, init);
    if (!otherwise || !answer.ok) return answer;
    const reply = otherwise(path.includes('/live') ? 'live' : 'note', (await answer.json()) as Reply);
    return new Response(JSON.stringify(reply), { status: answer.status });
  });
  const events = new EventTarget();
  const listening = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  const storage = () => {
    const values = new Map<string, string>();
    return {
      get length() {
        return values.size;
      },
      key: (at: number) => [...values.keys()][at] ?? null,
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
  };
  vi.stubGlobal('document', { visibilityState: 'visible', ...listening });
  vi.stubGlobal('navigator', { onLine: true });
  for (const [name, value] of Object.entries(listening)) vi.stubGlobal(name, value);
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('console', { ...console, warn: () => undefined });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await world.stop();
});

let leave = () => {};
afterEach(() => {
  otherwise = null;
  leave();
});

async function opened(): Promise<{ client: SessionClient; session: { communityId: string; id: string } }> {
  const session = await planSession(world, priya, communityId, sessionDraft(ana));
  const client = makeSessionClient({ communityId, sessionId: session.id }, ana.id);
  leave = client.start();
  await vi.waitFor(() => expect(client.following.state()).not.toBeNull(), 5_000);
  return { client, session };
}

const texts = (client: SessionClient) =>
  (client.following.state()?.notes ?? []).map(({ text }) => text).sort();
const kept = async (sessionId: string) => {
  const page = await world.call(priya, API.openSession, { params: { communityId, sessionId } });
  return page.notes.map(({ text }) => text).sort();
};
const note = (text: string) => noteDraft(text);

/** A session in a state, notes of a kind, and fields here and there that this page does not know. */
function newer(route: string, reply: Reply): Reply {
  if (route === 'note') return { ...reply, kind: 'reflection', mood: 'calm' };
  const { session, notes, agenda, ...rest } = reply as { session: Reply; notes: Reply[]; agenda: Json };
  const { handedOver: _, ...less } = session;
  const stranger = { ...notes[0], id: crypto.randomUUID(), kind: 'reflection' };
  return {
    ...rest,
    pulse: { energy: 4 },
    session: { ...less, state: 'paused', pausedSince: '2026-12-10T13:00:00.000Z' },
    agenda: agenda && { ...(agenda as Reply), items: [{ kind: 'breakout', rooms: 3 }] },
    notes: [...notes.map((one) => ({ ...one, mood: 'calm' })), stranger, { kind: 'reflection' }],
  };
}

test('a server of a newer version in the middle of a meeting takes no note and nothing that is shown with it', async () => {
  const { client, session } = await opened();
  client.capture(note('Before'), false);
  await vi.waitFor(() => expect(texts(client)).toEqual(['Before']), 5_000);
  const agenda = client.following.state()?.agenda;

  otherwise = newer;
  for (const text of ['One', 'Two', 'Three']) client.capture(note(text), false);
  client.capture(note('Without a name'), true);
  await captureNote(world, priya, session, note('From Priya'));
  // The queue empties although no answer can be read whole, and what others write is still shown.
  await vi.waitFor(() => expect(client.outbox.entries()).toEqual([]), 5_000);
  const all = ['Before', 'From Priya', 'One', 'Three', 'Two', 'Without a name'];
  await vi.waitFor(() => expect(texts(client)).toEqual(all), 5_000);
  expect(await kept(session.id)).toEqual(all);
  const meanwhile = client.following.state();
  expect([meanwhile?.session.state, client.following.problem()]).toEqual(['planned', null]);
  expect(meanwhile?.agenda).toEqual(agenda);

  otherwise = null;
  await world.call(ana, API.moveAgenda, {
    params: { communityId, sessionId: session.id },
    body: { to: agenda?.items[0]?.id ?? null },
    etag: agenda?.etag ?? '',
  });
  await vi.waitFor(() => expect(client.following.state()?.session.state).toBe('live'), 5_000);
  expect(texts(client)).toEqual(all);
  // It is still its author's to change.
  const nameless = client.following.state()?.notes.find(({ text }) => text === 'Without a name');
  if (!nameless) throw new Error('It is not shown');
  await saveEdit(client, crypto.randomUUID(), nameless, note('Still mine'), nameless.etag, null);
  expect(await kept(session.id)).toContain('Still mine');
});

test('answers that cannot be read at all are asked for again until they can, and the queue goes on', async () => {
  const { client, session } = await opened();
  otherwise = (route, { id: noteId = null, authorKey = null }): Reply =>
    route === 'note' ? { id: noteId, authorKey } : {};
  await vi.waitFor(() => expect(client.following.problem()).toMatchObject({ code: 'newer-version' }), 5_000);
  for (const text of ['One', 'Two']) client.capture(note(text), false);
  await vi.waitFor(() => expect(client.outbox.entries()).toEqual([]), 5_000);
  expect(await kept(session.id)).toEqual(['One', 'Two']);
  expect(client.following.state()).not.toBeNull();

  otherwise = null;
  await vi.waitFor(() => expect(texts(client)).toEqual(['One', 'Two']), 12_000);
  expect(client.following.problem()).toBeNull();
});

test('an answer to a note that is not about this note is no acknowledgement: it is sent until there is one', async () => {
  const { client, session } = await opened();
  otherwise = (route, reply) => (route === 'note' ? {} : reply);
  client.capture(note('Keep me'), false);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(client.outbox.entries()).toHaveLength(1);
  otherwise = null;
  client.outbox.nudge();
  await vi.waitFor(() => expect(client.outbox.entries()).toEqual([]), 10_000);
  expect(await kept(session.id)).toEqual(['Keep me']);
});
