import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, changed, day, dump, id, publishArtifact, quiet } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, draftOf, publishReport, reportDraft, reportForm } from './drafts.ts';

const { world, communityId, priya, ana, ben, iva, chidi, marcus } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
  chidi: 'guest',
  marcus: 'mentor',
});

const at = ({ id: pilotId }: Pick<Pilot, 'id'>) => ({ communityId, pilotId });
const running = (person: Person) => ({ personId: person.id, name: person.displayName, discipline: '' });

test('a sponsor sees a pilot while its report is published, in every place; a guest sees none', async () => {
  const pilot = await beginPilot(world, ben, communityId, { title: 'Walking meetings' });
  const sees = async (person: Person) => {
    await world.settled();
    const open = await world.ask(person, API.openPilot, { params: at(pilot) });
    const list = await world.ask(person, API.listPilots, { params: { communityId } });
    const found = await world.ask(person, API.searchKnowledge, {
      params: { communityId },
      query: { q: 'walking meetings' },
    });
    const news = await world.ask(person, API.listNews, { params: { communityId } });
    const home = await world.call(person, API.openHome);
    return {
      page: open.status === 200 ? 'yes' : open.body.code,
      listed: list.body.pilots?.some((one) => one.id === pilot.id),
      found: found.body.hits?.some((one) => one.id === pilot.id),
      news: news.body.news?.filter((one) => one.pilotId === pilot.id).map(({ kind }) => kind),
      home: home.news.filter((one) => one.pilotId === pilot.id).map(({ kind }) => kind),
    };
  };
  const nothing = { page: 'not-found', listed: false, found: false, news: [], home: [] };
  expect(await sees(iva)).toEqual(nothing);
  expect(await sees(marcus)).toMatchObject({ page: 'yes', listed: true, found: true });
  const published = await publishReport(world, ben, pilot);
  const all = { page: 'yes', listed: true, found: true, news: ['pilot-reported'], home: ['pilot-reported'] };
  expect(await sees(iva)).toEqual(all);
  expect(await sees(chidi)).toMatchObject({ page: 'role-may-not', home: [] });
  const { abilities, requests } = await world.call(iva, API.openPilot, { params: at(pilot) });
  expect([...new Set(Object.values(abilities)), requests]).toEqual(['role-may-not', []]);
  await world.call(ben, API.withdrawReport, {
    params: at(pilot),
    body: { word: 'Not ours' },
    etag: published.etag,
  });
  expect(await sees(iva)).toEqual(nothing);
});

test('a sponsor reads the title of no pilot that is not reported: not beside one that it repeats or that repeats it, nor beside a playbook', async () => {
  const { id: artifactId } = await publishArtifact(world, priya, communityId, artifactDraft());
  const artifact = { id: artifactId, revision: 1 };
  const repeated = await beginPilot(world, ben, communityId, { title: 'Petrichor', artifact });
  const repeating = (title: string) =>
    beginPilot(world, ben, communityId, { title, artifact, origin: { kind: 'pilot', pilotId: repeated.id } });
  const seen = await repeating('Seen by all');
  const unseen = await repeating('Sonorous');
  const annotate = (person: Person, pilot: Pilot) =>
    world.ask(person, API.annotate, {
      params: { communityId, artifactId, annotationId: id() },
      body: {
        ...{ kind: 'worked', words: 'So it was', context: '', revision: 1, anchor: null },
        ...{ sessionId: null, pilotId: pilot.id },
      },
    });
  // Somebody else's pilot is theirs to cite once it is reported.
  expect((await annotate(ana, unseen)).body.errors).toEqual([expect.objectContaining({ field: 'pilotId' })]);
  for (const pilot of [unseen, seen]) expect((await annotate(ben, pilot)).status).toBe(200);
  const published = await publishReport(world, ben, seen);
  expect((await annotate(ana, seen)).status).toBe(200);

  const reads = async (person: Person) => {
    const beside = await world.call(person, API.openArtifact, { params: { communityId, artifactId } });
    const titles = beside.annotations?.map(({ pilot }) => pilot?.title ?? null);
    const page = await world.ask(person, API.openPilot, { params: at(seen) });
    const first = await world.ask(person, API.openPilot, { params: at(repeated) });
    const by = first.body.repeatedBy?.map(({ title }) => title).sort();
    return { titles, repeats: page.body.pilot?.repeats?.title ?? null, by };
  };
  const all = ['Seen by all', 'Sonorous'];
  expect(await reads(marcus)).toEqual({
    titles: ['Sonorous', 'Seen by all', 'Seen by all'],
    repeats: 'Petrichor',
    by: all,
  });
  const sponsors = { titles: [null, 'Seen by all', 'Seen by all'], repeats: null };
  expect(await reads(iva)).toEqual({ ...sponsors, by: undefined });
  await publishReport(world, ben, repeated);
  expect(await reads(iva)).toEqual({ ...sponsors, by: ['Seen by all'] });
  await world.call(ben, API.withdrawReport, {
    params: at(seen),
    body: { word: 'Not ours' },
    etag: published.etag,
  });
  expect(await reads(iva)).toEqual({ titles: [null, null, null], repeats: null, by: [] });
});

test('only those who run a pilot check in and report it, and only its owner changes it', async () => {
  const pilot = await beginPilot(world, ben, communityId, { collaborators: [running(ana)] });
  const { etag } = pilot;
  const asks = (person: Person) =>
    Promise.all([
      world.ask(person, API.changePilot, { params: at(pilot), body: draftOf(pilot), etag }),
      world.ask(person, API.amendPrediction, {
        params: at(pilot),
        body: { prediction: null, reason: 'Mine' },
        etag,
      }),
      world.ask(person, API.endPilot, { params: at(pilot), body: { word: 'Mine' }, etag }),
    ]);
  const codes = async (person: Person) => (await asks(person)).map(({ body }) => body.code);
  // Also an organiser, as long as the owner is there.
  for (const person of [ana, priya]) expect(await codes(person)).toEqual(Array(3).fill('pilot-not-yours'));
  await quiet(world);
  const before = await dump(world);
  const others = [
    await world.ask(priya, API.checkInToPilot, {
      params: { ...at(pilot), on: day(0) },
      body: { state: 'stuck', value: null, words: '' },
    }),
    await world.ask(priya, API.keepReport, { params: at(pilot), body: { form: reportForm(), upon: null } }),
    await world.ask(priya, API.publishReport, {
      params: at(pilot),
      body: { report: reportDraft(), word: '' },
      etag,
    }),
  ];
  expect(others.map(({ body }) => body.code)).toEqual(Array(3).fill('pilot-not-yours'));
  expect(changed(before, await dump(world))).toEqual([]);

  // A collaborator reports; then it is theirs and the owner's to correct and to withdraw.
  const third = await beginPilot(world, ben, communityId, {
    collaborators: [running(ana), running(marcus)],
  });
  const published = await publishReport(world, ana, third);
  const correct = (person: Person) =>
    world.ask(person, API.publishReport, {
      params: at(third),
      body: { report: reportDraft({ verdict: 'mixed' }), word: 'Again' },
      etag: published.etag,
    });
  expect((await correct(marcus)).body.code).toBe('pilot-not-yours');
  expect((await correct(ana)).status).toBe(200);
});

test('once its owner has left, an organiser ends a pilot, and nobody reads the report that they were writing', async () => {
  const body = { form: reportForm({ lesson: 'Heliotrope' }), upon: null };
  const kept = async () =>
    [...(await dump(world))].filter(
      ([key, row]) => key.includes('~report-form') && row.includes('Heliotrope'),
    );
  const leaves = async (role: 'guest' | 'sponsor' | null) => {
    const params = { communityId, personId: marcus.id };
    await world.call(priya, API.addMember, { params, body: { role: 'mentor' } });
    const pilot = await beginPilot(world, marcus, communityId, { collaborators: [running(ben)] });
    await world.call(marcus, API.keepReport, { params: at(pilot), body });
    expect(await kept()).toHaveLength(1);
    if (role === null) await world.call(priya, API.removeMember, { params });
    else await world.call(priya, API.addMember, { params, body: { role } });
    await world.settled();
    return pilot;
  };
  for (const role of ['guest', 'sponsor', null] as const) {
    const pilot = await leaves(role);
    expect(await kept()).toEqual([]);
    const { abilities } = await world.call(priya, API.openPilot, { params: at(pilot) });
    expect(abilities).toMatchObject({ change: 'pilot-not-yours', end: 'yes' });
    const end = { params: at(pilot), body: { word: 'Marcus has left' }, etag: pilot.etag };
    expect((await world.ask(ben, API.endPilot, end)).body.code).toBe('pilot-not-yours');
    expect((await world.call(priya, API.endPilot, end)).ended?.by.id).toBe(priya.id);
    const home = await world.call(marcus, API.openHome);
    expect(home.mine).toEqual([]);
  }
});

test('who has left since they asked is not taken in, and a collaborator who has left stays named', async () => {
  const params = { communityId, personId: marcus.id };
  const join = () => world.call(priya, API.addMember, { params, body: { role: 'mentor' } });
  const leave = () => world.call(priya, API.removeMember, { params });
  await join();
  const pilot = await beginPilot(world, ben, communityId, { collaborators: [running(marcus)] });
  const other = await beginPilot(world, ben, communityId);
  await world.call(marcus, API.askToJoin, { params: at(other), body: { word: '' } });
  await leave();
  const answer = { params: { ...at(other), personId: marcus.id }, body: { accept: true } };
  expect((await world.ask(ben, API.answerRequest, answer)).body.code).toBe('asker-left');
  await world.call(ben, API.answerRequest, { ...answer, body: { accept: false } });
  expect((await world.ask(ben, API.answerRequest, answer)).body.code).toBe('not-found');
  const after = await world.call(ben, API.changePilot, {
    params: at(pilot),
    body: draftOf(pilot, { title: 'Anew' }),
    etag: pilot.etag,
  });
  expect(after.collaborators).toEqual(pilot.collaborators);
});

test('a change of a pilot is nobody’s to repeat but whose it was', async () => {
  const pilot = await beginPilot(world, ben, communityId, { collaborators: [running(ana)] });
  const said = {
    params: at(pilot),
    body: { report: reportDraft(), word: '' },
    etag: pilot.etag,
    operation: id(),
  };
  const [first, second] = await Promise.all([
    world.ask(ben, API.publishReport, said),
    world.ask(ana, API.publishReport, said),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 412]);
});
