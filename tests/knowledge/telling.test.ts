import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { type API, news } from '../../domain/api.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { knowledgeMine } from '../../domain/knowledge/mine.ts';
import { openHome } from '../../functions/home/open-home.ts';
import { giveArtifact } from '../../functions/knowledge/give-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { tellImport } from '../../functions/knowledge/tell-import.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id } from '../http/guild.ts';
import { type Between, type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { PLAYBOOK, passage, Shelf } from './shelf.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let shelf: Shelf;
let priya: Person;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
// A community for each test, so that Home has only what the test has made.
beforeEach(async () => {
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
  shelf = new Shelf(guild);
  [priya, ana, ben] = [0, 1, 2].map((index) => guild.person(index)) as [Person, Person, Person];
});

/** What Home shows somebody of this community's annotations. */
async function home({ tenantId, id }: Person) {
  const [standing, told] = await Promise.all([
    app.world.feed.standing(tenantId, id, knowledgeMine),
    app.world.feed.told(tenantId, id, { told: news }, new Date(0), 50),
  ]);
  const here = ({ communityId }: { communityId: string }) => communityId === guild.place.communityId;
  return {
    waiting: standing.annotated.filter(here).map(({ item }) => item),
    reviews: standing.review.filter(here).map(({ item }) => item),
    told: told.filter(here).flatMap(({ item }) => ('annotationId' in item ? [item] : [])),
  };
}

describe('the owner of an artifact', () => {
  test('has one entry on Home while annotations wait, with the latest of them', async () => {
    const artifact = await shelf.publish(app, priya, PLAYBOOK);
    const first = await shelf.annotate(app, ana, artifact, { words: 'First' });
    shop.clock.advance(1_000);
    const second = await shelf.annotate(app, ben, artifact, { words: 'Second', kind: 'failed' });
    await app.work();
    expect((await home(priya)).waiting).toMatchObject([
      {
        artifactId: artifact.id,
        title: artifact.title,
        open: 2,
        unplaced: 0,
        latest: { by: { id: ben.id }, kind: 'failed', words: 'Second' },
      },
    ]);
    expect((await home(ana)).waiting).toEqual([]);
    // What the owner does shows at once.
    await shelf.decline(app, priya, artifact, second);
    expect((await home(priya)).waiting).toMatchObject([{ open: 1, latest: { words: 'First' } }]);
    await shelf.decline(app, priya, artifact, first);
    expect((await home(priya)).waiting).toEqual([]);
  });

  test('stays who it is when somebody else revises it, and is asked to place what has no place any more', async () => {
    const artifact = await shelf.publish(app, priya, PLAYBOOK);
    expect(ownerOf(artifact).id).toBe(priya.id);
    await shelf.annotate(app, ana, artifact, { anchor: passage('Most people') });
    await app.work();
    const revised = await shelf.publish(app, ben, 'All is new.', artifact);
    expect(revised).toMatchObject({ revision: 2, changedBy: { id: ben.id }, owner: { id: priya.id } });
    await app.work();
    expect((await home(priya)).waiting).toMatchObject([{ open: 0, unplaced: 1 }]);
    expect((await home(ben)).waiting).toEqual([]);
  });

  test('is asked on the review day that somebody else’s revision has set', async () => {
    const artifact = await shelf.publish(app, priya, PLAYBOOK);
    const draft = await shelf.draft(app, ben, 'All is new.', artifact, { reviewBy: '2026-01-01' });
    await shelf.publishDraft(app, ben, draft);
    await app.work();
    expect((await home(priya)).reviews).toMatchObject([{ artifactId: artifact.id, reviewBy: '2026-01-01' }]);
    expect((await home(ben)).reviews).toEqual([]);
  });

  test('is whoever it was given to, also after their former owner has revised it', async () => {
    const artifact = await shelf.publish(app, priya, PLAYBOOK);
    const given: Artifact = await guild.run(app, giveArtifact, priya, {
      params: { artifactId: artifact.id },
      body: { ownerId: ben.id },
      etag: artifact.etag,
    });
    expect((await shelf.publish(app, priya, 'All is new.', given)).owner?.id).toBe(ben.id);
  });

  test('gives it away once, also when it is asked twice, and nobody else does', async () => {
    const artifact = await shelf.publish(app, ana, PLAYBOOK);
    const give = (by: Person, operation: string) =>
      guild.run<Artifact>(app, giveArtifact, by, {
        params: { artifactId: artifact.id },
        body: { ownerId: ben.id },
        etag: artifact.etag,
        operation,
      });
    const operation = crypto.randomUUID();
    const given = await give(ana, operation);
    expect(given.owner?.id).toBe(ben.id);
    expect(await give(ana, operation)).toEqual(given);
    await expect(give(ana, crypto.randomUUID())).rejects.toThrow('owner-decides');
  });
});

describe('the author of an annotation', () => {
  let artifact: Artifact;
  beforeEach(async () => {
    artifact = await shelf.publish(app, priya, PLAYBOOK);
  });

  test('is told once what a revision has taken up, and nobody else is', async () => {
    const own = [await shelf.annotate(app, ana, artifact), await shelf.annotate(app, ana, artifact)];
    await shelf.publish(app, priya, `${PLAYBOOK}\n\nNot with strangers.`, artifact, own);
    await app.work();
    expect((await home(ana)).told).toMatchObject([
      { kind: 'annotation-incorporated', by: { id: priya.id }, revision: 2, count: 2, title: artifact.title },
    ]);
    for (const other of [priya, ben]) expect((await home(other)).told).toEqual([]);
  });

  test('is told why it was declined, and what was answered, but not what they did themselves', async () => {
    const made = await shelf.annotate(app, ana, artifact);
    await shelf.answer(app, ana, artifact, made, 'More of it');
    shop.clock.advance(1_000);
    await shelf.answer(app, ben, artifact, made, 'Not even once?');
    shop.clock.advance(1_000);
    const [latest] = (await shelf.page(app, ana, artifact)).annotations ?? [];
    if (latest) await shelf.decline(app, priya, artifact, latest, 'Further down');
    await app.work();
    expect((await home(ana)).told).toMatchObject([
      { kind: 'annotation-declined', reason: 'Further down' },
      { kind: 'annotation-answered', by: { id: ben.id }, answer: 'Not even once?' },
    ]);
    expect((await home(ben)).told).toEqual([]);
    // They stay, also where their Home is made anew.
    await guild.remove(app, ana);
    await app.work();
    expect((await home(ana)).told).toEqual([]);
    await guild.add(app, ana);
    await app.work();
    expect((await home(ana)).told).toHaveLength(2);
  });

  test('finds it on Home for a month, whatever else happens in the community', async () => {
    // Comes anew, so that her Home has the community.
    await guild.remove(app, ana);
    await guild.add(app, ana);
    await app.work();
    const made = await shelf.annotate(app, ana, artifact);
    await shelf.decline(app, priya, artifact, made, 'Further down');
    for (let more = 0; more < 9; more += 1) await shelf.publish(app, priya, PLAYBOOK);
    await app.work();
    const shown = async () => {
      const caller = { tenantId: ana.tenantId, id: ana.id, name: '' };
      const page = (await openHome.run({ caller } as never, app.world)) as z.output<
        typeof API.openHome.reply
      >;
      const here = ({ communityId }: { communityId: string }) => communityId === guild.place.communityId;
      return {
        told: page.told?.filter(here).map(({ kind }) => kind),
        happened: page.news.filter(here).length,
      };
    };
    expect(await shown()).toEqual({ told: ['annotation-declined'], happened: 8 });
    shop.clock.advance(31 * 86_400_000);
    expect(await shown()).toEqual({ told: [], happened: 8 });
  });
});

test('an answer to one’s own annotation sends no message, because nobody is told', async () => {
  const artifact = await shelf.publish(app, priya, PLAYBOOK);
  const made = await shelf.annotate(app, ana, artifact);
  const effects: string[] = [];
  const process = shop.process({
    effect: (name, act) => {
      effects.push(name);
      return act();
    },
  });
  await shelf.answer(process, ana, artifact, made, 'More of it');
  expect(effects).not.toContain('enqueue');
  await shelf.answer(process, ben, artifact, made, 'Not even once?');
  expect(effects).toContain('enqueue');
});

test('a publication that is interrupted at any point is told, and takes its annotations along, once it is looked after', async () => {
  for (let stopAt = 0; ; stopAt += 1) {
    const artifact = await shelf.publish(app, priya, PLAYBOOK);
    const taken = await shelf.annotate(app, ana, artifact, { anchor: passage('Ask first') });
    const stays = await shelf.annotate(app, ben, artifact, { anchor: passage('Stop and ask') });
    await app.work();
    const draft = await shelf.draft(app, priya, `Breathe.\n\n${PLAYBOOK}`, artifact);
    let effects = 0;
    const between: Between = {
      effect: async (_, act) => {
        effects += 1;
        if (effects > stopAt) throw new Error('interrupted');
        return act();
      },
    };
    const once = new Shelf(guild.intending());
    const publish = (process: Process) => once.publishDraft(process, priya, draft, [taken]);
    const answered = await publish(shop.process(between)).then(
      () => true,
      () => false,
    );
    shop.clock.advance(700_000);
    await app.sweep();
    await app.settle();
    await publish(app);
    await app.settle();
    const { artifact: now, annotations = [] } = await shelf.page(app, priya, artifact);
    expect([stopAt, now.revision]).toEqual([stopAt, 2]);
    expect(annotations?.find(({ id }) => id === taken.id)).toMatchObject({ state: 'incorporated' });
    expect(annotations?.find(({ id }) => id === stays.id)).toMatchObject({ state: 'open', revision: 2 });
    expect(await shelf.passageOf(app, artifact, stays)).toBe('Stop and ask');
    expect((await home(ana)).told.filter(({ artifactId }) => artifactId === artifact.id)).toHaveLength(1);
    expect((await home(priya)).waiting.filter(({ artifactId }) => artifactId === artifact.id)).toMatchObject([
      { open: 1, unplaced: 0 },
    ]);
    if (answered && effects <= stopAt) return;
  }
});

test('of many that one import publishes everybody is told in one line, once, with their number', async () => {
  const drafts: Artifact[] = [];
  for (const body of ['One.', 'Two.', 'Three.']) drafts.push(await shelf.draft(app, ana, body));
  for (const { id: artifactId, etag } of drafts)
    await guild.run(app, publishArtifact, ana, {
      params: { artifactId },
      body: { changeNote: 'Imported from plays', inImport: true },
      etag,
    });
  const telling = { params: { importId: id() }, body: { count: 3, root: 'plays' } };
  await guild.run(app, tellImport, ana, telling);
  // Sent again with another operation, by a page that did not get the answer.
  await guild.run(app, tellImport, ana, telling);
  await app.work();
  expect(await app.world.news.newest(guild.place, 10)).toMatchObject([
    { kind: 'imported', count: 3, root: 'plays', by: { id: ana.id } },
  ]);
});
