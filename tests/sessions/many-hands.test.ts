import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, noteDraft, pastSessionDraft, planSession, someone, startCommunity } from '../http/guild.ts';
import { hire } from '../support/directory.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let communityId: string;
let session: Session;
/** Fifty members, each with a token of their own. */
let hands: { person: Person; token: string }[];

const PATIENCE = 60_000;

beforeAll(async () => {
  world = await testWorld();
  const [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
  const people = Array.from({ length: 50 }, (_, index): Person => {
    const address = `hand.${index}@harbourandvale.example`;
    return {
      ...ana,
      id: crypto.randomUUID(),
      displayName: `Hand ${index}`,
      mail: address,
      userPrincipalName: address,
    };
  });
  const leave = hire(world, people);
  const csv = `Mail\n${people.map((person) => person.mail).join('\n')}`;
  const { imported } = await world.call(priya, API.importMembers, {
    params: { communityId },
    body: { csv, role: 'member', commit: true, leaveOut: [] },
  });
  expect(imported).toBe(50);
  leave();
  hands = await Promise.all(
    people.map(async (person) => ({
      person,
      token: await world.microsoft365.userToken(ana.id, {
        claims: { oid: person.id, name: person.displayName },
      }),
    })),
  );
  session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  await world.settled();
});
afterAll(() => world.stop());

const open = (of = session) =>
  world.call(someone(world, 1), API.openSession, { params: { communityId, sessionId: of.id } });

test(
  'fifty people who edit four times each lose none of two hundred edits, at one storage call an edit',
  async () => {
    world.clearCosts();
    let kept = 0;
    await Promise.all(
      hands.map(async ({ person, token }) => {
        const params = { communityId, sessionId: session.id, noteId: id() };
        const note = await world.ask(person, API.captureNote, {
          params,
          body: { note: noteDraft(`${person.displayName}: 0`), secret: null },
          token,
        });
        expect(note.status).toBe(200);
        let { etag } = note.body;
        for (let turn = 1; turn <= 4; turn += 1) {
          const edited = await world.ask(person, API.editNote, {
            params,
            query: { authorKey: person.id },
            body: { note: noteDraft(`${person.displayName}: ${turn}`), secret: null },
            etag,
            token,
          });
          if (edited.status === 200 && edited.body.etag !== etag) kept += 1;
          etag = edited.body.etag;
        }
      }),
    );
    expect(kept).toBe(200);
    const { notes } = await open();
    expect(notes.map((note) => note.text).sort()).toEqual(
      hands.map(({ person }) => `${person.displayName}: 4`).sort(),
    );
    const edits = world.costs().filter((cost) => cost.route === 'editNote');
    expect(edits).toHaveLength(200);
    const calls = edits.reduce((sum, cost) => sum + cost.storageCalls, 0);
    expect(calls / edits.length).toBeLessThanOrEqual(1.1);
  },
  PATIENCE,
);

test(
  'many who change one note, each reading it again when they were second, lose none of their changes',
  async () => {
    const ana = someone(world, 1);
    const params = { communityId, sessionId: session.id, noteId: id() };
    const note = await world.call(ana, API.captureNote, {
      params,
      body: { note: noteDraft('0'), secret: null },
    });
    const leaders = [someone(world, 0), ana];
    let conflicts = 0;
    await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const person = leaders[index % 2] as Person;
        let seen = { text: note.text, etag: note.etag };
        for (let done = 0; done < 4; ) {
          const text = String(Number(seen.text) + 1);
          const edited = await world.ask(person, API.editNote, {
            params,
            query: { authorKey: ana.id },
            body: { note: noteDraft(text), secret: null },
            etag: seen.etag,
          });
          if (edited.status === 200) {
            done += 1;
            seen = { text, etag: edited.body.etag };
          } else {
            expect(edited.body.code).toBe('changed-meanwhile');
            conflicts += 1;
            seen = edited.body.current as typeof seen;
          }
        }
      }),
    );
    expect((await open()).notes.find((one) => one.id === note.id)?.text).toBe('24');
    expect(conflicts).toBeGreaterThan(0);
  },
  PATIENCE,
);

test(
  'a hundred notes, each sent up to three times from two devices, are there once each',
  async () => {
    const fresh = await planSession(
      world,
      someone(world, 0),
      communityId,
      pastSessionDraft(someone(world, 1)),
    );
    const sent = Array.from({ length: 100 }, (_, index) => ({
      hand: hands[index % hands.length] as (typeof hands)[number],
      noteId: id(),
      operation: id(),
      text: `Note ${index}`,
      times: 1 + (index % 3),
    }));
    const tries = sent.flatMap(({ hand, noteId, operation, text, times }) =>
      Array.from(
        { length: times },
        (_, time) => () =>
          world.ask(hand.person, API.captureNote, {
            params: { communityId, sessionId: fresh.id, noteId },
            body: { note: noteDraft(text), secret: null },
            // The second device knows nothing of the first one's try.
            operation: time === 2 ? id() : operation,
            token: hand.token,
          }),
      ),
    );
    const answers: { status: number }[] = [];
    while (tries.length > 0) answers.push(...(await Promise.all(tries.splice(0, 40).map((send) => send()))));
    expect(answers).toHaveLength(199);
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
    const { notes } = await open(fresh);
    expect(notes.map((note) => note.text).sort()).toEqual(sent.map(({ text }) => text).sort());
  },
  PATIENCE,
);
