import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { ReportDraft } from '../../domain/pilots/report.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, publishReport, reportDraft } from './drafts.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

const at = ({ id: pilotId }: Pick<Pilot, 'id'>) => ({ communityId, pilotId });
const BODY = '# Openers\n\nAsk first. Then say what you saw.';

/** A playbook of Priya's, and a pilot of Ben's that tries it. */
async function tried() {
  const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft({ body: BODY }));
  const pilot = await beginPilot(world, ben, communityId, { artifact: { id: artifactId, revision: 1 } });
  return { artifactId, pilot };
}
const page = (artifactId: string, person: Person = ana) =>
  world.call(person, API.openArtifact, { params: { communityId, artifactId } });
const summary = async (artifactId: string) => {
  const { artifacts } = await world.call(ana, API.listArtifacts, { params: { communityId } });
  return artifacts.find((one) => one.id === artifactId)?.evidence;
};
const latestAt = async (artifactId: string) => {
  const { artifacts } = await world.call(ana, API.listArtifacts, { params: { communityId } });
  return artifacts.find((one) => one.id === artifactId)?.evidenceAt;
};
const annotation = (change: Partial<NonNullable<ReportDraft['annotation']>> = {}) => ({
  kind: 'exception' as const,
  quote: null,
  words: 'Not in the open office',
  ...change,
});
const none = { worked: 0, failed: 0, exception: 0, adaptation: 0 };
const withdraw = (pilot: Pilot) =>
  world.call(ben, API.withdrawReport, {
    params: at(pilot),
    body: { word: 'It was another team' },
    etag: pilot.etag,
  });

test('a report puts its trial and the annotation it makes into the artifact; a correction corrects them, a withdrawal takes them out', async () => {
  const { artifactId, pilot } = await tried();
  const published = await publishReport(world, ben, pilot, { verdict: 'failed', annotation: annotation() });
  const { trials, annotations } = await page(artifactId);
  expect(trials).toEqual([
    {
      pilotId: pilot.id,
      title: pilot.title,
      owner: pilot.owner,
      team: pilot.team,
      revision: 1,
      verdict: 'failed',
      lesson: 'People read the log.',
      change: 'Name a keeper.',
      conditions: 'In a larger team nobody may feel responsible.',
      at: published.reportedAt,
    },
  ]);
  expect(annotations).toEqual([
    expect.objectContaining({
      kind: 'exception',
      words: 'Not in the open office',
      context: 'Platform, a team of 9 in Engineering, remote',
      author: pilot.owner,
      pilot: { id: pilot.id, title: pilot.title },
      state: 'open',
    }),
  ]);
  expect(await summary(artifactId)).toMatchObject({
    verdicts: { worked: 0, mixed: 0, failed: 1, stopped: 0 },
    annotations: { ...none, exception: 1 },
  });
  await world.settled();
  const waits = (await world.call(priya, API.openHome)).mine.filter((item) => item.artifactId === artifactId);
  expect(waits.map(({ kind }) => kind)).toEqual(['annotated']);

  const change = {
    verdict: 'mixed',
    annotation: annotation({ kind: 'adaptation', words: 'Ask later' }),
  } as const;
  const corrected = await publishReport(world, ben, published, change, 'Counted again');
  expect((await page(artifactId)).annotations).toEqual([
    expect.objectContaining({
      id: annotations?.[0]?.id,
      kind: 'adaptation',
      words: 'Ask later',
      edited: true,
    }),
  ]);
  expect(await summary(artifactId)).toMatchObject({
    verdicts: { worked: 0, mixed: 1, failed: 0, stopped: 0 },
    annotations: { ...none, adaptation: 1 },
  });
  await withdraw(corrected);
  expect(await page(artifactId)).toMatchObject({ trials: [], annotations: [] });
  expect(await latestAt(artifactId)).toBeNull();
  expect(await summary(artifactId)).toMatchObject({
    verdicts: { worked: 0, mixed: 0, failed: 0, stopped: 0 },
    annotations: none,
  });
});

test('a correction leaves an annotation its author, its place, and what was changed beside the text', async () => {
  const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft({ body: BODY }));
  const pilot = await beginPilot(world, ben, communityId, {
    artifact: { id: artifactId, revision: 1 },
    collaborators: [{ personId: ana.id, name: 'Ana', discipline: '' }],
  });
  const published = await publishReport(world, ana, pilot, { annotation: annotation() });
  const made = async () => (await page(artifactId)).annotations?.[0];
  const params = { communityId, artifactId, annotationId: (await made())?.id ?? '' };
  // `Ask first.` in the plain text.
  const anchor = { start: 'Openers\n'.length, end: 'Openers\nAsk first.'.length };
  const placed = await world.call(priya, API.placeAnnotation, {
    params,
    body: { revision: 1, anchor },
    etag: (await made())?.etag ?? '',
  });
  const once = await publishReport(
    world,
    ben,
    published,
    { annotation: annotation({ words: 'Where many listen' }) },
    'Clearer',
  );
  const author = { id: ana.id, name: ana.displayName };
  const stays = { author, anchor, quote: 'Ask first.', kind: 'exception' };
  expect(await made()).toMatchObject({ ...stays, words: 'Where many listen' });
  expect((await made())?.etag).not.toBe(placed.etag);

  await world.call(ana, API.changeAnnotation, {
    params,
    body: { kind: 'exception', words: 'Where everybody listens', context: 'Open offices' },
    etag: (await made())?.etag ?? '',
  });
  const twice = await publishReport(
    world,
    ben,
    once,
    { annotation: annotation({ words: 'Where some listen', kind: 'failed' }) },
    'Clearer still',
  );
  const edited = { words: 'Where everybody listens', context: 'Open offices' };
  expect(await made()).toMatchObject({ ...stays, ...edited, kind: 'failed' });

  await world.call(ana, API.removeAnnotation, { params, etag: (await made())?.etag ?? '' });
  const thrice = await publishReport(world, ben, twice, { annotation: annotation() }, 'Counted again');
  expect(await made()).toBeUndefined();
  await publishReport(world, ben, thrice, { annotation: annotation() }, 'And again');
  expect(await made()).toBeUndefined();
  expect(await summary(artifactId)).toMatchObject({ annotations: none });
});

const told = async (person: Person, artifactId: string) => {
  await world.settled();
  const { told: lines } = await world.call(person, API.openHome);
  return (lines ?? []).filter((item) => item.kind === 'tried' && item.artifactId === artifactId);
};

test('whoever owns a playbook is told of every report on it, also of one without words beside it', async () => {
  const { artifactId, pilot } = await tried();
  const published = await publishReport(world, ben, pilot, { verdict: 'failed' });
  const { artifact } = await page(artifactId);
  const by = { id: ben.id, name: ben.displayName };
  const line = { pilotId: pilot.id, artifactId, title: artifact.title, verdict: 'failed', by };
  expect(await told(priya, artifactId)).toEqual([expect.objectContaining(line)]);
  for (const other of [ana, ben]) expect(await told(other, artifactId)).toEqual([]);
  const corrected = await publishReport(world, ben, published, { verdict: 'mixed' }, 'Counted again');
  expect(await told(priya, artifactId)).toEqual([expect.objectContaining({ ...line, verdict: 'mixed' })]);
  await withdraw(corrected);
  expect(await told(priya, artifactId)).toEqual([]);
  // Not of what they did themselves.
  const own = await beginPilot(world, priya, communityId, { artifact: { id: artifactId, revision: 1 } });
  await publishReport(world, priya, own);
  expect(await told(priya, artifactId)).toEqual([]);
});

test('a correction tells whoever owns the playbook by then, and takes back what the one before was told', async () => {
  for (const isCorrected of [true, false]) {
    const { artifactId, pilot } = await tried();
    const published = await publishReport(world, ben, pilot, { verdict: 'failed' });
    expect(await told(priya, artifactId)).toHaveLength(1);
    await world.call(priya, API.giveArtifact, {
      params: { communityId, artifactId },
      body: { ownerId: ana.id },
      etag: (await page(artifactId)).artifact.etag,
    });
    if (isCorrected) {
      const corrected = await publishReport(world, ben, published, { verdict: 'mixed' }, 'Counted again');
      expect(await told(ana, artifactId)).toEqual([expect.objectContaining({ verdict: 'mixed' })]);
      expect(await told(priya, artifactId)).toEqual([]);
      await withdraw(corrected);
    } else await withdraw(published);
    for (const person of [priya, ana]) expect(await told(person, artifactId)).toEqual([]);
  }
});

test('the news of a report that somebody else corrects stays the news of whoever reported it', async () => {
  const collaborators = [{ personId: ana.id, name: 'Ana', discipline: '' }];
  const pilot = await beginPilot(world, ben, communityId, { collaborators });
  const published = await publishReport(world, ana, pilot, { lesson: 'One page' });
  await publishReport(world, ben, published, { lesson: 'One page is enough' }, 'Clearer');
  const { news } = await world.call(priya, API.listNews, { params: { communityId } });
  expect(news.filter(({ kind, pilotId }) => kind === 'pilot-reported' && pilotId === pilot.id)).toEqual([
    expect.objectContaining({ by: { id: ana.id, name: ana.displayName }, lesson: 'One page is enough' }),
  ]);
});

test('a correction may leave its annotation out, and make one again', async () => {
  const { artifactId, pilot } = await tried();
  const first = await publishReport(world, ben, pilot, { annotation: annotation() });
  const second = await publishReport(world, ben, first, {}, 'Without it');
  expect((await page(artifactId)).annotations).toEqual([]);
  await publishReport(world, ben, second, { annotation: annotation() }, 'With it');
  expect((await page(artifactId)).annotations).toHaveLength(1);
  expect(await summary(artifactId)).toMatchObject({ annotations: { ...none, exception: 1 } });
});

test('an annotation that somebody has answered or taken up keeps the answers and loses its words and its author’s name with its report', async () => {
  for (const isTakenUp of [false, true]) {
    const { artifactId, pilot } = await tried();
    const published = await publishReport(world, ben, pilot, { annotation: annotation() });
    const [made] = (await page(artifactId)).annotations ?? [];
    const params = { communityId, artifactId, annotationId: made?.id ?? '' };
    await world.call(priya, API.answerAnnotation, {
      params: { ...params, answerId: id() },
      body: { words: 'What did they say instead?' },
    });
    if (isTakenUp) {
      const [{ etag = '' } = {}] = (await page(artifactId)).annotations ?? [];
      await world.call(priya, API.declineAnnotation, { params, body: { reason: 'Elsewhere' }, etag });
    }
    const change = { annotation: annotation({ words: 'Otherwise' }) };
    const corrected = await publishReport(world, ben, published, change, 'Again');
    expect((await page(artifactId)).annotations?.[0]?.words).toBe('Not in the open office');
    const withdrawn = await withdraw(corrected);
    const { annotations, trials } = await page(artifactId);
    expect(trials).toEqual([]);
    expect(annotations).toEqual([
      expect.objectContaining({
        state: isTakenUp ? 'declined' : 'withdrawn',
        ended: isTakenUp ? expect.objectContaining({ reason: 'Elsewhere' }) : null,
        answers: [expect.objectContaining({ words: 'What did they say instead?' })],
      }),
    ]);
    for (const gone of ['Not in the open office', ben.displayName, pilot.team.name])
      expect(JSON.stringify(annotations)).not.toContain(gone);
    expect(await summary(artifactId)).toMatchObject({ annotations: none });
    const more = { params: { ...params, answerId: id() }, body: { words: 'And now?' } };
    expect((await world.ask(ana, API.answerAnnotation, more)).body.code).toBe('annotation-over');
    // Reported again, it is another annotation.
    await publishReport(world, ben, withdrawn, { annotation: annotation({ words: 'Anew' }) });
    expect((await page(artifactId)).annotations).toHaveLength(2);
  }
});

test('a report that is published while its playbook is being revised is in the evidence, and its annotation finds its passage', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { artifactId, pilot } = await tried();
    const { artifact } = await page(artifactId, priya);
    const body = BODY.replace('Ask first.', 'Welcome everybody. Ask first.');
    const params = { communityId, artifactId };
    const revised = await world.call(priya, API.reviseArtifact, {
      params,
      body: artifactDraft({ body }),
      etag: artifact.etag,
    });
    // `Ask first.` in the plain text of the first revision.
    const quote = { start: 'Openers\n\n'.length, end: 'Openers\n\nAsk first.'.length };
    const [reported, next] = await Promise.all([
      publishReport(world, ben, pilot, { annotation: annotation({ quote }) }),
      world.call(priya, API.publishArtifact, { params, body: { changeNote: 'Welcome' }, etag: revised.etag }),
    ]);
    expect([reported.state, next.revision]).toEqual(['reported', 2]);
    await world.settled();
    const { trials, annotations } = await page(artifactId);
    expect(trials?.map((one) => one.revision)).toEqual([1]);
    expect(annotations).toEqual([
      expect.objectContaining({ quote: 'Ask first.', revision: 2, madeIn: 1, state: 'open' }),
    ]);
    expect(await summary(artifactId)).toMatchObject({ annotations: { ...none, exception: 1 }, unplaced: 0 });
  }
});

test('several pilots that report on one artifact at once are all in its evidence', async () => {
  const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft({ body: BODY }));
  const people = [priya, ana, ben];
  const pilots = await Promise.all(
    people.map((person) =>
      beginPilot(world, person, communityId, { artifact: { id: artifactId, revision: 1 } }),
    ),
  );
  await Promise.all(
    pilots.map((pilot, index) => publishReport(world, people[index] ?? ben, pilot, { verdict: 'worked' })),
  );
  expect((await page(artifactId)).trials).toHaveLength(3);
  expect((await summary(artifactId))?.verdicts.worked).toBe(3);
});

test('a report of what tried no artifact makes no annotation, and one of a passage that is not there is refused', async () => {
  const alone = await beginPilot(world, ben, communityId);
  const ask = (pilot: Pilot, one: ReturnType<typeof annotation>) =>
    world.ask(ben, API.publishReport, {
      params: at(pilot),
      body: { report: reportDraft({ annotation: one }), word: '' },
      etag: pilot.etag,
    });
  expect((await ask(alone, annotation())).body.errors).toEqual([
    expect.objectContaining({ field: 'report.annotation' }),
  ]);
  const { artifactId, pilot } = await tried();
  const refused = await ask(pilot, annotation({ quote: { start: 5_000, end: 5_010 } }));
  expect(refused.body.code).toBe('no-such-passage');
  expect((await page(artifactId)).trials).toEqual([]);
});
