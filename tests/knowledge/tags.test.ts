import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { listArtifacts as listContract } from '../../domain/knowledge/contract.ts';
import type { CountedTag } from '../../domain/knowledge/tag-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { discardDraft } from '../../functions/knowledge/discard-draft.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { giveArtifact } from '../../functions/knowledge/give-artifact.ts';
import { listArtifacts } from '../../functions/knowledge/list-artifacts.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { listTags, renameTag } from '../../functions/knowledge/rename-tag.ts';
import { reviewArtifact } from '../../functions/knowledge/review-artifact.ts';
import { reviseArtifact } from '../../functions/knowledge/revise-artifact.ts';
import { artifactKey } from '../../functions/tables/keys.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Reply } from '../../tabs/api/client.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { Shelf } from './shelf.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let shelf: Shelf;
let ana: Person;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  guild = await shop.guild([shop.who(0), shop.who(1)]);
  app = shop.process();
  shelf = new Shelf(guild);
  ana = guild.person(0);
});

const begin = (tags: string[], title = 'Ask first', process = app) =>
  guild.run<Artifact>(process, draftArtifact, ana, {
    params: { artifactId: id() },
    body: artifactDraft({ title, tags }),
  });
const publish = async (tags: string[], title?: string) =>
  shelf.publishDraft(app, ana, await begin(tags, title));
const rename = (from: string, to: string, process = app) =>
  guild.run<{ tags: CountedTag[] }>(process, renameTag, ana, { body: { from, to } });
const list = (query: Record<string, string> = {}, process = app) =>
  guild.run<Reply<typeof listContract>>(process, listArtifacts, ana, { query });
const stored = async (artifact: Artifact, process = app) =>
  (await shelf.page(process, ana, artifact)).artifact.tags;

test('a renamed tag has its new name in lists at once, and wherever it stands once the work is done', async () => {
  const [published, draft] = [await publish(['Hiring', 'trust']), await begin(['hiring'])];
  const { tags } = await rename('hiring', 'recruiting');
  expect(tags).toEqual([
    { tag: 'recruiting', count: 2 },
    { tag: 'trust', count: 1 },
  ]);
  expect((await list({ tag: 'hiring' })).total).toBe(2);
  expect(await stored(published)).toEqual(['Hiring', 'trust']);
  await app.settle();
  expect(await stored(published)).toEqual(['recruiting', 'trust']);
  expect((await shelf.page(app, ana, draft)).draft?.tags).toEqual(['recruiting']);
  expect((await shelf.page(shop.process(), ana, published)).artifact.tags).toEqual(['recruiting', 'trust']);
});

test('a tag that gets the name of another becomes one with it, once on each artifact', async () => {
  const both = await publish(['hiring', 'recruiting']);
  await publish(['hiring']);
  expect((await rename('hiring', 'recruiting')).tags).toEqual([{ tag: 'recruiting', count: 2 }]);
  await app.settle();
  expect(await stored(both)).toEqual(['recruiting']);
  // The name that was given up can be taken again.
  expect((await rename('recruiting', 'hiring')).tags).toEqual([{ tag: 'hiring', count: 2 }]);
});

test('whoever had an artifact open while its tag was renamed saves, publishes and discards it as if nothing had happened', async () => {
  const draft = await begin(['hiring']);
  const published = await publish(['hiring'], 'Say what you saw');
  await rename('hiring', 'recruiting');
  await rename('recruiting', 'people');
  await app.settle();
  const saved = await guild.run<Artifact>(app, reviseArtifact, ana, {
    params: { artifactId: draft.id },
    body: artifactDraft({ title: 'Ask first, then say', tags: ['hiring', 'new'] }),
    etag: draft.etag,
  });
  expect(saved).toMatchObject({ title: 'Ask first, then say', tags: ['people', 'new'] });
  // A version from before another save is still refused.
  const late = guild.run(app, reviseArtifact, ana, {
    params: { artifactId: draft.id },
    body: artifactDraft(),
    etag: draft.etag,
  });
  await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });

  const revised = await shelf.draft(app, ana, 'More', published);
  await rename('people', 'talent');
  await app.settle();
  const again = await guild.run<Artifact>(app, publishArtifact, ana, {
    params: { artifactId: saved.id },
    body: { changeNote: 'First', incorporates: [] },
    etag: saved.etag,
  });
  expect(again.tags).toEqual(['talent', 'new']);
  const left = await guild.run<{ artifact: Artifact }>(app, discardDraft, ana, {
    params: { artifactId: revised.id },
    etag: revised.etag,
  });
  expect(left.artifact).toMatchObject({ hasDraft: false, tags: ['talent'] });
});

test('a draft that was being saved with the old name while it was renamed has the new one a minute later', async () => {
  const slow = shop.process();
  const artifact = await publish(['trust']);
  // It has read the names before they are changed, and writes after the work is done.
  const { tags } = slow.world;
  const names = await tags.names(guild.place);
  Object.assign(tags, { names: async () => names });
  await rename('hiring', 'recruiting');
  await app.work();
  const saved = await guild.run<Artifact>(slow, reviseArtifact, ana, {
    params: { artifactId: artifact.id },
    body: artifactDraft({ tags: ['hiring'] }),
    etag: artifact.etag,
  });
  await shelf.publishDraft(slow, ana, saved);
  expect(await stored(artifact)).toEqual(['hiring']);
  expect((await list({ tag: 'recruiting' })).total).toBe(1);
  await app.settle();
  expect(await stored(artifact)).toEqual(['recruiting']);
});

test('what another process has published, begun or discarded stands in the list that is asked for next', async () => {
  const other = shop.process();
  expect((await list()).total).toBe(0);
  const draft = await begin(['hiring'], 'Ask first', other);
  expect(await list()).toMatchObject({ total: 1, drafts: 1 });
  await guild.run(other, discardDraft, ana, { params: { artifactId: draft.id }, etag: draft.etag });
  expect(await list()).toMatchObject({ total: 0, drafts: 0 });
  const { tags } = await guild.run<{ tags: CountedTag[] }>(app, listTags, ana);
  expect(tags).toEqual([]);
  // Begun once more with another intent, as by an undo.
  await guild.run(other, draftArtifact, ana, { params: { artifactId: draft.id }, body: artifactDraft() });
  expect(await list()).toMatchObject({ total: 1, drafts: 1 });
});

test('a list costs two storage calls and the rows that have changed, with ten times the artifacts as well', async () => {
  const cost = async (query: Record<string, string>) => {
    const before = { ...app.world.trace };
    const page = await list(query);
    const { storageCalls, rowsRead } = app.world.trace;
    return { calls: storageCalls - before.storageCalls, rows: rowsRead - before.rowsRead, page };
  };
  const fill = (from: number, to: number) =>
    app.world.write(
      guild.place,
      id(),
      Array.from({ length: to - from }, (_, at) => ({
        do: 'create' as const,
        key: `artifact|00000000-0000-4000-8000-${String(from + at).padStart(12, '0')}`,
        row: {
          ...{ title: `Playbook ${from + at}`, type: 'playbook', taxonomy: 'people', revision: 1 },
          ...{ hasDraft: false, reviewBy: '', tags: '["hiring"]', changedAt: '2026-11-20T09:00:00.000Z' },
          ...{ changedById: ana.id, changedByName: 'Ana' },
        },
      })),
    );
  await fill(0, 60);
  await list();
  const few = await cost({ tag: 'hiring', taxonomy: 'people' });
  for (let from = 60; from < 600; from += 90) await fill(from, from + 90);
  await list();
  const many = await cost({ tag: 'hiring', taxonomy: 'people' });
  expect([few.calls, many.calls]).toEqual([2, 2]);
  expect(few.page).toMatchObject({ total: 60 });
  expect(many.page).toMatchObject({ total: 600 });
  expect(many.page.artifacts).toHaveLength(50);
  const next = await cost({ tag: 'hiring', taxonomy: 'people', after: many.page.next ?? '' });
  expect(next.calls).toBe(2);
  expect(next.page.artifacts[0]?.id).not.toBe(many.page.artifacts[0]?.id);
});

test('whoever had an artifact open while its tag was renamed gives it away and says that it is still right', async () => {
  const published = await publish(['hiring']);
  const call = { params: { artifactId: published.id }, etag: published.etag };
  await rename('hiring', 'recruiting');
  await app.settle();
  const reviewBy = '2031-01-01';
  const right = await guild.run<Artifact>(app, reviewArtifact, ana, { ...call, body: { reviewBy } });
  expect(right).toMatchObject({ reviewBy, tags: ['recruiting'] });
  await rename('recruiting', 'people');
  await app.settle();
  const given = await guild.run<Artifact>(app, giveArtifact, ana, {
    ...call,
    body: { ownerId: guild.person(1).id },
    etag: right.etag,
  });
  expect(given.owner?.id).toBe(guild.person(1).id);
});

test('nobody can use up the room for names: of tags that compare as many times their length the oldest are forgotten', async () => {
  // One letter that compares as eighteen.
  const tagOf = (n: number) => `${'\ufdfa'.repeat(37)}${String(n).padStart(3, '0')}`;
  for (let n = 0; n < 60; n += 1) await rename(tagOf(n), `plain ${n}`);
  const artifact = await publish([tagOf(59), 'hiring']);
  expect(artifact.tags).toEqual(['plain 59', 'hiring']);
  expect((await rename('hiring', 'recruiting')).tags).toContainEqual({ tag: 'recruiting', count: 1 });
});

test('a tag may be renamed any number of times, and one artifact that cannot be written leaves the others be', async () => {
  const three = [await publish(['hiring']), await publish(['hiring']), await publish(['hiring'])];
  // The work begins with the one whose id comes first.
  const [broken, often, other] = three.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!broken || !often || !other) throw new Error('Three were published');
  const client = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const { partition } = guild.place;
  // As it stands after so many renamings that no more versions have room.
  const versions = Array.from({ length: 640 }, (_, n) => `W/"datetime'2026-01-01T00%3A00%3A00.${1e6 + n}Z'"`);
  const row = { retaggedBy: 'often', op: 'often', retaggedFrom: versions.join(' ') };
  const rowKey = artifactKey(often.id);
  await client.updateEntity({ partitionKey: partition, rowKey, ...row }, 'Merge');
  const { tags } = app.world;
  const renameOn = tags.renameOn.bind(tags);
  let fails = true;
  Object.assign(tags, {
    renameOn: async (...given: Parameters<typeof renameOn>) => {
      if (fails && given[1] === broken.id) throw new Refusal('busy');
      await renameOn(...given);
    },
  });
  await rename('hiring', 'recruiting');
  await app.work();
  expect(await stored(broken)).toEqual(['hiring']);
  expect(await stored(often)).toEqual(['recruiting']);
  expect(await stored(other)).toEqual(['recruiting']);
  const kept = String((await client.getEntity(partition, rowKey)).retaggedFrom).split(' ');
  expect(kept).toHaveLength(200);
  expect(kept).toContain(versions.at(-1));
  fails = false;
  await app.settle();
  expect(await stored(broken)).toEqual(['recruiting']);
});
