import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  changed,
  dump,
  id,
  planSession,
  publishArtifact,
  quiet,
  sessionDraft,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben: sponsor } = await gathered({ ana: 'member', ben: 'sponsor' });

const at = (artifactId: string) => ({ params: { communityId, artifactId } });
const begin = (artifactId: string = id(), operation = id()) =>
  world.ask(ana, API.draftArtifact, { ...at(artifactId), body: artifactDraft(), operation });
const begun = async () => (await begin()).body as unknown as Artifact;
const revise = (person: Person, { id: artifactId, etag }: Pick<Artifact, 'id' | 'etag'>, body: string) =>
  world.ask(person, API.reviseArtifact, { ...at(artifactId), body: artifactDraft({ body }), etag });
const publish = (person: Person, { id: artifactId, etag }: Pick<Artifact, 'id' | 'etag'>) =>
  world.ask(person, API.publishArtifact, { ...at(artifactId), body: { changeNote: 'First' }, etag });
const discard = (person: Person, { id: artifactId, etag }: Pick<Artifact, 'id' | 'etag'>, operation = id()) =>
  world.ask(person, API.discardDraft, { ...at(artifactId), etag, operation });
const open = (person: Person, artifactId: string) => world.call(person, API.openArtifact, at(artifactId));
const listed = async () => (await world.call(ana, API.listArtifacts, { params: { communityId } })).artifacts;

describe('the draft of what was never published', () => {
  test('is gone as a whole once it is discarded: from the list, from its address, and from the table', async () => {
    await quiet(world);
    const before = await dump(world);
    const draft = await begun();
    expect((await discard(priya, draft)).body).toEqual({ artifact: null });
    expect((await listed()).map((one) => one.id)).not.toContain(draft.id);
    expect((await world.ask(ana, API.openArtifact, at(draft.id))).body.code).toBe('not-found');
    expect((await publish(ana, draft)).body.code).toBe('not-found');
    const after = await dump(world);
    const left = changed(before, after);
    // Two small rows remember that it was there; not a word of it stays.
    expect(left).toHaveLength(2);
    expect(after.get(left[0] ?? '')).not.toContain(artifactDraft().title);
    expect(after.get(left[0] ?? '')).not.toContain(ana.id);
  });

  test('is not brought back by what was still on its way', async () => {
    const artifactId = id();
    const operation = id();
    const draft = (await begin(artifactId, operation)).body as unknown as Artifact;
    await discard(priya, draft);
    expect((await begin(artifactId, operation)).body.code).toBe('not-found');
    expect((await revise(ana, draft, 'Typed meanwhile')).body.code).toBe('not-found');
    expect((await listed()).map((one) => one.id)).not.toContain(artifactId);
  });

  test('can be begun anew under its id, as an undo does, and discarded again', async () => {
    const draft = await begun();
    await discard(ana, draft);
    const operation = id();
    const again = await begin(draft.id, operation);
    expect(again.status).toBe(200);
    expect((await begin(draft.id, operation)).body).toEqual(again.body);
    expect((await open(ana, draft.id)).draft).toEqual(artifactDraft());
    // The discarding that was undone, sent once more, does not discard what was begun after it.
    expect((await discard(ana, draft)).body.code).toBe('changed-meanwhile');
    expect((await discard(ana, again.body as unknown as Artifact)).body).toEqual({ artifact: null });
  });

  test('leaves a session that it was linked to as it is, and changeable', async () => {
    const draft = await begun();
    const planned = await planSession(
      world,
      priya,
      communityId,
      sessionDraft(ana, { artifactIds: [draft.id] }),
    );
    await discard(ana, draft);
    const params = { communityId, sessionId: planned.id };
    const page = await world.call(ana, API.openSession, { params });
    expect(page.artifacts).toEqual([]);
    const moved = await world.ask(priya, API.changeSession, {
      params,
      body: sessionDraft(ana, {
        topic: 'Another topic',
        artifactIds: [draft.id],
        agenda: page.agenda.items.map(({ startedAt, endedAt, ...item }) => item),
      }),
      etag: page.session.etag,
    });
    expect(moved.body).toMatchObject({ topic: 'Another topic' });
  });
});

describe('the draft of what is published', () => {
  test('is gone once it is discarded; what readers see stands, and can be revised and published', async () => {
    const published = await publishArtifact(world, ana, communityId, artifactDraft({ title: 'Openers' }));
    const before = await open(sponsor, published.id);
    const revised = (await revise(ana, published, 'Half a thought')).body;
    const { artifact } = (await discard(priya, revised)).body;
    expect(artifact).toMatchObject({ title: 'Openers', state: 'published', revision: 1, hasDraft: false });
    const page = await open(ana, published.id);
    expect(page).toEqual({ ...before, artifact, abilities: { write: 'yes', decide: true, give: true } });
    const next = (await revise(ana, artifact as Artifact, 'A whole thought')).body;
    expect((await publish(ana, next)).body).toMatchObject({ revision: 2 });
    expect((await open(sponsor, published.id)).body).toBe('A whole thought');
  });

  test('that is not there is discarded already', async () => {
    const published = await publishArtifact(world, ana, communityId, artifactDraft());
    const answer = await discard(ana, published);
    expect(answer.body.artifact).toMatchObject({ id: published.id, revision: 1, hasDraft: false });
  });
});

test('a discarding whose answer was lost is done once when it is sent again', async () => {
  const published = await publishArtifact(world, ana, communityId, artifactDraft());
  for (const draft of [await begun(), (await revise(ana, published, 'More')).body]) {
    const operation = id();
    const first = await discard(ana, draft, operation);
    expect(first.status).toBe(200);
    expect((await discard(ana, draft, operation)).body).toEqual(first.body);
  }
});

test('what somebody wrote meanwhile is not discarded, but shown', async () => {
  const published = await publishArtifact(world, ana, communityId, artifactDraft());
  for (const draft of [await begun(), (await revise(ana, published, 'More')).body]) {
    await revise(priya, draft, 'Priya’s words');
    const answer = await discard(ana, draft);
    expect(answer.body).toMatchObject({
      status: 412,
      code: 'changed-meanwhile',
      current: { artifact: { id: draft.id }, draft: { body: 'Priya’s words' } },
    });
    expect((await open(ana, draft.id)).draft).toMatchObject({ body: 'Priya’s words' });
  }
});

test('discarding what never was is refused', async () => {
  const { etag } = await begun();
  expect((await discard(ana, { id: id(), etag })).body.code).toBe('not-found');
});

test('of those who save, publish and discard one version at the same moment exactly one succeeds, and it alone is seen', async () => {
  const step = fc.constantFrom('save', 'publish', 'discard');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), fc.boolean(), async (steps, fresh) => {
      const draft = fresh
        ? await begun()
        : (await revise(ana, await publishArtifact(world, ana, communityId, artifactDraft()), 'More')).body;
      const answers = await Promise.all(
        steps.map((one, index) => {
          const person = index % 2 ? priya : ana;
          if (one === 'save') return revise(person, draft, `Saved ${index}`);
          return one === 'publish' ? publish(person, draft) : discard(person, draft);
        }),
      );
      const done = steps.filter((_, index) => answers[index]?.status === 200);
      for (const { status, body } of answers)
        if (status !== 200)
          expect(['changed-meanwhile', 'nothing-to-publish', 'not-found']).toContain(body.code);
      // All who discard a draft that then is gone have what they wanted.
      expect(new Set(done).size).toBe(1);
      if (done[0] !== 'discard') expect(done).toHaveLength(1);
      const page = await world.ask(ana, API.openArtifact, at(draft.id));
      const expected = {
        save: () => expect(page.body.draft?.body).toMatch(/^Saved/),
        publish: () =>
          expect(page.body).toMatchObject({ draft: null, artifact: { revision: fresh ? 1 : 2 } }),
        discard: () =>
          fresh
            ? expect(page.body.code).toBe('not-found')
            : expect(page.body).toMatchObject({ draft: null, artifact: { revision: 1, hasDraft: false } }),
      };
      expected[done[0] ?? 'save']();
    }),
    { numRuns: 10 },
  );
});
