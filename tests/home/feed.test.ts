import { odata, TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { news } from '../../domain/api.ts';
import { myCommunity } from '../../domain/community/on-home.ts';
import { openAction } from '../../domain/sessions/open-actions.ts';
import { mySession } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { reviseCommunity } from '../../functions/community/revise-community.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { finishAction } from '../../functions/sessions/finish-action.ts';
import { MEMBERS_CHANGED } from '../../functions/tables/member-work.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, communityDraft } from '../http/guild.ts';
import {
  type Between,
  type Guild,
  hostEvent,
  type Process,
  type Workshop,
  workshop,
} from '../outbox/support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

it('whoever is removed while their feed is being written is shown nothing of it afterwards', async () => {
  const guild = await shop.guild([0, 1, 2].map(shop.who));
  const leaving = shop.who(2);
  const app = shop.process();
  await guild.plan(app, { topic: 'Among ourselves' });
  let left = false;
  // The first write of the worker waits until she has gone and all that follows from it has been done.
  const between: Between = {
    effect: async (_, act) => {
      if (!left) {
        left = true;
        const other: Process = shop.process();
        await guild.remove(other, leaving);
        await other.work();
      }
      return act();
    },
  };
  const slow = shop.process(between);
  slow.queue.push(...app.queue.filter(({ key }) => key.startsWith('outbox|feed-things|')));
  await slow.work();
  expect(left).toBe(true);
  const kinds = { session: mySession };
  expect(await app.world.feed.standing(leaving.tenantId, leaving.id, kinds)).toEqual({ session: [] });
  const staying = shop.who(1);
  const shown = await app.world.feed.standing(staying.tenantId, staying.id, kinds);
  expect(shown.session.map(({ item }) => item.topic)).toEqual(['Among ourselves']);
});

/** A session that can be closed, with one action that its facilitator has taken on. */
async function sessionWithAction(app: Process, due: string | null = null) {
  const guild = await shop.guild([0, 1, 2].map(shop.who));
  const owner = guild.first;
  const session = await guild.plan(app, { topic: 'To be closed' });
  await guild.begin(app, session);
  const params = { sessionId: session.id, noteId: crypto.randomUUID() };
  const note = { kind: 'action', text: 'Ask first', agendaItemId: null, tags: [], ownerId: owner.id, due };
  await guild.run(app, captureNote, owner, { params, body: { note, secret: null } });
  return { guild, owner, session, params };
}

it('an action that is finished while it is put on its owner’s Home does not stay there', async () => {
  const app = shop.process();
  const { guild, owner, session, params } = await sessionWithAction(app);
  let finished = false;
  // The first write after the action was listed waits until it is done and all that follows from it has been.
  const between: Between = {
    effect: async (_, act) => {
      const other = shop.process();
      if (!finished && (await other.world.actions.openActions(guild.place)).length > 0) {
        finished = true;
        await guild.run(other, finishAction, owner, {
          params,
          query: { authorKey: owner.id },
          body: { done: true },
        });
        await other.work();
      }
      return act();
    },
  };
  const slow = shop.process(between);
  await guild.close(slow, session);
  await slow.settle();
  expect(finished).toBe(true);
  const kinds = { action: openAction };
  expect(await app.world.feed.standing(owner.tenantId, owner.id, kinds)).toEqual({ action: [] });
});

it('when an action is due stands beside the feeds once its session is closed', async () => {
  const app = shop.process();
  const { guild, owner, session, params } = await sessionWithAction(app, '2027-03-01');
  await guild.close(app, session);
  const client = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const filter = odata`PartitionKey eq ${`due|${owner.tenantId}`} and kind eq 'action'`;
  const ids: unknown[] = [];
  for await (const row of client.listEntities({ queryOptions: { filter } })) ids.push(row.id);
  expect(ids).toContainEqual(expect.stringContaining(params.noteId));
});

it('a session that its host has set to no length in Outlook is moved on everybody’s Home', async () => {
  const app = shop.process();
  const guild = await shop.guild([0, 1].map(shop.who));
  const session = await guild.plan(app, { topic: 'Zero' });
  await app.settle();
  const there = hostEvent(shop.microsoft365, guild.first, 'Zero');
  const start = { dateTime: '2027-03-04T10:00:00', timeZone: 'UTC' };
  await shop.inOutlook(guild.first, 'PATCH', `/events/${there?.id}`, { start, end: start });
  await readAnswers(app.world, guild.place.tenantId, guild.first.id, there?.immutableId ?? '');
  await app.settle();
  expect((await guild.session(app, session)).minutes).toBe(0);
  const { id, tenantId } = guild.person(1);
  const shown = await app.world.feed.standing(tenantId, id, { session: mySession });
  expect(shown.session.filter(({ item }) => item.id === session.id)).toMatchObject([
    { item: { startsAt: '2027-03-04T10:00:00.000Z' } },
  ]);
});

it('planning that is repeated after the session was cancelled does not bring it back to Home', async () => {
  const app = shop.process();
  const guild = await shop.guild([0, 1].map(shop.who));
  const intent = guild.intending();
  const id = crypto.randomUUID();
  const draft = intent.draft({ topic: 'Again' });
  const session = await intent.plan(app, draft, id);
  await app.settle();
  await guild.cancel(app, session);
  await app.settle();
  await intent.plan(app, draft, id);
  await app.settle();
  const { tenantId, id: personId } = guild.first;
  const shown = await app.world.feed.standing(tenantId, personId, { session: mySession });
  expect(shown.session.filter(({ item }) => item.id === id)).toEqual([]);
});

it('a publication that is sent twice at the same moment is one line of news on Home', async () => {
  const guild = await shop.guild([shop.who(0)]);
  const { first } = guild;
  const app = shop.process();
  const params = { artifactId: crypto.randomUUID() };
  const begun = await guild.run<{ etag: string }>(app, draftArtifact, first, {
    params,
    body: artifactDraft(),
  });
  const intent = guild.intending();
  const publish = (process: Process) =>
    intent.run(process, publishArtifact, first, {
      params,
      body: { changeNote: 'First', incorporates: [] },
      etag: begun.etag,
    });
  let other: Promise<unknown> | undefined;
  // The first write of the one waits until the other has published.
  const slow = shop.process({
    effect: async (_, act) => {
      if (!other) {
        shop.clock.advance(1_000);
        other = publish(app);
        await other;
      }
      return act();
    },
  });
  await publish(slow);
  await app.settle();
  await slow.settle();
  const told = await app.world.feed.happened(first.tenantId, first.id, { news }, 50);
  expect(told.filter(({ communityId }) => communityId === guild.place.communityId)).toHaveLength(1);
});

it('an interrupted import that is completed in several pieces is on everybody’s Home', async () => {
  const app = shop.process();
  const guild = await shop.guild([shop.who(0)]);
  const operation = crypto.randomUUID();
  const imported = (index: number) => {
    const { id, displayName: name, mail } = shop.who(index);
    return { id, name, mail, role: 'member' as const, zone: null };
  };
  const { world } = app;
  const work = [1, 2].map((index) =>
    world.outbox.asking(MEMBERS_CHANGED, String(index), operation, world.now(), [imported(index)]),
  );
  await world.write(guild.place, operation, work);
  await world.enqueue(
    guild.place,
    work.map(({ key }) => key),
  );
  await app.settle();
  for (const index of [1, 2]) {
    const { tenantId, id } = shop.who(index);
    const { community } = await world.feed.standing(tenantId, id, { community: myCommunity });
    expect(community.map(({ communityId }) => communityId)).toContain(guild.place.communityId);
  }
});

it('what this version cannot read stays on the Home of somebody whose role changes', async () => {
  const app = shop.process();
  const guild = await shop.guild([0, 1].map(shop.who));
  const ana = guild.person(1);
  const closed = await guild.plan(app, { topic: 'Closed' });
  await guild.begin(app, closed);
  const note = { kind: 'action', text: 'Ask', agendaItemId: null, tags: [], ownerId: ana.id, due: null };
  const params = { sessionId: closed.id, noteId: crypto.randomUUID() };
  await guild.run(app, captureNote, ana, { params, body: { note, secret: null } });
  await guild.close(app, closed);
  const session = await guild.plan(app, { topic: 'Newer' });
  await app.settle();
  const shown = async () => {
    const kinds = { session: mySession, action: openAction };
    const feed = await app.world.feed.standing(ana.tenantId, ana.id, kinds);
    return [feed.session, feed.action].map(
      (some) => some.filter(({ communityId }) => communityId === guild.place.communityId).length,
    );
  };
  expect(await shown()).toEqual([1, 1]);
  const client = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const partitionKey = guild.place.partition;
  await client.updateEntity({ partitionKey, rowKey: `session|${session.id}`, format: 'seance' }, 'Merge');
  const rows = client.listEntities({
    queryOptions: {
      filter: odata`PartitionKey eq ${partitionKey} and RowKey ge 'open-action|' and RowKey lt 'open-action|~'`,
    },
  });
  for await (const { rowKey = '' } of rows)
    await client.updateEntity({ partitionKey, rowKey, text: 7 }, 'Merge');
  await guild.add(app, ana, 'mentor');
  await app.work();
  expect(await shown()).toEqual([1, 1]);
});

const renamed = async (process: Process, guild: Guild, person: Person) => {
  const community = await process.world.communities.open(guild.place);
  await guild.run(process, reviseCommunity, person, {
    body: { ...communityDraft(), name: 'A secret name' },
    etag: community?.etag ?? '',
  });
};

async function communitiesOf({ world }: Process, { tenantId, id }: Person): Promise<string[]> {
  const { community } = await world.feed.standing(tenantId, id, { community: myCommunity });
  return community.map(({ communityId }) => communityId);
}

it('a crash while somebody is removed leaves nothing of the community on their Home', async () => {
  const guild = await shop.guild([0, 1, 2].map(shop.who));
  const leaving = guild.person(2);
  const app = shop.process();
  await renamed(app, guild, guild.first);
  let gone: Promise<void> | undefined;
  const written: Promise<unknown>[] = [];
  const remove = async () => {
    const other = shop.process();
    await guild.remove(other, leaving);
    await other.work();
  };
  const between: Between = {
    effect: async (_, act) => {
      gone ??= remove();
      await gone;
      const done = act();
      written.push(done);
      await done;
      throw new Error('crash');
    },
  };
  const slow = shop.process(between);
  slow.queue.push(...app.queue.splice(0));
  await slow.work().catch(() => {});
  await Promise.all(written);
  const after = shop.process();
  const { world } = after;
  for (const { key } of await world.outbox.waiting(guild.place)) await world.enqueue(guild.place, key);
  await after.work();
  expect(await communitiesOf(after, leaving)).not.toContain(guild.place.communityId);
});

it('whoever was removed a moment ago and still changes the community elsewhere keeps nothing of it on Home', async () => {
  const guild = await shop.guild([0, 1].map(shop.who), ['organiser']);
  const leaving = guild.person(1);
  const slow = shop.process();
  await slow.world.communities.membership(guild.place, leaving.id, shop.clock.now());
  const other = shop.process();
  await guild.remove(other, leaving);
  await other.settle();
  await renamed(slow, guild, leaving);
  await slow.settle();
  expect(await communitiesOf(slow, leaving)).not.toContain(guild.place.communityId);
});
