import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import { cleanProse } from '../../domain/shared/text.ts';
import { inParts, PART_MAX } from '../../functions/tables/long-texts.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, id, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

/** A text of many scripts, of exactly so many UTF-16 units, without a blank at its end. */
function inManyScripts(length: number): string {
  const line = 'Сначала спросите людей. اسأل الناس أولا ثم تكلم. 🧑🏽‍🤝‍🧑🏻 先に聞く。👩‍👩‍👧\n\n';
  const text = line.repeat(Math.ceil(length / line.length)).slice(0, length - 1);
  return `${text
    .replace(/[\ud800-\udbff]$/, '.')
    .trimEnd()
    .padEnd(length - 1, 'я')}.`;
}

describe('the parts of a long text', () => {
  test('put together they are the text, each fits into a row, and none ends within a character', () => {
    const unit = fc.constantFrom('я', 'م', '漢', '🧑🏽‍🤝‍🧑🏻', 'a', '\n', '\ud83e\uddd1');
    const text = fc.array(unit, { minLength: 1, maxLength: 40 }).chain((units) =>
      fc.integer({ min: 0, max: 60_000 }).map((length) => {
        const once = units.join('');
        return `${once.repeat(Math.ceil(length / once.length))}`;
      }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const parts = inParts(given);
        expect(parts.join('')).toBe(given);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(PART_MAX);
          expect(part.isWellFormed()).toBe(true);
          expect(Buffer.byteLength(part)).toBeLessThan(60_000);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an artifact with a long text', () => {
  let world: TestWorld;
  let ana: Person;
  let reader: Person;
  let communityId: string;
  beforeAll(async () => {
    world = await testWorld();
    ana = someone(world, 0);
    reader = someone(world, 1);
    communityId = await startCommunity(world, ana, [[reader, 'sponsor']]);
  });
  afterAll(() => world.stop());

  const begin = (body: string, artifactId: string = id()) =>
    world.call(ana, API.draftArtifact, {
      params: { communityId, artifactId },
      body: artifactDraft({ body }),
    });
  const params = ({ id: artifactId }: { id: string }) => ({ communityId, artifactId });
  const open = (who: Person, artifact: { id: string }) =>
    world.call(who, API.openArtifact, { params: params(artifact) });
  const revise = (artifact: { id: string; etag: string }, body: string) =>
    world.call(ana, API.reviseArtifact, {
      params: params(artifact),
      body: artifactDraft({ body }),
      etag: artifact.etag,
    });
  const publish = (artifact: { id: string; etag: string }) =>
    world.call(ana, API.publishArtifact, {
      params: params(artifact),
      body: { changeNote: 'Long' },
      etag: artifact.etag,
    });

  test('more than 300 KB of Cyrillic, Arabic and emoji survive as draft and revision, and as long ones and short ones follow each other', async () => {
    const long = inManyScripts(BODY_MAX);
    expect(Buffer.byteLength(long)).toBeGreaterThan(300_000);
    const begun = await begin(long);
    expect((await open(ana, begun)).draft?.body).toBe(long);
    const shorter = inManyScripts(40_000);
    const saved = await revise(begun, shorter);
    expect((await open(ana, begun)).draft?.body).toBe(shorter);
    const published = await publish(await revise(saved, long));
    expect((await open(reader, begun)).body).toBe(long);
    const second = await publish(await revise(published, 'Short again'));
    expect(await open(reader, begun)).toMatchObject({ body: 'Short again', draft: null });
    expect(second.revision).toBe(2);
    const first = await world.call(reader, API.openRevision, {
      params: { ...params(begun), number: '1' },
    });
    expect(first.body).toBe(long);
    // A discarded draft leaves what is published as it was.
    const draft = await revise(second, shorter);
    await world.call(ana, API.discardDraft, { params: params(draft), etag: draft.etag });
    expect(await open(ana, begun)).toMatchObject({ body: 'Short again', draft: null });
    const restored = await world.call(ana, API.restoreRevision, {
      params: { ...params(begun), number: '1' },
      etag: (await open(ana, begun)).artifact.etag,
      body: { changeNote: 'Restored revision 1' },
    });
    expect(restored.revision).toBe(3);
    expect((await open(reader, begun)).body).toBe(long);
  });

  test('its last words can be annotated, and the annotation follows them', async () => {
    const body = `${inManyScripts(BODY_MAX - 40)}\n\nThe very last words.`;
    const published = await publish(await begin(body));
    const { text } = artifactText('playbook', body);
    const start = text.indexOf('very last words');
    await world.call(ana, API.annotate, {
      params: { ...params(published), annotationId: id() },
      body: {
        ...{ kind: 'exception', words: 'Not here', context: '', revision: 1, sessionId: null, pilotId: null },
        anchor: { start, end: start + 15 },
      },
    });
    await publish(await revise((await open(ana, published)).artifact, body.replace('Сначала', 'Ты')));
    const [annotation] = (await open(reader, published)).annotations ?? [];
    expect(annotation).toMatchObject({
      quote: 'very last words',
      anchor: { start: start - 5, end: start + 10 },
    });
  });

  test('its page costs three storage calls, with a draft as long', async () => {
    const long = inManyScripts(BODY_MAX);
    const published = await publish(await begin(long));
    await revise(published, `${long.slice(0, -2)}!`);
    await open(ana, published);
    world.clearCosts();
    const page = await open(ana, published);
    expect([page.body?.length, page.draft?.body.length]).toEqual([BODY_MAX, BODY_MAX - 1]);
    const [cost] = world.costs();
    expect(cost?.storageCalls).toBeLessThanOrEqual(3);
  });

  test('it is found by words at its end, and once', async () => {
    const body = `${inManyScripts(100_000)}\n\nZanzibar is only named here.`;
    const { id: artifactId } = await publish(await begin(body));
    const { hits } = await world.call(reader, API.searchKnowledge, {
      params: { communityId },
      query: { q: 'zanzibar' },
    });
    expect(hits).toMatchObject([{ kind: 'artifact', id: artifactId }]);
    expect(JSON.stringify(hits)).toContain('Zanzibar');
  });

  test('one character more than the limit is refused by its field, and halves of characters are', async () => {
    for (const body of ['x'.repeat(BODY_MAX + 1), `${inManyScripts(30_000)}\ud83d`]) {
      const { status, body: problem } = await world.ask(ana, API.draftArtifact, {
        params: { communityId, artifactId: id() },
        body: artifactDraft({ body }),
      });
      expect(status).toBe(400);
      expect(JSON.stringify(problem)).toContain('body');
    }
    expect(cleanProse('\ud83d').length).toBe(1);
  });

  test('whoever reads while somebody saves gets one version or the other, and never parts of both', async () => {
    const versions = ['я', 'م'].map((letter) => letter.repeat(90_000));
    let at = await begin(versions[0] ?? '');
    let saving = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (saving) seen.add((await open(ana, at)).draft?.body ?? '');
    })();
    for (let round = 1; round <= 8; round += 1) at = await revise(at, versions[round % 2] ?? '');
    saving = false;
    await reading;
    for (const body of seen) expect(versions).toContain(body);
  });
});
