import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  captureNote,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let people: Person[];
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  people = [0, 1, 2, 6].map((index) => someone(world, index));
  communityId = await startCommunity(
    world,
    someone(world, 0),
    people.slice(1).map((person) => [person, 'member'] as const),
  );
});
afterAll(() => world.stop());

const newSession = () =>
  planSession(world, someone(world, 0), communityId, pastSessionDraft(someone(world, 1)));

/** Follows a session as a side panel does: asks for what is new, and keeps what it was told. */
class Follower {
  readonly notes = new Map<string, Note>();
  since: string | undefined;
  readonly #person: Person;
  readonly #session: Session;
  constructor(person: Person, session: Session) {
    this.#person = person;
    this.#session = session;
  }
  async ask(): Promise<{ told: number }> {
    const live = await world.call(this.#person, API.followSession, {
      params: { communityId, sessionId: this.#session.id },
      ...(this.since && { query: { since: this.since } }),
    });
    for (const note of live.notes) this.notes.set(note.id, note);
    for (const gone of live.removed) this.notes.delete(gone.id);
    this.since = live.cursor;
    return { told: live.notes.length + live.removed.length };
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const step = fc.record({
  does: fc.constantFrom('capture', 'capture', 'edit', 'remove'),
  which: fc.nat(30),
  pause: fc.nat(12),
});

test('however writers and followers interleave, whatever was acknowledged is seen by whoever asks next', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 4, maxLength: 12 }), { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(15), { minLength: 2, maxLength: 3 }),
      async (scripts, rhythms) => {
        const session = await newSession();
        /** What each writer has been told is so: a text, or null for a note taken away. */
        const acknowledged = new Map<string, string | null>();
        let writing = scripts.length;
        const writers = scripts.map(async (script, index) => {
          const person = people[index % people.length] as Person;
          const mine: Note[] = [];
          for (const [turn, { does, which, pause }] of script.entries()) {
            await wait(pause);
            const note = mine[which % Math.max(1, mine.length)];
            const params = { communityId, sessionId: session.id, noteId: note?.id ?? '' };
            const said = noteDraft(`${index}.${turn}`);
            if (does === 'capture' || !note) {
              const kept = await captureNote(world, person, session, said);
              mine.push(kept);
              acknowledged.set(kept.id, said.text);
            } else if (does === 'edit') {
              const { etag } = await world.call(person, API.editNote, {
                params,
                query: { authorKey: note.authorKey },
                body: { note: said, secret: null },
                etag: note.etag,
              });
              mine[mine.indexOf(note)] = { ...note, etag };
              acknowledged.set(note.id, said.text);
            } else {
              await world.call(person, API.removeNote, {
                params,
                query: { authorKey: note.authorKey },
                body: { secret: null },
              });
              mine.splice(mine.indexOf(note), 1);
              acknowledged.set(note.id, null);
            }
          }
          writing -= 1;
        });
        const followers = rhythms.map(async (rhythm, index) => {
          const follower = new Follower(people[index % people.length] as Person, session);
          while (writing > 0) {
            const before = new Map(acknowledged);
            await follower.ask();
            for (const [noteId, text] of before)
              if (text !== null && acknowledged.get(noteId) === text)
                expect(follower.notes.get(noteId)?.text).toBe(text);
            await wait(rhythm);
          }
          await follower.ask();
          return follower;
        });
        await Promise.all(writers);
        const page = await world.call(people[0] as Person, API.openSession, {
          params: { communityId, sessionId: session.id },
        });
        const truth = [...acknowledged].filter(([, text]) => text !== null).map(([noteId]) => noteId);
        expect(page.notes.map((note) => note.id).sort()).toEqual(truth.sort());
        for (const follower of await Promise.all(followers))
          expect([...follower.notes.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
            [...page.notes].sort((a, b) => (a.id < b.id ? -1 : 1)),
          );
      },
    ),
    { numRuns: 4 },
  );
}, 60_000);

test('once nothing happens any more, asking again tells nothing again', async () => {
  const session = await newSession();
  const follower = new Follower(people[2] as Person, session);
  for (let count = 0; count < 5; count += 1)
    await captureNote(world, people[1] as Person, session, noteDraft(`Note ${count}`));
  expect((await follower.ask()).told).toBe(5);
  await wait(7_000);
  await follower.ask();
  expect((await follower.ask()).told).toBe(0);
}, 15_000);

test('the agenda, the state and what I may do are told with every answer, with the server’s clock', async () => {
  const session = await newSession();
  const [organiser, facilitator, member] = people as [Person, Person, Person];
  const params = { communityId, sessionId: session.id };
  const live = await world.call(member, API.followSession, { params });
  expect(live).toMatchObject({
    session: { state: 'planned' },
    agenda: { items: [{ startedAt: null }, { startedAt: null }] },
    abilities: { capture: 'yes', lead: 'facilitator-only' },
    unattributedNotes: true,
  });
  expect(Math.abs(Date.parse(live.now) - Date.now())).toBeLessThan(5_000);
  await world.call(facilitator, API.moveAgenda, {
    params,
    body: { to: live.agenda?.items[0]?.id ?? null },
    etag: live.agenda?.etag ?? '',
  });
  const moved = await world.call(organiser, API.followSession, { params, query: { since: live.cursor } });
  expect(moved).toMatchObject({ session: { state: 'live' }, abilities: { lead: 'yes' } });
  expect(moved.agenda?.items[0]?.startedAt).not.toBeNull();
});

test.each([
  '2026-99-99T99:99:99Z',
  '2026-02-30T25:00:00.000Z',
  '2026-13-01T00:00:00.000Z',
  '0000-00-00T00:00:00Z',
  '2026-01-01T::::::::Z',
  '2026-01-01T........Z',
  "2026-01-01T00:00:00Z' or '1' eq '1",
  'yesterday',
])('the cursor "%s" is refused', async (since) => {
  const session = await newSession();
  const answer = await world.ask(people[1] as Person, API.followSession, {
    params: { communityId, sessionId: session.id },
    query: { since },
  });
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input' });
  expect(answer.body.detail).toMatch(/^since: /);
});

test('a session that is not there cannot be followed', async () => {
  const answer = await world.ask(people[1] as Person, API.followSession, {
    params: { communityId, sessionId: id() },
  });
  expect(answer.body.code).toBe('not-found');
});
