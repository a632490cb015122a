import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  day,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, draftOf, pilotDraft, publishReport, reportDraft, reportForm } from './drafts.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

const at = ({ id: pilotId }: Pick<Pilot, 'id'>) => ({ communityId, pilotId });
const open = (person: Person, pilot: Pick<Pilot, 'id'>) =>
  world.call(person, API.openPilot, { params: at(pilot) });
const list = async (person: Person, query = {}) =>
  world.call(person, API.listPilots, { params: { communityId }, query });
const listed = async (person: Person, { id: pilotId }: Pick<Pilot, 'id'>) =>
  (await list(person)).pilots.find((one) => one.id === pilotId);
const checkIn = (person: Person, pilot: Pilot, value: number | null, words = '', on = day(0)) =>
  world.ask(person, API.checkInToPilot, {
    params: { ...at(pilot), on },
    body: { state: 'on-track', value, words },
  });
const mine = async (person: Person, pilot: Pilot) => {
  await world.settled();
  const { mine: all } = await world.call(person, API.openHome);
  return all
    .filter((item) => item.pilotId === pilot.id)
    .map(({ kind }) => kind)
    .sort();
};
const told = async (pilot: Pilot) => {
  const { news } = await world.call(ben, API.listNews, { params: { communityId } });
  return news.filter((item) => item.pilotId === pilot.id).map(({ kind }) => kind);
};
const withAna = { personId: ana.id, name: 'A.', discipline: 'product' };

test('a pilot grows out of a note, tries a revision of a playbook, and everybody sees what is predicted', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const note = await captureNote(world, ana, session, noteDraft('Write decisions down'));
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const origin = { kind: 'note' as const, sessionId: session.id, authorKey: note.authorKey, noteId: note.id };
  const pilot = await beginPilot(world, ben, communityId, {
    artifact: { id: playbook.id, revision: 1 },
    collaborators: [withAna, { personId: null, name: 'Somebody in sales', discipline: 'sales' }],
    origin,
  });
  expect(pilot).toMatchObject({
    owner: { id: ben.id },
    collaborators: [{ personId: ana.id, name: ana.displayName }, { personId: null }],
    artifact: { id: playbook.id, revision: 1, title: playbook.title },
    origin,
    state: 'begun',
    startsAt: `${day(-1)}T00:00:00.000Z`,
    endsAt: `${day(31)}T00:00:00.000Z`,
  });
  const page = await open(priya, pilot);
  expect(page).toMatchObject({ pilot, checkIns: [], reports: [], reportForm: null });
  expect(page.abilities).toEqual({
    change: 'pilot-not-yours',
    end: 'pilot-not-yours',
    checkIn: 'pilot-not-yours',
    report: 'pilot-not-yours',
    join: 'yes',
    repeat: 'yes',
  });
  expect(await listed(priya, pilot)).toMatchObject({ title: pilot.title, state: 'begun', lastCheckIn: null });
  expect(await mine(ben, pilot)).toEqual(['pilot']);
  expect(await mine(ana, pilot)).toEqual(['pilot']);
  expect(await mine(priya, pilot)).toEqual([]);
  expect(await told(pilot)).toEqual(['pilot-begun']);
});

test.each([
  ['a revision that was never published', { artifact: { id: id(), revision: 1 } }, 'artifact.id'],
  [
    'somebody who does not belong',
    { collaborators: [{ personId: id(), name: 'Nobody', discipline: '' }] },
    'collaborators.0.personId',
  ],
  [
    'the owner once more',
    { collaborators: [{ personId: ben.id, name: 'Ben', discipline: '' }] },
    'collaborators.0.personId',
  ],
  ['a session that is not there', { origin: { kind: 'session', sessionId: id() } }, 'origin.sessionId'],
  ['a pilot that is not there', { origin: { kind: 'pilot', pilotId: id() } }, 'origin.pilotId'],
  ['a start in ten years', { startsOn: '2036-01-01', endsOn: '2036-01-02' }, 'startsOn'],
] as const)('a pilot with %s is refused by name', async (_, change, field) => {
  const { status, body } = await world.ask(ben, API.beginPilot, {
    params: { communityId, pilotId: id() },
    body: pilotDraft(change as Parameters<typeof pilotDraft>[0]),
  });
  expect([status, body.errors]).toEqual([400, [expect.objectContaining({ field })]]);
});

test('before it starts everything of a pilot can be changed; then its prediction only with a reason that all see', async () => {
  const begun = await beginPilot(world, ben, communityId, { startsOn: day(3), endsOn: day(40) });
  const change = (pilot: Pilot, draft: Parameters<typeof draftOf>[1]) =>
    world.ask(ben, API.changePilot, { params: at(pilot), body: draftOf(pilot, draft), etag: pilot.etag });
  const bolder = { statement: 'No decision is reopened', measure: null };
  const changed = (await change(begun, { prediction: bolder, collaborators: [withAna] })).body;
  expect(changed).toMatchObject({ prediction: bolder, collaborators: [{ name: ana.displayName }] });
  expect((await checkIn(ben, changed, 3)).body.code).toBe('pilot-not-running');
  const amend = (pilot: Pilot, body: object = { prediction: null, reason: 'We do not count' }) =>
    world.ask(ben, API.amendPrediction, {
      params: at(pilot),
      body: { prediction: null, reason: '', ...body },
      etag: pilot.etag,
    });
  expect((await amend(changed)).body.code).toBe('pilot-not-running');

  const started = (await change(changed, { startsOn: day(0), collaborators: [] })).body;
  expect(await mine(ana, started)).toEqual([]);
  expect((await change(started, { prediction: null })).body.code).toBe('pilot-locked');
  for (const locked of [{ startsOn: day(5) }, { endsOn: day(50) }, { aim: 'Something else' }])
    expect((await change(started, locked)).body.code).toBe('pilot-locked');
  const renamed = (await change(started, { title: 'Decisions on one page' })).body;
  const amended = (await amend(renamed)).body;
  expect(amended.prediction).toBeNull();
  const { amendments } = await open(priya, amended);
  expect(amendments).toEqual([
    expect.objectContaining({
      reason: 'We do not count',
      before: bolder,
      after: null,
      ends: null,
      by: { id: ben.id, name: ben.displayName },
    }),
  ]);
  const stale = await change(started, { title: 'Mine' });
  expect([stale.status, stale.body.current]).toEqual([412, { pilot: amended }]);

  // Its last day is amended as openly.
  const before = { endsOn: day(-1), reason: 'It is over' };
  expect((await amend(amended, before)).body.errors).toEqual([expect.objectContaining({ field: 'endsOn' })]);
  const longer = (await amend(amended, { endsOn: day(50), reason: 'The holidays' })).body;
  expect(longer).toMatchObject({ endsOn: day(50), endsAt: `${day(51)}T00:00:00.000Z` });
  expect((await open(priya, longer)).amendments.at(-1)).toMatchObject({
    reason: 'The holidays',
    ends: { before: day(40), after: day(50) },
  });
  expect((await listed(ana, amended))?.title).toBe('Decisions on one page');
});

test('whoever checks in twice on a day has said the later one, and Home asks no more', async () => {
  const pilot = await beginPilot(world, ben, communityId, { collaborators: [withAna], startsOn: day(-5) });
  await checkIn(ben, pilot, 4, 'Forgot it');
  await checkIn(ben, pilot, 3, 'Not quite');
  await checkIn(ana, pilot, 2, 'Read by all', day(-2));
  expect((await checkIn(ana, pilot, 2, '', day(-6))).body.errors).toEqual([
    { field: 'on', expected: 'a day since the start' },
  ]);
  const { checkIns } = await open(priya, pilot);
  expect(checkIns.map(({ by, on, value, words }) => [by.id, on, value, words])).toEqual([
    [ana.id, day(-2), 2, 'Read by all'],
    [ben.id, day(0), 3, 'Not quite'],
  ]);
  // What was said of an earlier day is not the latest.
  expect((await listed(priya, pilot))?.lastCheckIn).toEqual({ on: day(0), state: 'on-track' });
  const home = async (person: Person) =>
    (await world.call(person, API.openHome)).mine.find(
      (item) => item.kind === 'checked-in' && item.pilotId === pilot.id,
    )?.on;
  expect([await home(ben), await home(ana)]).toEqual([day(0), day(-2)]);
  await checkIn(ana, pilot, 2, '', day(-4));
  expect(await home(ana)).toBe(day(-2));
  for (const on of [day(-32), day(2)]) expect((await checkIn(ben, pilot, 1, '', on)).status).toBe(400);
});

test('a report is published, corrected with a word, and withdrawn with a word, and everything follows', async () => {
  const pilot = await beginPilot(world, ben, communityId, {
    title: 'Quiet Fridays',
    collaborators: [withAna],
  });
  await checkIn(ana, pilot, 4);
  const before = await list(priya);
  const { etag: form } = await world.call(ben, API.keepReport, {
    params: at(pilot),
    body: { form: reportForm(), upon: null },
  });
  expect((await open(ben, pilot)).reportForm?.form).toEqual(reportForm());
  expect((await open(ana, pilot)).reportForm).toBeNull();

  const published = await world.call(ben, API.publishReport, {
    params: at(pilot),
    body: {
      report: reportDraft({ verdict: 'failed', lesson: 'Silence is no rest' }),
      word: '',
      ...(form && { form }),
    },
    etag: pilot.etag,
  });
  expect(published).toMatchObject({ state: 'reported', verdict: 'failed' });
  const page = await open(priya, pilot);
  expect(page.reports).toEqual([
    expect.objectContaining({ version: 1, verdict: 'failed', word: '', value: 1.3 }),
  ]);
  expect((await open(ben, pilot)).reportForm).toBeNull();
  expect(
    await world.call(ben, API.keepReport, { params: at(pilot), body: { form: reportForm(), upon: null } }),
  ).toEqual({
    kept: false,
    etag: null,
  });
  expect(await listed(priya, pilot)).toMatchObject({
    state: 'reported',
    verdict: 'failed',
    lesson: 'Silence is no rest',
    overAt: published.reportedAt,
    lastCheckIn: { on: day(0) },
  });
  const totals = async () => (await list(priya)).totals;
  expect(await totals()).toEqual({
    ...before.totals,
    ended: (before.totals?.ended ?? 0) + 1,
    aim: (before.totals?.aim ?? 0) + 1,
    predicted: (before.totals?.predicted ?? 0) + 1,
    verdicts: { ...before.totals?.verdicts, failed: (before.totals?.verdicts.failed ?? 0) + 1 },
  });
  expect(await mine(ben, pilot)).toEqual([]);
  expect(await mine(ana, pilot)).toEqual([]);
  expect(await told(pilot)).toEqual(['pilot-reported', 'pilot-begun']);
  expect((await checkIn(ana, pilot, 1)).body.code).toBe('pilot-over');
  const hits = async () =>
    (
      await world.call(priya, API.searchKnowledge, { params: { communityId }, query: { q: 'silence rest' } })
    ).hits.filter(({ kind }) => kind === 'pilot');
  expect(await hits()).toEqual([
    expect.objectContaining({ id: pilot.id, owner: ben.displayName, state: 'reported', verdict: 'failed' }),
  ]);

  const correct = (word: string) =>
    world.ask(ben, API.publishReport, {
      params: at(pilot),
      body: { report: reportDraft({ verdict: 'mixed', lesson: 'Silence helps some' }), word },
      etag: published.etag,
    });
  expect((await correct('')).body.errors).toEqual([{ field: 'word', expected: 'why it is corrected' }]);
  const corrected = (await correct('Counted again')).body;
  expect(
    (await open(priya, pilot)).reports.map(({ version, verdict, word }) => [version, verdict, word]),
  ).toEqual([
    [2, 'mixed', 'Counted again'],
    [1, 'failed', ''],
  ]);
  expect(await totals()).toMatchObject({ verdicts: { failed: before.totals?.verdicts.failed } });
  expect(corrected.reportedAt).toBe(published.reportedAt);
  expect(await told(pilot)).toEqual(['pilot-reported', 'pilot-begun']);

  const withdrawn = await world.call(ben, API.withdrawReport, {
    params: at(pilot),
    body: { word: 'It was another team' },
    etag: corrected.etag,
  });
  expect(withdrawn).toMatchObject({ state: 'ended', verdict: null, reportedAt: null });
  expect(withdrawn.withdrawn).toMatchObject({ by: { id: ben.id }, word: 'It was another team' });
  expect((await open(priya, pilot)).reports).toEqual([]);
  expect(await listed(priya, pilot)).toMatchObject({
    state: 'ended',
    withdrawn: true,
    lesson: 'It was another team',
  });
  expect(await totals()).toMatchObject({ unreported: (before.totals?.unreported ?? 0) + 1 });
  expect(await told(pilot)).toEqual(['report-withdrawn', 'pilot-begun']);
  await world.settled();
  expect(await hits()).toEqual([]);

  const again = await publishReport(world, ben, withdrawn, { verdict: 'worked' });
  expect(again.withdrawn).toBeNull();
  expect(await listed(priya, pilot)).toMatchObject({ state: 'reported', withdrawn: false });
  // What was withdrawn stays so.
  expect((await open(priya, pilot)).reports.map(({ version }) => version)).toEqual([3]);
});

test('a pilot may end without a report, says so openly, and may be reported later', async () => {
  const pilot = await beginPilot(world, ben, communityId, { aim: '', prediction: null });
  const ended = await world.call(ben, API.endPilot, {
    params: at(pilot),
    body: { word: 'The team was dissolved' },
    etag: pilot.etag,
  });
  expect(ended).toMatchObject({ state: 'ended', ended: { word: 'The team was dissolved' } });
  expect(await listed(ana, pilot)).toMatchObject({
    state: 'ended',
    withdrawn: false,
    lesson: 'The team was dissolved',
  });
  expect(await told(pilot)).toContain('pilot-ended');
  const again = { params: at(pilot), body: { word: 'Again' }, etag: ended.etag };
  expect((await world.ask(ben, API.endPilot, again)).body.code).toBe('pilot-over');
  const unreported = async () => (await list(ana, { verdict: 'none' })).pilots.map((one) => one.id);
  expect(await unreported()).toContain(pilot.id);
  expect((await publishReport(world, ben, ended, { verdict: 'stopped' })).state).toBe('reported');
  expect(await unreported()).not.toContain(pilot.id);
});

test('lists are limited by area, verdict, function, artifact and what was kept, and go on from page to page', async () => {
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const tries = { artifact: { id: playbook.id, revision: 1 }, taxonomy: 'strategy' as const };
  const team = { name: 'Sales', size: 4, function: 'Field Sales', works: null };
  const running = await beginPilot(world, ben, communityId, { ...tries, team });
  const failed = await beginPilot(world, ana, communityId, tries);
  for (const on of [day(-1), day(0)]) await checkIn(ana, failed, 5, '', on);
  await publishReport(world, ana, failed, { verdict: 'failed' });
  const ids = async (query: object) => (await list(priya, query)).pilots.map((one) => one.id);
  const artifactId = playbook.id;
  expect(await ids({ artifactId })).toEqual([running.id, failed.id]);
  expect(await ids({ artifactId, taxonomy: 'people' })).toEqual([]);
  expect(await ids({ taxonomy: 'strategy', function: 'field sales' })).toEqual([running.id]);
  expect(await ids({ artifactId, verdict: 'failed' })).toEqual([failed.id]);
  expect(await ids({ artifactId, kept: 'all' })).toEqual([failed.id]);
  expect(await ids({ artifactId, verdict: 'worked' })).toEqual([]);
  const all = await ids({});
  const after = `1-open|${all[0]}`;
  const rest = await list(priya, { after });
  expect(rest.pilots.map((one) => one.id)).toEqual(all.slice(1));
  expect(rest.totals).toBeNull();
});

test('who asks to join is taken in by the owner, who may say no, or takes their own word back', async () => {
  const pilot = await beginPilot(world, ben, communityId);
  const ask = (person: Person) =>
    world.call(person, API.askToJoin, { params: at(pilot), body: { word: 'In my team too' } });
  const answer = (by: Person, person: Person, accept: boolean) =>
    world.ask(by, API.answerRequest, { params: { ...at(pilot), personId: person.id }, body: { accept } });
  expect(await ask(ana)).toEqual({ asked: true });
  await ask(priya);
  expect(await mine(ben, pilot)).toEqual(['pilot', 'pilot-request', 'pilot-request']);
  const requests = async (person: Person) =>
    (await open(person, pilot)).requests.map((one) => one.person.id).sort();
  expect(await requests(ben)).toEqual([ana.id, priya.id].sort());
  expect(await requests(ana)).toEqual([ana.id]);
  expect((await answer(priya, ana, true)).body.code).toBe('pilot-not-yours');
  await answer(priya, priya, false);
  const { body } = await answer(ben, ana, true);
  expect(body.collaborators).toEqual([{ personId: ana.id, name: ana.displayName, discipline: '' }]);
  expect(await requests(ben)).toEqual([]);
  expect(await mine(ben, pilot)).toEqual(['pilot']);
  expect(await mine(ana, pilot)).toEqual(['pilot']);
  expect((await checkIn(ana, pilot, 3)).status).toBe(200);
  expect(await ask(ana)).toEqual({ asked: false });
  // Whoever is taken out checks in no more.
  const now = (await open(ben, pilot)).pilot;
  const change = { params: at(pilot), body: draftOf(now, { collaborators: [] }), etag: now.etag };
  await world.call(ben, API.changePilot, change);
  expect((await checkIn(ana, pilot, 3, '', day(-1))).body.code).toBe('pilot-not-yours');
  expect((await checkIn(ana, pilot, 4)).body.code).toBe('pilot-not-yours');
  expect(await mine(ana, pilot)).toEqual([]);
  await ask(ana);
  await world.call(ben, API.endPilot, {
    params: at(pilot),
    body: { word: 'Enough' },
    etag: (await open(ben, pilot)).pilot.etag,
  });
  expect(await mine(ben, pilot)).toEqual([]);
});

test('a pilot is tried elsewhere too, and each of the two leads to the other', async () => {
  const pilot = await beginPilot(world, ben, communityId);
  const params = { communityId, pilotId: id() };
  const body = pilotDraft({ title: 'Also with us', origin: { kind: 'pilot', pilotId: pilot.id } });
  const operation = id();
  const repeat = await world.call(ana, API.beginPilot, { params, body, operation });
  expect(repeat.repeats).toEqual({ pilotId: pilot.id, title: pilot.title });
  const changed = await world.call(ana, API.changePilot, {
    params,
    body: draftOf(repeat, { title: 'With us, too' }),
    etag: repeat.etag,
  });
  // Sent again after its answer was lost, it stands as it was changed since.
  expect(await world.call(ana, API.beginPilot, { params, body, operation })).toEqual(changed);
  expect((await world.ask(priya, API.beginPilot, { params, body, operation })).body.code).toBe(
    'already-exists',
  );
  expect((await open(priya, pilot)).repeatedBy).toEqual([
    { pilotId: repeat.id, title: 'With us, too', owner: { id: ana.id, name: ana.displayName } },
  ]);
});
