import { odata, TableClient } from '@azure/data-tables';
import { API } from '../domain/api.ts';
import type { NewAnnotation } from '../domain/knowledge/annotation.ts';
import type { Pilot } from '../domain/pilots/pilot.ts';
import { beginningPilot } from '../functions/pilots/pilot-writes.ts';
import { placeOf } from '../functions/tables/community-store.ts';
import { writingAnnotation } from '../functions/tables/evidence-rows.ts';
import { Table, TRANSACTION_MAX, type Write } from '../functions/tables/table.ts';
import type { Person } from '../local/microsoft365/server.ts';
import { artifactDraft, publishArtifact } from '../tests/http/guild.ts';
import { beginPilot, publishReport } from '../tests/pilots/drafts.ts';
import type { TestWorld } from '../tests/support/world.ts';
import { startedCommunity } from './fixtures.ts';

/** How much of everything a community has: annotations are spread over its artifacts. */
export interface LoopSize {
  readonly pilots: number;
  readonly reports: number;
  readonly artifacts: number;
  readonly annotations: number;
  readonly topics: number;
}

const id = () => crypto.randomUUID();

/** What pilots, annotations and topics cost in calls and rows, in a community of a given size. */
export async function loopActions(
  world: TestWorld,
  person: Person,
  size: LoopSize,
  cost: (name: string, ...steps: (() => Promise<unknown>)[]) => Promise<void>,
): Promise<void> {
  const communityId = await startedCommunity(world, person);
  const { partition } = placeOf(world.microsoft365.tenantId, communityId);
  const client = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const table = new Table(async () => ({ client, odata }));
  const write = async (rows: readonly Write[]) => {
    for (let from = 0; from < rows.length; from += TRANSACTION_MAX)
      await table.write(partition, id(), rows.slice(from, from + TRANSACTION_MAX));
  };
  const begin = (artifact: Pilot['artifact'] = null) =>
    beginPilot(world, person, communityId, {
      artifact: artifact && { id: artifact.id, revision: artifact.revision },
    });

  const artifacts: string[] = [];
  for (let made = 0; made < size.artifacts; made += 1)
    artifacts.push((await publishArtifact(world, person, communityId, artifactDraft())).id);
  const [artifactId = ''] = artifacts;
  const annotate = (change: Partial<NewAnnotation> = {}) =>
    world.call(person, API.annotate, {
      params: { communityId, artifactId, annotationId: id() },
      body: {
        ...{ kind: 'worked', words: 'It did', context: '', revision: 1, anchor: { start: 0, end: 7 } },
        ...{ sessionId: null, pilotId: null, ...change },
      },
    });
  const { etag: _, ...annotation } = await annotate();
  const each = size.annotations / size.artifacts;
  await write(
    artifacts.flatMap((one) =>
      Array.from({ length: each }, () => writingAnnotation(one, { ...annotation, id: id() })),
    ),
  );
  const { etag: __, ...pilot } = await begin();
  // Other people's: their heads, and their rows in the list.
  const owner = { id: id(), name: 'Somebody else' };
  const pilots = Array.from({ length: size.pilots }, () => ({ ...pilot, owner, id: id() }));
  await write(pilots.flatMap((one) => beginningPilot(one, '', new Date()).slice(0, 2)));
  for (let made = 0; made < size.reports; made += 1) await publishReport(world, person, await begin());
  for (let made = 0; made < size.topics; made += 1)
    await world.call(person, API.addTopic, {
      params: { communityId, topicId: id() },
      body: { title: `Topic ${made}`, why: '', taxonomy: null, from: null },
    });
  const topicId = id();
  await world.call(person, API.addTopic, {
    params: { communityId, topicId },
    body: { title: 'The last', why: '', taxonomy: null, from: null },
  });
  await world.settled();

  const at = { communityId };
  await cost('pilots', () => world.call(person, API.listPilots, { params: at }));
  await cost('pilots that failed', () =>
    world.call(person, API.listPilots, { params: at, query: { verdict: 'failed' } }),
  );
  let mine = await begin({ id: artifactId, revision: 1, title: '' });
  const params = { communityId, pilotId: mine.id };
  await cost('check in', () =>
    world.call(person, API.checkInToPilot, {
      params: { ...params, on: new Date().toISOString().slice(0, 10) },
      body: { state: 'on-track', value: 1, words: '' },
    }),
  );
  await cost('a pilot', async () => {
    mine = (await world.call(person, API.openPilot, { params })).pilot;
  });
  await cost('publish a report', () =>
    publishReport(world, person, mine, {
      annotation: { kind: 'worked', quote: { start: 0, end: 7 }, words: 'So it was' },
    }),
  );
  await world.settled();
  const artifact = { params: { communityId, artifactId } };
  await cost('an artifact', () => world.call(person, API.openArtifact, artifact));
  await cost('annotate', () => annotate());
  await world.settled();
  const { etag } = (await world.call(person, API.openArtifact, artifact)).artifact;
  await cost('revise and publish', async () => {
    const body = artifactDraft({ body: 'Ask first. Say what you saw.' });
    const revised = await world.call(person, API.reviseArtifact, { ...artifact, body, etag });
    await world.call(person, API.publishArtifact, {
      ...artifact,
      body: { changeNote: 'Shorter' },
      etag: revised.etag,
    });
  });
  await cost('topics', () => world.call(person, API.listTopics, { params: at, query: { state: 'open' } }));
  await cost('vote', () => world.call(person, API.voteForTopic, { params: { communityId, topicId } }));
  await world.settled();
  await cost('home with pilots', () => world.call(person, API.openHome, {}));
}
