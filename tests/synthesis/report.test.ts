import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import {
  artifactDraft,
  captureNote,
  day,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
} from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, devika, marcus } = await gathered({
  ana: 'member',
  devika: 'sponsor',
  marcus: 'member',
});

const QUARTER = { from: day(-60), to: day(20) };
const assembled = (query = QUARTER) =>
  world.call(priya, API.assembleReport, { params: { communityId }, query });

async function held(
  topic: string,
  notes: readonly Parameters<typeof noteDraft>[],
  artifactIds: string[] = [],
) {
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(priya, { topic, artifactIds }),
  );
  for (const note of notes) await captureNote(world, ana, session, noteDraft(...note));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  return session;
}

test('a quarter is assembled from what was held, noted, tried and published in it, and from nothing else', async () => {
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Asking first' }));
  const session = await held(
    'Deciding once',
    [
      ['We ask before we decide', { kind: 'decision' }],
      ['Tell the others', { kind: 'action', ownerId: ana.id }],
      ['We forgot the night desk', { kind: 'failure' }],
      ['Who decides on returns?', { kind: 'question' }],
    ],
    [playbook.id],
  );
  await captureNote(
    world,
    ana,
    await planSession(world, priya, communityId, pastSessionDraft(priya)),
    noteDraft('Of a session that nobody closed'),
  );
  const pilot = await beginPilot(world, ana, communityId, { title: 'Logs on one page' });
  const secret = await beginPilot(world, ana, communityId, { title: 'A pilot without a report' });
  await publishReport(world, ana, pilot, { verdict: 'failed', lesson: 'Nobody asked for the log' });
  // What is between people, or is being written, belongs to nobody's report.
  await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Published', body: 'Words' }));
  await world.call(ana, API.draftArtifact, {
    params: { communityId, artifactId: id() },
    body: artifactDraft({ title: 'Only a draft' }),
  });
  const { title, body, counts, taxonomy } = await assembled();
  expect(counts).toEqual({ sessions: 1, notes: 4, pilots: 1, revisions: 2 });
  expect(taxonomy).toBe('people');
  expect(title).toMatch(/^What we learned: /);
  for (const words of [
    `[Deciding once](/communities/${communityId}/sessions/${session.id})`,
    '**Decided:** We ask before we decide.',
    '0 of 1 action done; open: Tell the others.',
    'We forgot the night desk.',
    'Who decides on returns?',
    'failed. Nobody asked for the log.',
    `[Asking first](/communities/${communityId}/knowledge/${playbook.id}), new (playbook)`,
  ])
    expect(body).toContain(words);
  for (const words of ['nobody closed', secret.title, 'Only a draft', ana.displayName, priya.displayName])
    expect(body).not.toContain(words);

  const before = await assembled({ from: day(-400), to: day(-300) });
  expect(before.counts).toEqual({ sessions: 0, notes: 0, pilots: 0, revisions: 0 });
});

test('a note without a name gives none, and is told no other way than those with one', async () => {
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(priya, { topic: 'Saying no' }),
  );
  const note = await captureNote(
    world,
    ana,
    session,
    noteDraft('I was afraid to say no', { kind: 'failure' }),
    noteSecret(),
  );
  await captureNote(world, priya, session, noteDraft('I said yes too often', { kind: 'failure' }));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  const { body } = await assembled();
  const line = (words: string) => body.split('\n').find((one) => one.includes(words));
  const shape = (words: string) => line(words)?.replace(words, '…');
  expect(shape('I was afraid to say no')).toBe(shape('I said yes too often'));
  expect(body).not.toContain(note.authorKey);
  expect(body).not.toContain('Ana');
});

test('whom its lines name is told as well where they have left, and nobody else who has', async () => {
  await held('Growing', [[`${marcus.displayName.split(' ')[0]} asked first`, { kind: 'failure' }]]);
  expect((await assembled()).former).toEqual([]);
  for (const { id: personId } of [marcus, devika])
    await world.call(priya, API.removeMember, { params: { communityId, personId } });
  expect((await assembled()).former).toEqual([marcus.displayName]);
  await world.call(priya, API.addMember, {
    params: { communityId, personId: devika.id },
    body: { role: 'sponsor' },
  });
});

test('a report costs a call for each kind, and one for the notes of each session, which are a range of their own', async () => {
  const before = (await assembled()).counts.sessions;
  for (let count = before; count < 8; count += 1) await held(`Session ${count}`, [['An insight', {}]]);
  world.clearCosts();
  const { counts } = await assembled();
  expect(counts.sessions).toBe(8);
  const cost = world.costs().find(({ route }) => route === 'assembleReport');
  // Sessions, pilots, their lessons, revisions, open topics and planned ones, who was ever a member; one for the notes of each of
  // eight sessions; and the membership and the community, where they are not remembered.
  expect(cost?.storageCalls).toBeGreaterThanOrEqual(7 + 8);
  expect(cost?.storageCalls).toBeLessThanOrEqual(7 + 8 + 2);
});

test('who reads does not assemble, and reads what is published', async () => {
  const refused = await world.ask(devika, API.assembleReport, { params: { communityId }, query: QUARTER });
  expect(refused.body.code).toBe('role-may-not');
  const { title, body, taxonomy } = await assembled();
  const report = await publishArtifact(world, priya, communityId, {
    ...{ title, body, taxonomy, type: 'synthesis report', reviewBy: null, tags: [] },
  });
  const read = await world.call(devika, API.openArtifact, {
    params: { communityId, artifactId: report.id },
  });
  expect(read.body).toBe(body.trimEnd());
});

test('a period has an end after its beginning, and is a year at most', async () => {
  for (const query of [
    { from: day(1), to: day(0) },
    { from: day(-800), to: day(0) },
  ])
    expect((await world.ask(priya, API.assembleReport, { params: { communityId }, query })).status).toBe(400);
});
