import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  changed,
  dump,
  id,
  publishArtifact,
  quiet,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let sponsor: Person;
let guest: Person;
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana, sponsor, guest] = [0, 1, 2, 3].map((index) => someone(world, index)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  communityId = await startCommunity(world, priya, [
    [ana, 'member'],
    [sponsor, 'sponsor'],
    [guest, 'guest'],
  ]);
});
afterAll(() => world.stop());

const begin = (person: Person, body = artifactDraft(), artifactId: string = id()) =>
  world.call(person, API.draftArtifact, { params: { communityId, artifactId }, body });
const open = (person: Person, artifactId: string) =>
  world.call(person, API.openArtifact, { params: { communityId, artifactId } });
const revise = (person: Person, artifactId: string, body: string, etag: string, operation = id()) =>
  world.ask(person, API.reviseArtifact, {
    params: { communityId, artifactId },
    body: artifactDraft({ body }),
    etag,
    operation,
  });
const publish = (person: Person, artifactId: string, changeNote: string, etag: string, operation = id()) =>
  world.ask(person, API.publishArtifact, {
    params: { communityId, artifactId },
    body: { changeNote },
    etag,
    operation,
  });

test('a draft is for those who write; a sponsor sees it once it is published, a guest never', async () => {
  const draft = await begin(ana);
  expect(draft).toMatchObject({ state: 'draft', revision: 0, hasDraft: true, changedBy: { id: ana.id } });
  expect(await open(priya, draft.id)).toMatchObject({ body: null, draft: artifactDraft(), revisions: [] });
  const params = { communityId, artifactId: draft.id };
  expect((await world.ask(sponsor, API.openArtifact, { params })).body.code).toBe('not-found');
  const listed = async (person: Person) =>
    (await world.call(person, API.listArtifacts, { params: { communityId } })).artifacts.map((one) => one.id);
  expect(await listed(ana)).toContain(draft.id);
  expect(await listed(sponsor)).not.toContain(draft.id);

  await publish(ana, draft.id, 'First', draft.etag);
  const seen = await open(sponsor, draft.id);
  expect(seen).toMatchObject({
    body: artifactDraft().body,
    draft: null,
    abilities: { write: 'role-may-not', decide: false },
  });
  expect(await listed(sponsor)).toContain(draft.id);
  expect((await world.ask(guest, API.openArtifact, { params })).body.code).toBe('role-may-not');
});

test('readers keep the published words while a draft is written, its new title and type included', async () => {
  const published = await publishArtifact(world, ana, communityId, artifactDraft({ title: 'Old title' }));
  const revised = await world.call(ana, API.reviseArtifact, {
    params: { communityId, artifactId: published.id },
    body: artifactDraft({ title: 'New title', type: 'rubric', body: 'Half a thought' }),
    etag: published.etag,
  });
  expect(revised).toMatchObject({ title: 'Old title', type: 'playbook', state: 'published', hasDraft: true });
  expect(await open(sponsor, published.id)).toMatchObject({ body: artifactDraft().body, draft: null });
  expect(JSON.stringify(await open(sponsor, published.id))).not.toContain('Half a thought');
  expect((await open(priya, published.id)).draft).toMatchObject({
    title: 'New title',
    body: 'Half a thought',
  });
});

test('the date of what is published is that of its publication, whoever drafts what comes next', async () => {
  const begun = await begin(ana);
  const later = (await revise(priya, begun.id, 'More', begun.etag)).body;
  expect(later).toMatchObject({ changedBy: { id: priya.id } });
  expect(later.changedAt > begun.changedAt).toBe(true);

  const published = (await publish(ana, begun.id, 'First', later.etag)).body;
  expect(published.changedBy.id).toBe(ana.id);
  const revised = (await revise(priya, begun.id, 'Half a thought', published.etag)).body;
  const { changedAt, changedBy } = published;
  expect(revised).toMatchObject({ changedAt, changedBy, hasDraft: true });
  const page = await open(ana, begun.id);
  expect(page.artifact).toMatchObject({ changedAt, changedBy });
  expect(page.draftSaved?.by.id).toBe(priya.id);
  expect((page.draftSaved?.at ?? '') > changedAt).toBe(true);
  expect(await open(sponsor, begun.id)).toMatchObject({
    draftSaved: null,
    artifact: { changedAt, changedBy },
  });
  const { artifact } = await world.call(priya, API.discardDraft, {
    params: { communityId, artifactId: begun.id },
    etag: revised.etag,
  });
  expect(artifact).toMatchObject({ changedAt, changedBy, hasDraft: false });
});

test('of two who revise one draft the second sees what stands there, and loses nothing', async () => {
  const draft = await begin(ana);
  const first = await revise(ana, draft.id, 'Ana’s words', draft.etag);
  expect(first.status).toBe(200);
  const second = await revise(priya, draft.id, 'Priya’s words', draft.etag);
  expect(second.body).toMatchObject({
    status: 412,
    code: 'changed-meanwhile',
    current: { artifact: { etag: first.body.etag }, draft: { body: 'Ana’s words' } },
  });
  const merged = await revise(priya, draft.id, 'Both', first.body.etag);
  expect(merged.status).toBe(200);
});

test('every publication is a revision with its change note, and every old one stays readable word for word', async () => {
  let artifact = await begin(ana, artifactDraft({ body: 'Revision 1' }));
  for (let number = 1; number <= 4; number += 1) {
    if (number > 1) artifact = (await revise(ana, artifact.id, `Revision ${number}`, artifact.etag)).body;
    artifact = (await publish(ana, artifact.id, `Change ${number}`, artifact.etag)).body;
    expect(artifact).toMatchObject({ state: 'published', revision: number, hasDraft: false });
  }
  const page = await open(sponsor, artifact.id);
  expect(page.body).toBe('Revision 4');
  expect(page.revisions.map((one) => [one.number, one.changeNote, one.author.id])).toEqual(
    [4, 3, 2, 1].map((number) => [number, `Change ${number}`, ana.id]),
  );
  for (let number = 1; number <= 4; number += 1) {
    const old = await world.call(sponsor, API.openRevision, {
      params: { communityId, artifactId: artifact.id, number: String(number) },
    });
    expect(old).toMatchObject({ body: `Revision ${number}`, revision: { number } });
  }
  const missing = await world.ask(sponsor, API.openRevision, {
    params: { communityId, artifactId: artifact.id, number: '5' },
  });
  expect(missing.body.code).toBe('not-found');
});

test('of many who publish and save at the same moment no revision is lost, doubled or mixed', async () => {
  const { id: artifactId } = await begin(ana, artifactDraft({ body: 'Start' }));
  for (let round = 0; round < 4; round += 1) {
    const { artifact } = await open(ana, artifactId);
    const answers = await Promise.all([
      publish(ana, artifactId, `Ana ${round}`, artifact.etag),
      publish(priya, artifactId, `Priya ${round}`, artifact.etag),
      revise(ana, artifactId, `Saved ${round}`, artifact.etag),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 200) expect(['changed-meanwhile', 'nothing-to-publish']).toContain(body.code);
    const now = (await open(ana, artifactId)).artifact;
    if (!now.hasDraft) expect((await revise(ana, artifactId, `Next ${round}`, now.etag)).status).toBe(200);
  }
  const page = await open(ana, artifactId);
  expect(page.revisions.map((one) => one.number)).toEqual(
    Array.from({ length: page.artifact.revision }, (_, index) => page.artifact.revision - index),
  );
});

test('a publication whose answer was lost is made once when it is sent again', async () => {
  const draft = await begin(ana);
  const operation = id();
  const first = await publish(ana, draft.id, 'Once', draft.etag, operation);
  const second = await publish(ana, draft.id, 'Once', draft.etag, operation);
  expect(second.body).toEqual(first.body);
  expect((await open(ana, draft.id)).revisions).toHaveLength(1);
});

test('a publication is known again also where somebody has published on top of it since', async () => {
  const draft = await begin(ana);
  const operation = id();
  const first = await publish(ana, draft.id, 'One', draft.etag, operation);
  const revised = await revise(priya, draft.id, 'Two', first.body.etag);
  await publish(priya, draft.id, 'Two', revised.body.etag);
  await revise(priya, draft.id, 'Three', (await open(priya, draft.id)).artifact.etag);
  const again = await publish(ana, draft.id, 'One', draft.etag, operation);
  expect(again.body).toEqual((await open(ana, draft.id)).artifact);
  expect((await open(ana, draft.id)).revisions).toHaveLength(2);
  // What never was published is refused as ever.
  const other = await publish(ana, draft.id, 'One', draft.etag);
  expect(other.body).toMatchObject({ code: 'changed-meanwhile' });
});

test('where nothing is new nothing is published', async () => {
  const published = await publishArtifact(world, ana, communityId, artifactDraft());
  const answer = await publish(ana, published.id, 'Again', published.etag);
  expect(answer.body).toMatchObject({ status: 409, code: 'nothing-to-publish' });
});

test('a draft is begun once; an id that is taken is never overwritten', async () => {
  const artifactId = id();
  const said = { params: { communityId, artifactId }, body: artifactDraft(), operation: id() };
  const first = await world.call(ana, API.draftArtifact, said);
  expect(await world.call(ana, API.draftArtifact, said)).toEqual(first);
  await quiet(world);
  const before = await dump(world);
  const other = await world.ask(priya, API.draftArtifact, {
    ...said,
    body: artifactDraft({ title: 'Mine now' }),
    operation: id(),
  });
  expect(other.body).toMatchObject({ status: 409, code: 'already-exists' });
  expect(changed(before, await dump(world))).toEqual([]);
});

test('an artifact of one community is not found in another', async () => {
  const mine = await publishArtifact(world, ana, communityId, artifactDraft());
  const elsewhere = await startCommunity(world, ana);
  const params = { communityId: elsewhere, artifactId: mine.id };
  const page = await world.ask(ana, API.openArtifact, { params });
  const revision = await world.ask(ana, API.openRevision, { params: { ...params, number: '1' } });
  expect([page.body.code, revision.body.code]).toEqual(['not-found', 'not-found']);
});

test('a body of the full length in any script is kept word for word', async () => {
  for (const sign of ['a', 'ß', '漢', '😀', '"', '\\']) {
    const body = sign.repeat(18_000 / sign.length);
    const published = await publishArtifact(world, ana, communityId, artifactDraft({ body }));
    expect((await open(sponsor, published.id)).body).toBe(body);
  }
});
