import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { openArtifact } from '../../functions/knowledge/open-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { reviseArtifact } from '../../functions/knowledge/revise-artifact.ts';
import { artifactDraft } from '../http/guild.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([0, 1].map(shop.who), ['sponsor']);
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

/** A process in which one kind of reading waits until somebody has done something. */
function waiting(kind: 'find' | 'range', act: () => Promise<unknown>): Process {
  const app = shop.process();
  const { table } = app.world;
  const read = table[kind].bind(table) as (...given: unknown[]) => Promise<unknown>;
  let done: Promise<unknown> | undefined;
  vi.spyOn(table, kind).mockImplementation((async (...given: unknown[]) => {
    if (String(given[1]).includes('artifact|')) done ??= act();
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
