import { odata } from '@azure/data-tables';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Contribution } from '../../domain/recognition/recognition.ts';
import { recognise as recogniseHere } from '../../functions/recognition/recognise.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import { Table } from '../../functions/tables/table.ts';
import { newTrace } from '../../functions/trace.ts';
import { Shared, storesOn, type World } from '../../functions/world.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
  table as tableOf,
} from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, marcus, grace } = await gathered({
  ana: 'member',
  ben: 'member',
  marcus: 'mentor',
  grace: 'sponsor',
});
const params = { communityId };
const words = 'This has changed how I begin';

const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
const of = { of: 'session' as const, id: session.id };
async function aNote(by: Person, secret: string | null = null) {
  const note = await captureNote(world, by, session, noteDraft('Ask first'), secret);
  return { kind: 'note' as const, sessionId: session.id, authorKey: note.authorKey, noteId: note.id };
}
const recognise = (by: Person, about: Contribution, said = words, operation = id()) =>
  world.ask(by, API.recognise, { params, body: { about, words: said }, operation });
const shownTo = async (person: Person, query: { of: 'session' | 'pilot' | 'artifact'; id: string } = of) =>
  (await world.call(person, API.listRecognitions, { params, query })).recognitions;
const news = async (person: Person) => {
  await world.settled();
  const home = await world.call(person, API.openHome);
  return [...(home.told ?? []), ...home.news].filter(({ kind }) => kind.includes('recognised'));
};

test('anybody who reads the community recognises a note, a session led, a pilot or an annotation, in words', async () => {
  const { id: sessionId } = await planSession(world, priya, communityId, pastSessionDraft(ana));
  await world.call(ana, API.closeSession, { params: { communityId, sessionId }, body: {} });
  const pilot = await beginPilot(world, ben, communityId);
  const artifact = await publishArtifact(world, priya, communityId, artifactDraft());
  const annotationId = id();
  await world.call(marcus, API.annotate, {
    params: { communityId, artifactId: artifact.id, annotationId },
    body: {
      revision: 1,
      anchor: null,
      kind: 'worked',
      words: 'With us too',
      context: '',
      sessionId: null,
      pilotId: null,
    },
  });
  const note = await aNote(ben);
  const contributions: [Contribution, Person][] = [
    [note, ben],
    [{ kind: 'session', sessionId }, ana],
    [{ kind: 'annotation', artifactId: artifact.id, annotationId }, marcus],
  ];
  for (const [about, whose] of contributions) {
    const { status, body } = await recognise(grace, about);
    expect([status, body]).toMatchObject([200, { person: { id: whose.id }, by: { id: grace.id }, words }]);
  }
  // Of a pilot that is not reported sponsors know nothing.
  const about = { kind: 'pilot' as const, pilotId: pilot.id };
  expect((await recognise(grace, about)).body.code).toBe('not-found');
  expect((await recognise(ana, about)).status).toBe(200);
  const page = { of: 'pilot' as const, id: pilot.id };
  const ask = () => world.ask(grace, API.listRecognitions, { params, query: page });
  expect((await ask()).body.code).toBe('not-found');
  await publishReport(world, ben, pilot);
  expect((await ask()).status).toBe(200);
  expect(await shownTo(ben)).toHaveLength(1);
  expect(await shownTo(ben, { of: 'session', id: sessionId })).toHaveLength(1);
  expect(await shownTo(ben, { of: 'artifact', id: artifact.id })).toHaveLength(1);
  expect(await news(grace)).not.toContainEqual(expect.objectContaining({ kind: 'pilot-recognised' }));
  // Whose it is is told apart from everybody else, of the same thing.
  const told = await news(ben);
  expect(told).toContainEqual(expect.objectContaining({ kind: 'recognised-you', about: note, words }));
  expect(told).toContainEqual(expect.objectContaining({ kind: 'recognised-you', about }));
  expect(await news(marcus)).toContainEqual(expect.objectContaining({ kind: 'recognised', about: note }));
});

test('nobody recognises themselves, a note without a name, somebody who left, or what is gone', async () => {
  expect((await recognise(ben, await aNote(ben))).body.code).toBe('recognise-oneself');
  const other = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const note = await captureNote(world, ben, other, noteDraft('Mine'), noteSecret());
  const nameless = { kind: 'note' as const, sessionId: other.id, authorKey: note.authorKey, noteId: note.id };
  // The answer is the same to whoever wrote it.
  for (const person of [ben, ana])
    expect((await recognise(person, nameless)).body.code).toBe('nobody-to-recognise');
  expect((await recognise(ben, { kind: 'session', sessionId: other.id })).body.code).toBe(
    'nobody-to-recognise',
  );
  expect((await recognise(ben, { ...nameless, noteId: id() })).body.code).toBe('not-found');
  expect((await recognise(ben, { kind: 'pilot', pilotId: id() })).body.code).toBe('not-found');
});

test('each person says one thing about a contribution, and can take it back, and what was told goes with it', async () => {
  const about = await aNote(marcus);
  const operation = id();
  const first = await recognise(ben, about, words, operation);
  expect((await recognise(ben, about, words, operation)).body).toEqual(first.body);
  expect((await recognise(ben, about, 'Something else')).body.code).toBe('recognised-before');
  const mine = async () => (await shownTo(ana)).filter(({ person }) => person.id === marcus.id);
  expect(await mine()).toHaveLength(1);
  expect(await news(marcus)).toContainEqual(expect.objectContaining({ about }));
  for (let count = 0; count < 2; count += 1)
    await world.call(ben, API.takeBackRecognition, { params, body: { about } });
  expect(await mine()).toEqual([]);
  for (const person of [marcus, ana])
    expect(await news(person)).not.toContainEqual(expect.objectContaining({ about }));
});

test('whoever is recognised can hide it, and nobody else can', async () => {
  const about = await aNote(marcus);
  await recognise(ben, about);
  const hide = (person: Person, hidden: boolean) =>
    world.ask(person, API.hideRecognition, { params, body: { about, by: ben.id, hidden } });
  for (const person of [ben, priya]) expect((await hide(person, true)).body.code).toBe('not-found');
  expect((await hide(marcus, true)).status).toBe(200);
  const has = async (person: Person) => (await shownTo(person)).some((one) => one.person.id === marcus.id);
  expect([await has(marcus), await has(ana), await has(ben)]).toEqual([true, false, false]);
  expect(await news(ana)).not.toContainEqual(expect.objectContaining({ about }));
  await hide(marcus, false);
  expect(await has(ana)).toBe(true);
});

test('it is off for a person or for a community, and then what was said before is hidden too', async () => {
  const about = await aNote(marcus);
  await recognise(ben, about);
  const count = async () => (await shownTo(ana)).filter(({ person }) => person.id === marcus.id).length;
  const before = await count();
  await world.call(marcus, API.setMyRecognition, { params, body: { on: false } });
  expect(await count()).toBe(0);
  // Who does not wish it is listed nowhere, and learned of the one who is asked about alone.
  const listed = await world.call(ana, API.listRecognitions, { params, query: of });
  expect(JSON.stringify(listed)).not.toContain(marcus.id);
  const other = async (person: Person) =>
    (await world.call(ana, API.recognitionSettings, { params, query: { of: person.id } })).other;
  expect([await other(marcus), await other(ben)]).toEqual([false, true]);
  expect((await recognise(ana, about)).body.code).toBe('not-recognised-here');
  expect(await news(ana)).not.toContainEqual(expect.objectContaining({ about }));
  await world.call(marcus, API.setMyRecognition, { params, body: { on: true } });
  expect(await count()).toBe(before);
  expect((await world.ask(ana, API.setCommunityRecognition, { params, body: { on: false } })).status).toBe(
    403,
  );
  await world.call(priya, API.setCommunityRecognition, { params, body: { on: false } });
  expect(await shownTo(ana)).toEqual([]);
  expect(await news(ana)).toEqual([]);
  expect((await recognise(ana, about)).body.code).toBe('recognition-off');
  const page = await world.call(ana, API.listRecognitions, { params, query: of });
  expect(page.abilities.recognise).toBe('recognition-off');
  await world.call(priya, API.setCommunityRecognition, { params, body: { on: true } });
  expect(await count()).toBe(before);
});

test('what is said at the moment in which it is turned off is refused, and told to nobody', async () => {
  const client = tableOf(world);
  const table = new Table(async () => ({ client, odata }), newTrace());
  const place = placeOf(ana.tenantId, communityId);
  const stores = storesOn(table, new Shared(table));
  const turns = {
    'not-recognised-here': (on: boolean) => world.call(ben, API.setMyRecognition, { params, body: { on } }),
    'recognition-off': (on: boolean) =>
      world.call(priya, API.setCommunityRecognition, { params, body: { on } }),
  };
  for (const [refusal, turn] of Object.entries(turns)) {
    const about = await aNote(ben);
    const before = (await shownTo(ana)).length;
    let meanwhile = async () => {
      await turn(false);
      await world.settled();
    };
    const write: World['write'] = async (...all) => {
      await meanwhile();
      meanwhile = async () => undefined;
      return stores.write(...all);
    };
    const parts = { trace: table.trace, now: () => new Date(), write, enqueue: async () => undefined };
    const here = { ...stores, ...parts } as unknown as World;
    const me = await stores.communities.membershipNow(place, ana.id);
    const call = { place, me, body: { about, words }, operation: id() } as never;
    await expect(recogniseHere.run(call, here)).rejects.toMatchObject({ code: refusal });
    await turn(true);
    expect(await shownTo(ana)).toHaveLength(before);
    for (const person of [ben, marcus])
      expect(await news(person)).not.toContainEqual(expect.objectContaining({ about }));
  }
});

test('a page’s recognitions cost two storage calls, however many there are', async () => {
  await shownTo(ana);
  world.clearCosts();
  await shownTo(ana);
  expect(world.costs()[0]?.storageCalls).toBe(2);
  const gone = await aNote(ben);
  await recognise(ana, gone);
  await world.call(priya, API.removeMember, { params: { communityId, personId: ben.id } });
  await world.settled();
  expect((await recognise(marcus, gone)).body.code).toBe('not-recognised-here');
  // What was said of somebody stays with their contribution.
  expect((await shownTo(ana)).some(({ person }) => person.id === ben.id)).toBe(true);
});
