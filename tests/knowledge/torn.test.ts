import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { openArtifact } from '../../functions/knowledge/open-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { reviseArtifact } from '../../functions/knowledge/revise-artifact.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft } from '../http/guild.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([0, 1, 2].map(shop.who), ['sponsor', 'member']);
});
afterAll(() => shop.stop());

const SHORT = 'Ask before you advise.';
const LONG = `${'я'.repeat(40_000)}.`;

async function publish(app: Process, body: string, before?: Artifact): Promise<Artifact> {
  const params = { artifactId: before?.id ?? crypto.randomUUID() };
  const draft = artifactDraft({ body });
  const saved = before
    ? await guild.run<Artifact>(app, reviseArtifact, guild.first, { params, body: draft, etag: before.etag })
    : await guild.run<Artifact>(app, draftArtifact, guild.first, { params, body: draft });
  const call = { params, body: { changeNote: 'Another length' }, etag: saved.etag };
  return guild.run<Artifact>(app, publishArtifact, guild.first, call);
}

/** A process in which one kind of reading waits, from its first or second time on, until somebody has done something. */
function waiting(kind: 'find' | 'range', act: () => Promise<unknown>, time = 1): Process {
  const app = shop.process();
  let times = 0;
  const { table } = app.world;
  const read = table[kind].bind(table) as (...given: unknown[]) => Promise<unknown>;
  let done: Promise<unknown> | undefined;
  vi.spyOn(table, kind).mockImplementation((async (...given: unknown[]) => {
    if (String(given[1]).includes('artifact|')) times += 1;
    if (times === time) done ??= act();
    await done;
    return read(...given);
  }) as never);
  return app;
}

test.each([
  ['a short text gets long', SHORT, LONG],
  ['a long text gets short', LONG, SHORT],
])('whoever reads while %s is shown one text or the other, never none', async (_, first, second) => {
  const app = shop.process();
  for (const kind of ['find', 'range'] as const) {
    const before = await publish(app, first);
    const reader = waiting(kind, () => publish(app, second, before));
    const { artifact, body } = await guild.run<ArtifactPage>(reader, openArtifact, guild.person(1), {
      params: { artifactId: before.id },
    });
    expect([kind, artifact.revision, body]).toEqual([
      kind,
      artifact.revision,
      artifact.revision === 1 ? first : second,
    ]);
  }
});

test('whoever opens the editor while another saves sees their words, or is told of them when saving', async () => {
  const app = shop.process();
  for (const kind of ['find', 'range'] as const) {
    const published = await publish(app, SHORT);
    const params = { artifactId: published.id };
    const save = (by: Person, body: string, etag: string) =>
      guild.run<Artifact>(app, reviseArtifact, by, { params, body: artifactDraft({ body }), etag });
    const before = await save(guild.first, 'Their first words.', published.etag);
    // The other reading is over by then.
    const editor = waiting(kind, async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await save(guild.first, 'Their last words.', before.etag);
    });
    const { artifact, draft } = await guild.run<ArtifactPage>(editor, openArtifact, guild.person(2), {
      params,
    });
    if (draft?.body === 'Their last words.') continue;
    await expect(save(guild.person(2), `${draft?.body} And mine.`, artifact.etag)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  }
});

test('whoever is told that another has saved goes on with what they saved last, or is told again', async () => {
  const app = shop.process();
  for (const kind of ['find', 'range'] as const) {
    const published = await publish(app, SHORT);
    const params = { artifactId: published.id };
    const save = (process: Process, body: string, etag: string) =>
      guild.run<Artifact>(process, reviseArtifact, guild.first, {
        params,
        body: artifactDraft({ body }),
        etag,
      });
    const before = await save(app, 'Their first words.', published.etag);
    const editor = waiting(
      kind,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await save(app, 'Their last words.', before.etag);
      },
      2,
    );
    const refused: unknown = await save(editor, 'Mine.', published.etag).catch((error: unknown) => error);
    const { current } = (refused as { details: { current: { artifact: Artifact; draft: { body: string } } } })
      .details;
    if (current.draft.body === 'Their last words.') continue;
    await expect(save(app, `${current.draft.body} And mine.`, current.artifact.etag)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  }
});
