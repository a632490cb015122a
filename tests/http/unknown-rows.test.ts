import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { beginPilot, pilotDraft, publishReport, reportForm } from '../pilots/drafts.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { ASKED, COUNTING, MAKES } from './gathered.ts';
import {
  artifactDraft,
  captureNote,
  day,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planFormDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  someone,
  startCommunity,
} from './guild.ts';
import { keptOtherwise, stored, strangersBeside, write } from './other-rows.ts';
import { ROUTES } from './raw.ts';
import type { Told } from './told.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;
let artifactId: string;
let coming: Session;
let over: Session;
let topicId: string;
let running: Pilot;
let reported: Pilot;
let told: Told;

beforeAll(async () => {
  world = await testWorld({ unknownRows: true });
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [
    [ana, 'member'],
    [someone(world, 2), 'mentor'],
    [someone(world, 3), 'guest'],
  ]);
  // Imported, so that no request has looked up their membership yet.
  await world.call(priya, API.importMembers, {
    params: { communityId },
    body: { csv: `Mail\n${someone(world, 4).mail}`, role: 'member', commit: true, leaveOut: [] },
  });
  await startCommunity(world, priya, [], { name: 'Another' });
  artifactId = (await publishArtifact(world, priya, communityId, artifactDraft())).id;
  const params = { communityId, artifactId };
  const { artifact } = await world.call(priya, API.openArtifact, { params });
  const draft = artifactDraft({ body: '- [ ] Ask first\n- [ ] Then listen' });
  const said = { kind: 'worked' as const, words: 'Feedback came back', context: '' };
  await world.call(ana, API.annotate, {
    params: { ...params, annotationId: id() },
    body: { ...said, revision: 1, anchor: { start: 0, end: 7 }, sessionId: null, pilotId: null },
  });
  const revised = await world.call(priya, API.reviseArtifact, { params, body: draft, etag: artifact.etag });
  const { etag } = await world.call(priya, API.publishArtifact, {
    params,
    body: { changeNote: 'Listen' },
    etag: revised.etag,
  });
  await world.call(priya, API.reviseArtifact, { params, body: artifactDraft({ title: 'Next' }), etag });
  await world.call(priya, API.draftArtifact, {
    params: { communityId, artifactId: id() },
    body: artifactDraft({ title: 'Only a draft' }),
  });
  for (let n = 0; n < 10; n += 1) await planSession(world, priya, communityId, pastSessionDraft(ana));
  over = await planSession(world, priya, communityId, pastSessionDraft(ana, { topic: 'Closed' }));
  const action = noteDraft('Try feedback with your team', { kind: 'action', ownerId: priya.id });
  await captureNote(world, ana, over, action);
  await captureNote(world, ana, over, noteDraft('Feedback is late', { kind: 'decision' }));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: over.id } });
  await world.call(priya, API.sendSummary, {
    params: { communityId, sessionId: over.id, mailId: id() },
    body: { to: 'invited', people: [ana.id] },
  });
  coming = await planSession(world, priya, communityId, sessionDraft(priya, { artifactIds: [artifactId] }));
  await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Later' }));
  await captureNote(world, ana, coming, noteDraft('Feedback needs a moment'));
  await captureNote(world, ana, coming, noteDraft('I was afraid'), noteSecret());
  const gone = await captureNote(world, ana, coming, noteDraft('Better not'));
  await world.call(ana, API.removeNote, {
    params: { communityId, sessionId: coming.id, noteId: gone.id },
    query: { authorKey: gone.authorKey },
    body: { secret: null },
  });
  await world.call(ana, API.tickItem, {
    params: { communityId, sessionId: coming.id, artifactId, revision: '1', item: '0' },
    body: { done: true },
  });
  topicId = id();
  for (const [title, of] of [
    ['Open', topicId],
    ['Planned', id()],
    ['Let go', id()],
  ] as const) {
    const params = { communityId, topicId: of };
    const body = { title, why: '', taxonomy: null, from: null };
    await world.call(ana, API.addTopic, { params, body });
    await world.call(priya, API.voteForTopic, { params });
    if (title === 'Planned')
      await planSession(world, priya, communityId, { ...pastSessionDraft(ana), topicId: of });
    if (title === 'Let go') await world.call(ana, API.closeTopic, { params, body: { word: 'Said' } });
  }
  await world.call(priya, API.keepPlanDraft, {
    params: { communityId, sessionId: crypto.randomUUID() },
    body: { form: planFormDraft(priya) },
  });
  await world.call(priya, API.keepPreparation, {
    params: { communityId, sessionId: coming.id },
    body: { text: 'What my team says', upon: null },
  });
  await runPilots();
  await world.settled();
  const mentor = someone(world, 2);
  const ids = { communityId, artifactId, topicId };
  told = { world, reader: priya, other: ana, mentor, ...ids, coming, over, running, reported };
  for (const make of MAKES) await make(told);
  await world.settled();
}, 60_000);
afterAll(() => world.stop());

/** A pilot with parts of every kind, one that repeats it, and one with a corrected report. */
async function runPilots(): Promise<void> {
  const origin = { kind: 'session' as const, sessionId: coming.id };
  const begun = await beginPilot(world, priya, communityId, { title: 'Ask for feedback', origin });
  const params = { communityId, pilotId: begun.id };
  running = await world.call(priya, API.amendPrediction, {
    params,
    body: { prediction: pilotDraft().prediction, reason: 'Otherwise counted' },
    etag: begun.etag,
  });
  await world.call(priya, API.checkInToPilot, {
    params: { ...params, on: day(0) },
    body: { state: 'on-track', value: 3, words: '' },
  });
  await world.call(priya, API.keepReport, { params, body: { form: reportForm(), upon: null } });
  await world.call(ana, API.askToJoin, { params, body: { word: 'Me too' } });
  const repeats = { origin: { kind: 'pilot' as const, pilotId: begun.id }, title: 'Also with us' };
  const first = await publishReport(world, ana, await beginPilot(world, ana, communityId, repeats));
  reported = await publishReport(world, ana, first, { verdict: 'failed' }, 'Counted again');
}

/** Without what is another at every question. */
const steady = (answers: unknown) =>
  JSON.parse(JSON.stringify(answers, (name, value) => (name === 'now' || name === 'cursor' ? null : value)));

async function everyAnswer() {
  const answers: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(ASKED)) answers[name] = steady(await ask(told));
  return answers;
}

/** Routes that answer from the search index. */
const SEARCHING = new Set(['searchKnowledge', 'listRelated', 'findTermUses']);

test('every route that reads is asked here', () => {
  const reading = ROUTES.filter(([, { method }]) => method === 'GET').map(([name]) => name);
  expect(Object.keys(ASKED).sort()).toEqual(reading.sort());
});

describe('beside rows of kinds and shapes that this version does not know, in every range', () => {
  let before: Record<string, unknown>;
  beforeAll(async () => {
    // Search answers from what it has read: here it reads everything for the first time.
    const { searchKnowledge, listRelated, findTermUses, ...others } = ASKED;
    before = {};
    for (const [name, ask] of Object.entries(others)) before[name] = steady(await ask(told));
    const strangers = stored(world).flatMap(strangersBeside);
    expect(strangers.length).toBeGreaterThan(500);
    await write(world, strangers);
    world.clearCosts();
  }, 60_000);

  test('every route answers as it did without them, and counts them', async () => {
    const counting = () =>
      new Set(world.costs().flatMap(({ route, rowsPassedOver }) => (rowsPassedOver > 0 ? [route] : [])));
    // What a session's panels ask is read once a second.
    const follows = async () => {
      await ASKED.followSession?.(told);
      return [...counting()];
    };
    await expect.poll(follows, { timeout: 5_000 }).toContain('followSession');
    const { searchKnowledge, listRelated, findTermUses, ...after } = await everyAnswer();
    expect(after).toEqual(before);
    const { hits } = searchKnowledge as { hits: { kind: string; id: string }[] };
    const { upcoming, past } = before.listSessions as { upcoming: Session[]; past: Session[] };
    const inSessions = hits.filter(({ kind }) => kind === 'session').map(({ id: found }) => found);
    expect(inSessions).not.toEqual([]);
    expect([...upcoming, ...past].map((session) => session.id)).toEqual(expect.arrayContaining(inSessions));
    const others = hits.map(({ kind }) => kind).filter((kind) => kind !== 'session');
    const notes = ['note', 'note', 'note', 'note'];
    expect(others.sort()).toEqual(['annotation', 'artifact', ...notes, 'pilot', 'recognition']);
    // Whether this read or followSession did depends on the second.
    const counted = [...counting()].filter((name) => name !== 'whoHasItOpen' && !SEARCHING.has(name));
    // Whichever of them asks first has everything read.
    expect([...counting()].some((name) => SEARCHING.has(name))).toBe(true);
    expect(counted.sort()).toEqual([...COUNTING].filter((name) => !SEARCHING.has(name)).sort());
  });

  test('the timers do their work', async () => {
    for (const timer of ['sweepOutbox', 'readCalendars', 'renewSubscriptions'])
      await world.host.invokeTimer(timer);
    await world.settled();
  });
});

describe('one thing that this version cannot read', () => {
  const where = () => ({ communityId });
  test.each([
    ['a community', () => 'community', () => world.ask(priya, API.openCommunity, { params: where() })],
    [
      'one’s own membership',
      () => `member|${someone(world, 4).id}`,
      () => world.ask(someone(world, 4), API.listArtifacts, { params: where() }),
    ],
    [
      'a session',
      () => `session|${coming.id}`,
      () => world.ask(priya, API.openSession, { params: { ...where(), sessionId: coming.id } }),
    ],
    [
      'a session that is followed',
      () => `session|${coming.id}`,
      () => world.ask(priya, API.followSession, { params: { ...where(), sessionId: coming.id }, query: {} }),
    ],
    [
      'an agenda',
      () => `in-session|${coming.id}|agenda`,
      () => world.ask(priya, API.openSession, { params: { ...where(), sessionId: coming.id } }),
    ],
    [
      'an artifact',
      () => `artifact|${artifactId}`,
      () => world.ask(priya, API.openArtifact, { params: { ...where(), artifactId } }),
    ],
    [
      'a topic',
      () => `topic|${topicId}`,
      () => world.ask(priya, API.openTopic, { params: { ...where(), topicId } }),
    ],
    [
      'a revision',
      () => `in-artifact|${artifactId}|revision|0001`,
      () => world.ask(priya, API.openRevision, { params: { ...where(), artifactId, number: '1' } }),
    ],
    [
      'a pilot',
      () => `pilot|${running.id}`,
      () => world.ask(priya, API.openPilot, { params: { ...where(), pilotId: running.id } }),
    ],
  ])('%s is refused by name, and takes no list with it', async (_, key, ask) => {
    const row = stored(world).find(
      ({ partitionKey, rowKey }) => partitionKey.endsWith(communityId) && rowKey === key(),
    );
    if (!row) throw new Error(`${key()} is not there`);
    await keptOtherwise(world, [row], async () => {
      let refused = await ask();
      // What a session's panels ask is read once a second.
      const status = async () => {
        refused = await ask();
        return refused.status;
      };
      await expect.poll(status, { timeout: 5_000 }).toBe(503);
      expect([refused.status, refused.body.code]).toEqual([503, 'newer-version']);
      expect(refused.headers.get('retry-after')).toBe('30');
      const home = await world.call(priya, API.openHome);
      expect(home.communities).toHaveLength(2);
      const lists = [API.listMembers, API.listArtifacts, API.listOpenActions, API.listPilots] as const;
      for (const list of lists) await world.call(priya, list, { params: where() });
      const { sessions } = await world.call(priya, API.listSessions, {
        params: where(),
        query: { when: 'upcoming' },
      });
      expect(sessions.map(({ topic }) => topic)).toContain('Later');
    });
  });
});

test('a tick that this version cannot read is not written over', async () => {
  const item = { communityId, sessionId: coming.id, artifactId, revision: '1', item: '0' };
  const rows = stored(world).filter(
    ({ rowKey }) => rowKey === `in-session|${coming.id}|tick|${artifactId}|0001|000`,
  );
  expect(rows).toHaveLength(1);
  await keptOtherwise(world, rows, async () => {
    const before = stored(world);
    const answer = await world.ask(ana, API.tickItem, { params: item, body: { done: false } });
    expect(answer.body.code).toBe('newer-version');
    expect(stored(world)).toEqual(before);
  });
});

test('a topic that this version cannot read does not hold up that its session is cancelled', async () => {
  const topic = { communityId, topicId: id() };
  const body = { title: 'Newer', why: '', taxonomy: null, from: null };
  await world.call(ana, API.addTopic, { params: topic, body });
  const draft = { ...sessionDraft(ana), topicId: topic.topicId };
  const { id: sessionId } = await planSession(world, priya, communityId, draft);
  const rows = stored(world).filter(({ rowKey }) => rowKey === `topic|${topic.topicId}`);
  await keptOtherwise(world, rows, async () => {
    const planning = { params: { communityId, sessionId: id() }, body: draft };
    expect((await world.ask(priya, API.planSession, planning)).body.code).toBe('newer-version');
    const params = { communityId, sessionId };
    await world.call(priya, API.cancelSession, { params, body: { comment: '' } });
  });
});

test('evidence that this version cannot read does not hold up that a session with its playbook is closed and reopened', async () => {
  const draft = pastSessionDraft(ana, { artifactIds: [artifactId] });
  const { id: sessionId } = await planSession(world, priya, communityId, draft);
  const rows = stored(world).filter(({ rowKey }) => rowKey === `evidence|${artifactId}`);
  expect(rows).toHaveLength(1);
  await keptOtherwise(world, rows, async () => {
    const { session } = await world.call(ana, API.closeSession, { params: { communityId, sessionId } });
    expect(session.state).toBe('closed');
    await world.call(ana, API.reopenSession, { params: { communityId, sessionId } });
  });
});
