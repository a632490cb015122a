import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { NewTopicDraft } from '../../domain/sessions/topic.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
  table,
} from '../http/guild.ts';
import { beginPilot } from '../pilots/drafts.ts';
import { gathered } from '../support/community.ts';
import { moreMembers } from './voters.ts';

const { world, communityId, priya, ana, ben, chidi, leila } = await gathered({
  ana: 'member',
  ben: 'mentor',
  chidi: 'member',
  leila: 'sponsor',
});

const topicDraft = (title: string, change: Partial<NewTopicDraft> = {}): NewTopicDraft => ({
  title,
  why: '',
  taxonomy: null,
  from: null,
  ...change,
});
const at = (topicId: string) => ({ params: { communityId, topicId } });

async function added(by: Person, title: string, change?: Partial<NewTopicDraft>): Promise<string> {
  const topicId = id();
  await world.call(by, API.addTopic, { ...at(topicId), body: topicDraft(title, change) });
  return topicId;
}

const opened = (by: Person, topicId: string) => world.call(by, API.openTopic, at(topicId));
const vote = (by: Person, topicId: string) => world.ask(by, API.voteForTopic, at(topicId));
const takeBack = (by: Person, topicId: string) => world.ask(by, API.takeVoteBack, at(topicId));

async function listed(by: Person, state: 'open' | 'planned' | 'closed') {
  const topics = [];
  for (let after: string | undefined; ; ) {
    const page = await world.call(by, API.listTopics, {
      params: { communityId },
      query: { state, ...(after && { after }) },
    });
    topics.push(...page.topics);
    if (page.next === null) return topics;
    after = page.next;
  }
}

const planFrom = (topicId: string | null, topic = 'Planned') =>
  world.call(priya, API.planSession, {
    params: { communityId, sessionId: id() },
    body: { ...sessionDraft(ana, { topic }), topicId },
  });
const cancel = (sessionId: string) =>
  world.call(priya, API.cancelSession, { params: { communityId, sessionId }, body: { comment: '' } });

/** How many vote for each topic, as the people's own rows say. */
async function votesGiven(community = communityId): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const partition = `${world.microsoft365.tenantId}|${community}`;
  for await (const row of table(world).listEntities<{ topicIds: string }>()) {
    if (row.partitionKey !== partition || !row.rowKey?.startsWith('topic-votes|')) continue;
    const ids = row.topicIds.split(' ').filter(Boolean);
    expect(ids.length).toBeLessThanOrEqual(3);
    for (const topicId of ids) counts.set(topicId, (counts.get(topicId) ?? 0) + 1);
  }
  return counts;
}

async function theCountsAreRight(): Promise<void> {
  const given = await votesGiven();
  for (const topic of await listed(priya, 'open'))
    expect([topic.title, topic.votes]).toEqual([topic.title, given.get(topic.id) ?? 0]);
}

async function emptied(): Promise<void> {
  const close = (topicId: string) =>
    world.call(priya, API.closeTopic, { ...at(topicId), body: { word: 'Test over' } });
  await Promise.all((await listed(priya, 'open')).map(({ id }) => close(id)));
}

test('topics stand with the most votes first, then the oldest, and tell which are mine', async () => {
  const [old, young, best] = [await added(ana, 'Old'), await added(ben, 'Young'), await added(ana, 'Best')];
  for (const person of [ana, ben]) expect((await vote(person, best)).status).toBe(200);
  expect((await vote(ana, young)).body).toMatchObject({ topic: { votes: 1, mine: true }, votesLeft: 1 });
  expect((await listed(ana, 'open')).map(({ title, votes, mine }) => [title, votes, mine])).toEqual([
    ['Best', 2, true],
    ['Young', 1, true],
    ['Old', 0, false],
  ]);
  // Given twice it counts once, and taken back twice it is gone once.
  expect((await vote(ana, young)).body).toMatchObject({ topic: { votes: 1 } });
  for (const _ of [1, 2])
    expect((await takeBack(ana, young)).body).toMatchObject({
      topic: { votes: 0, mine: false },
      votesLeft: 2,
    });
  expect((await listed(ana, 'open')).map(({ title }) => title)).toEqual(['Best', 'Old', 'Young']);
  expect((await opened(chidi, old)).votesLeft).toBe(3);
  await theCountsAreRight();
  await emptied();
});

test('nobody votes for a fourth, also not on two devices at once', async () => {
  const topics = await Promise.all(['One', 'Two', 'Three', 'Four', 'Five'].map((title) => added(ana, title)));
  const answers = await Promise.all(topics.map((topicId) => vote(chidi, topicId)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  for (const { status, body } of answers)
    if (status !== 200) expect([status, body.code]).toEqual([409, 'no-votes-left']);
  const mine = (await listed(chidi, 'open')).filter((topic) => topic.mine);
  expect(mine.map(({ votes }) => votes)).toEqual([1, 1, 1]);
  await theCountsAreRight();
  // One taken back can be given elsewhere.
  const [first] = mine;
  await takeBack(chidi, first?.id ?? '');
  const other = topics.find((topicId) => !mine.some((topic) => topic.id === topicId)) ?? '';
  expect((await vote(chidi, other)).status).toBe(200);
  await emptied();
});

test('the votes of thirty people at once are all counted', async () => {
  // Apart from the other tests, whose sessions would each be shown to all of them.
  const crowd = await startCommunity(world, priya);
  const voters = await moreMembers(world, priya, crowd, 30);
  const [one, two] = [id(), id()];
  const topic = (topicId: string) => ({ params: { communityId: crowd, topicId } });
  for (const topicId of [one, two])
    await world.call(priya, API.addTopic, { ...topic(topicId), body: topicDraft('Everybody’s') });
  const answers = await Promise.all(
    voters.flatMap(({ person, token }, index) =>
      [one, ...(index % 2 ? [two] : [])].map((topicId) =>
        world.ask(person, API.voteForTopic, { ...topic(topicId), token }),
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const given = await votesGiven(crowd);
  for (const [topicId, votes] of [[one, 30] as const, [two, 15] as const]) {
    expect(given.get(topicId)).toBe(votes);
    expect((await world.call(priya, API.openTopic, topic(topicId))).topic.votes).toBe(votes);
  }
});

describe('a session that is planned from a topic', () => {
  test('takes it off the backlog, says whose it was and how many wanted it, and gives the votes back', async () => {
    const topics = [await added(ana, 'Taken up'), await added(ana, 'Second'), await added(ben, 'Third')];
    const [taken = '', second = ''] = topics;
    for (const topicId of topics) await vote(chidi, topicId);
    await vote(ben, taken);
    const other = await added(ben, 'Fourth');
    expect((await vote(chidi, other)).body.code).toBe('no-votes-left');
    const session = await planFrom(taken);
    const params = { communityId, sessionId: session.id };
    const { fromTopic } = await world.call(ben, API.openSession, { params });
    expect(fromTopic).toEqual({ id: taken, by: { id: ana.id, name: ana.displayName }, votes: 2 });
    expect((await listed(ana, 'open')).map(({ id }) => id)).not.toContain(taken);
    const [planned] = await listed(chidi, 'planned');
    expect(planned).toMatchObject({
      id: taken,
      state: 'planned',
      planned: { by: { id: priya.id }, votes: 2 },
      sessions: [{ id: session.id, topic: 'Planned', state: 'planned' }],
    });
    // Nobody's row is written for that: the vote is there to be given as soon as they give it.
    expect((await opened(chidi, second)).votesLeft).toBe(1);
    expect((await vote(chidi, other)).body).toMatchObject({ topic: { votes: 1 }, votesLeft: 0 });
    expect((await vote(chidi, taken)).body.code).toBe('topic-not-open');
    await theCountsAreRight();
    await emptied();
  });

  test('that is called off makes it open again, with the votes that nobody has given elsewhere since', async () => {
    const [taken, ...others] = [await added(ana, 'Called off'), await added(ana, 'B'), await added(ana, 'C')];
    for (const person of [ben, chidi]) await vote(person, taken);
    const [one, two] = [await planFrom(taken), await planFrom(taken)];
    for (const topicId of [...others, await added(ana, 'D')]) await vote(chidi, topicId);
    await cancel(one.id);
    expect((await opened(ana, taken)).topic).toMatchObject({ state: 'planned', sessions: [{ id: two.id }] });
    await cancel(two.id);
    expect((await opened(ben, taken)).topic).toMatchObject({
      state: 'open',
      votes: 1,
      mine: true,
      sessions: [],
    });
    expect((await opened(chidi, taken)).topic).toMatchObject({ votes: 1, mine: false });
    await theCountsAreRight();
    // Planned again, it is what it is now.
    const again = await planFrom(taken);
    const params = { communityId, sessionId: again.id };
    expect((await world.call(ana, API.openSession, { params })).fromTopic?.votes).toBe(1);
    await emptied();
  });

  test('is planned once, however often it is sent, and by everybody who plans at the same moment', async () => {
    const topicId = await added(ana, 'Wanted twice');
    const sessionId = id();
    const said = {
      params: { communityId, sessionId },
      body: { ...sessionDraft(ana), topicId },
      operation: id(),
    };
    const answers = await Promise.all([
      world.ask(priya, API.planSession, said),
      planFrom(topicId),
      vote(ben, topicId),
      world.ask(priya, API.planSession, said),
    ]);
    expect([answers[0].status, answers[3].status]).toEqual([200, 200]);
    await world.call(priya, API.planSession, said);
    const { topic } = await opened(ana, topicId);
    expect(topic.sessions.map((session) => session.id).sort()).toEqual([sessionId, answers[1].id].sort());
    const unknown = { ...said, params: { communityId, sessionId: id() }, operation: id() };
    const body = { ...said.body, topicId: id() };
    const refused = await world.ask(priya, API.planSession, { ...unknown, body });
    expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'topicId' }] });
  });

  test('takes up what was let go', async () => {
    const topicId = await added(ben, 'Too early');
    await world.call(ben, API.closeTopic, { ...at(topicId), body: { word: 'Nobody wants it yet' } });
    expect((await listed(ana, 'closed'))[0]).toMatchObject({
      id: topicId,
      closed: { by: { id: ben.id }, word: 'Nobody wants it yet' },
    });
    await planFrom(topicId);
    expect((await opened(ana, topicId)).topic).toMatchObject({ state: 'planned', closed: null });
  });
});

test('whoever added a topic changes and closes it while it is open, and organisers do; votes make no form stale', async () => {
  const topicId = await added(ana, 'Mine');
  const { topic } = await opened(ana, topicId);
  await vote(ben, topicId);
  const body = { title: 'Mine, said better', why: 'It comes up each time', taxonomy: 'people' as const };
  const said = { ...at(topicId), body, etag: topic.etag };
  expect((await world.ask(ben, API.changeTopic, said)).body.code).toBe('topic-not-yours');
  const mine = { ...said, operation: id() };
  const changed = await world.call(ana, API.changeTopic, mine);
  expect(changed.topic).toMatchObject({ ...body, votes: 1, abilities: { change: 'yes' } });
  expect(await world.call(ana, API.changeTopic, mine)).toEqual(changed);
  const late = await world.ask(priya, API.changeTopic, said);
  expect(late.body).toMatchObject({ code: 'changed-meanwhile', current: { topic: body } });
  const close = { ...at(topicId), body: { word: 'Said' } };
  expect((await world.ask(ben, API.closeTopic, close)).body.code).toBe('topic-not-yours');
  await world.call(priya, API.closeTopic, close);
  expect((await world.ask(ana, API.changeTopic, { ...said, etag: '3' })).body.code).toBe('topic-not-open');
  expect((await vote(chidi, topicId)).body.code).toBe('topic-not-open');
});

test('sponsors read topics and do not vote', async () => {
  const topicId = await added(ana, 'Seen by all');
  const { topics, votesLeft, abilities } = await world.call(leila, API.listTopics, {
    params: { communityId },
    query: { state: 'open' },
  });
  expect([topics.map(({ id }) => id).includes(topicId), votesLeft]).toEqual([true, null]);
  expect([abilities, topics[0]?.abilities]).toEqual([
    { add: 'role-may-not', plan: 'role-may-not' },
    { vote: 'role-may-not', change: 'role-may-not' },
  ]);
  await emptied();
});

test('a topic that was added is added once, also if its answer was lost and somebody has voted since', async () => {
  const said = { ...at(id()), body: topicDraft('Once'), operation: id() };
  await world.call(ana, API.addTopic, said);
  await vote(ben, said.params.topicId);
  expect(await world.call(ana, API.addTopic, said)).toMatchObject({ topic: { title: 'Once', votes: 1 } });
  const others = await world.ask(ben, API.addTopic, said);
  expect(others.body.code).toBe('already-exists');
  await emptied();
});

test('a topic that grew from a note without a name says nothing of who wrote it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const question = noteDraft('What do we do when nobody answers?', { kind: 'question' });
  const note = await captureNote(world, chidi, session, question, noteSecret());
  const { authorKey, id: noteId } = note;
  const from = { kind: 'note' as const, sessionId: session.id, authorKey, noteId };
  const topicId = await added(ben, 'When nobody answers', { from });
  const told = await opened(ana, topicId);
  expect(told.topic).toMatchObject({ by: { id: ben.id }, from: { ...from, label: session.topic } });
  expect(JSON.stringify(told)).not.toContain(chidi.id);
  expect(JSON.stringify(told)).not.toContain(chidi.displayName);
  await emptied();
});

test('a topic grows from what is there, and calls it by its name', async () => {
  const pilot = await beginPilot(world, chidi, communityId, { title: 'A page for decisions' });
  const artifact = await publishArtifact(world, ana, communityId, artifactDraft({ title: 'How we decide' }));
  const annotation = { communityId, artifactId: artifact.id, annotationId: id() };
  await world.call(ben, API.annotate, {
    params: annotation,
    body: {
      ...{ kind: 'exception', words: 'Not in a hurry', context: '', anchor: null, revision: 1 },
      ...{ sessionId: null, pilotId: null },
    },
  });
  const { communityId: _, ...annotated } = annotation;
  const ofPilot = await added(ana, 'What surprised', { from: { kind: 'pilot', pilotId: pilot.id } });
  const ofAnnotation = await added(ana, 'What divides', { from: { kind: 'annotation', ...annotated } });
  expect((await opened(ben, ofPilot)).topic.from).toMatchObject({ pilotId: pilot.id, label: pilot.title });
  expect((await opened(leila, ofAnnotation)).topic.from).toMatchObject({ label: 'How we decide' });
  // It has not been reported yet, and sponsors see what was.
  expect((await opened(leila, ofPilot)).topic.from).toBeNull();
  expect((await listed(leila, 'open')).map(({ from }) => from?.kind)).not.toContain('pilot');
  for (const from of [
    { kind: 'pilot' as const, pilotId: id() },
    { kind: 'annotation' as const, ...annotated, annotationId: id() },
    { kind: 'note' as const, sessionId: id(), authorKey: id(), noteId: id() },
  ]) {
    const made = await world.ask(ana, API.addTopic, { ...at(id()), body: topicDraft('Made up', { from }) });
    expect([from.kind, made.body.code]).toEqual([from.kind, 'invalid-input']);
  }
  await emptied();
});

test('what is a topic already leads to it, until the topic is let go', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const notes = [
    await captureNote(world, ana, session, noteDraft('Who decides?', { kind: 'question' })),
    await captureNote(world, ben, session, noteDraft('Who is told?', { kind: 'question' })),
  ];
  const from = (note: (typeof notes)[number]) => ({
    ...{ kind: 'note' as const, sessionId: session.id },
    ...{ authorKey: note.authorKey, noteId: note.id },
  });
  const [first, second] = await Promise.all(
    notes.map((note) => added(chidi, note.text, { from: from(note) })),
  );
  const grown = async () => {
    const query = { kind: 'note' as const, of: session.id };
    const { topics } = await world.call(ana, API.listGrownTopics, { params: { communityId }, query });
    return topics.map((topic) => [topic.id, topic.from?.kind === 'note' && topic.from.noteId]).sort();
  };
  expect(await grown()).toEqual(
    [
      [first, notes[0]?.id],
      [second, notes[1]?.id],
    ].sort(),
  );
  await world.call(chidi, API.closeTopic, { ...at(first ?? ''), body: { word: 'Said' } });
  expect(await grown()).toEqual([[second, notes[1]?.id]]);
  const others = { params: { communityId }, query: { kind: 'note' as const, of: id() } };
  expect((await world.call(ana, API.listGrownTopics, others)).topics).toEqual([]);
  await emptied();
});

test('search finds topics by their title and by why, and says what became of them', async () => {
  const topicId = await added(ana, 'Narwhals', { why: 'Because of the walrus in the room' });
  const hits = async (q: string) => {
    const { hits } = await world.call(ben, API.searchKnowledge, { params: { communityId }, query: { q } });
    return hits.filter(({ kind }) => kind === 'topic');
  };
  expect(await hits('narwhal')).toMatchObject([{ id: topicId, title: 'Narwhals', state: 'open' }]);
  expect(await hits('walrus')).toMatchObject([{ id: topicId }]);
  await planFrom(topicId);
  expect(await hits('walrus')).toMatchObject([{ id: topicId, state: 'planned' }]);
});

test('the votes of whoever leaves are taken back', async () => {
  const topicId = await added(ana, 'Left behind');
  const [leaver] = await moreMembers(world, priya, communityId, 1);
  if (!leaver) throw new Error('Nobody is there');
  await world.call(leaver.person, API.voteForTopic, { ...at(topicId), token: leaver.token });
  await vote(ben, topicId);
  await world.call(priya, API.removeMember, { params: { communityId, personId: leaver.person.id } });
  await world.settled();
  expect((await opened(ana, topicId)).topic.votes).toBe(1);
  await theCountsAreRight();
  await emptied();
});

test('the votes of a member who becomes a sponsor are taken back, because they could not do it themselves', async () => {
  const topicId = await added(ana, 'Voted for before');
  const [voter] = await moreMembers(world, priya, communityId, 1);
  if (!voter) throw new Error('Nobody is there');
  await world.call(voter.person, API.voteForTopic, { ...at(topicId), token: voter.token });
  await vote(ben, topicId);
  await world.call(priya, API.addMember, {
    params: { communityId, personId: voter.person.id },
    body: { role: 'sponsor', tell: false },
  });
  await world.settled();
  expect((await opened(ana, topicId)).topic.votes).toBe(1);
  await theCountsAreRight();
  await emptied();
});

test('whatever people do at once, every topic has as many votes as people give it, and nobody gives more than three', async () => {
  const people = [ana, ben, chidi, priya];
  const act = fc.record({
    who: fc.nat(3),
    which: fc.nat(4),
    what: fc.constantFrom('vote', 'vote', 'vote', 'back', 'plan', 'cancel', 'close'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
      async (rounds) => {
        const topics = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((title) => added(ana, title)));
        const planned: string[] = [];
        for (const round of rounds) {
          await Promise.all(
            round.map(async ({ who, which, what }) => {
              const [person, topicId] = [people[who] ?? priya, topics[which] ?? ''];
              if (what === 'vote') await vote(person, topicId);
              if (what === 'back') await takeBack(person, topicId);
              if (what === 'close')
                await world.ask(person, API.closeTopic, { ...at(topicId), body: { word: '.' } });
              if (what === 'plan') planned.push((await planFrom(topicId)).id);
              const session = what === 'cancel' ? planned.pop() : undefined;
              if (session) await cancel(session);
            }),
          );
          const given = await votesGiven();
          for (const topicId of topics) {
            const { topic } = await opened(ana, topicId);
            expect(topic.votes).toBe(given.get(topicId) ?? 0);
          }
          await theCountsAreRight();
        }
        await emptied();
      },
    ),
    { numRuns: 5 },
  );
});

test('a page of topics, a vote and a plan cost the same with more topics and votes', async () => {
  const voters = await moreMembers(world, priya, communityId, 6);
  async function costs() {
    const topicId = await added(ana, 'The one');
    const other = await added(ana, 'The other one');
    const voter = voters.shift();
    if (!voter) throw new Error('Nobody is left');
    // Memberships are known from then on.
    const { person, token } = voter;
    await world.call(person, API.openTopic, { ...at(topicId), token });
    await planFrom(null);
    world.clearCosts();
    await world.call(person, API.listTopics, { params: { communityId }, query: { state: 'open' }, token });
    await world.call(person, API.voteForTopic, { ...at(topicId), token });
    // Twice, because what is known of the planner's membership may grow old just before one of them.
    await planFrom(topicId);
    await planFrom(other);
    const of = (name: string) => {
      const [cost] = world
        .costs()
        .filter(({ route }) => route === name)
        .sort((a, b) => a.rowsRead - b.rowsRead);
      return [cost?.storageCalls, cost?.rowsRead];
    };
    return { list: of('listTopics'), vote: of('voteForTopic'), plan: of('planSession') };
  }
  const more = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => added(ana, `Topic ${n}`)));
  await more(21);
  const few = await costs();
  await more(40);
  const some = (await listed(ana, 'open')).slice(0, 3);
  await Promise.all(
    voters.slice(1).map(async ({ person, token }) => {
      for (const { id } of some) await world.call(person, API.voteForTopic, { ...at(id), token });
    }),
  );
  expect(await costs()).toEqual(few);
  // The page and my votes; my votes, the topic, one transaction and my membership after it; the topic beside what planning costs anyway.
  expect(few).toEqual({ list: [2, 21], vote: [4, 2], plan: [5, 2] });
  expect(new Set((await listed(ana, 'open')).map(({ id }) => id)).size).toBe(61);
});
