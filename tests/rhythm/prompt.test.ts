import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { rhythmMine } from '../../domain/rhythm/mine.ts';
import { isQuiet } from '../../domain/rhythm/prompt.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, moveTo, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { heldNow, rhythmDraft } from './support.ts';

const { world, priya, ana, ben, grace } = await gathered({ ana: 'member', ben: 'member', grace: 'sponsor' });

const fresh = () =>
  startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'member'],
    [grace, 'sponsor'],
  ]);
async function asked(person: Person, communityId: string) {
  await world.settled();
  const { mine } = await world.call(person, API.openHome);
  return mine
    .filter((item) => item.kind === 'prompt' && item.communityId === communityId)
    .map((item) => rhythmMine.prompt.parse(item));
}
const say = (person: Person, { communityId, id: sessionId }: Session, text: string | null) =>
  world.ask(person, API.answerPrompt, { params: { communityId, sessionId }, body: { text } });
const tried = (person: Person, { communityId, id: sessionId }: Session) =>
  world.call(person, API.listTried, { params: { communityId, sessionId } });
async function kinds({ communityId, id: sessionId }: Session) {
  await world.settled();
  const { agenda } = await world.call(priya, API.openSession, { params: { communityId, sessionId } });
  return agenda.items.map(({ kind }) => kind);
}

test('from the day after a session everybody is asked once what they tried, and the answers open the next session', async () => {
  const communityId = await fresh();
  const next = await planSession(world, priya, communityId, sessionDraft(ben));
  const later = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ben, { when: { date: day(21), time: '14:00', minutes: 60, zone: 'Europe/London' } }),
  );
  const held = await heldNow(world, priya, communityId, 'Openers');
  const [prompt] = await asked(ana, communityId);
  expect(prompt).toMatchObject({
    sessionId: held.id,
    topic: 'Openers',
    words: 'What did you try since we met?',
  });
  expect(prompt?.from).toBe(`${day(1)}T00:00:00.000Z`);
  // Sponsors are not asked.
  expect(await asked(grace, communityId)).toEqual([]);

  expect((await say(ana, held, 'I asked first, twice')).status).toBe(200);
  expect((await say(ben, held, null)).status).toBe(200);
  expect([await asked(ana, communityId), await asked(ben, communityId)]).toEqual([[], []]);
  expect(await kinds(next)).toEqual(['tried', 'topic', 'topic']);
  expect(await kinds(later)).toEqual(['topic', 'topic']);
  const { answers, about } = await tried(grace, next);
  expect(answers.map(({ by, text }) => [by.id, text])).toEqual([[ana.id, 'I asked first, twice']]);
  expect(about).toBeNull();
  // Before the next one was held, nothing opens the one after it.
  expect((await tried(priya, later)).answers).toEqual([]);

  // Another thought replaces the first, and whoever would rather not may answer after all.
  await say(ana, held, 'Three times, by now');
  await say(ben, held, 'Once');
  expect((await tried(priya, next)).answers.map(({ text }) => text).sort()).toEqual([
    'Once',
    'Three times, by now',
  ]);
  expect(await kinds(next)).toEqual(['tried', 'topic', 'topic']);
});

test('once the next session has begun nobody is asked any more, and after it about that one', async () => {
  const communityId = await fresh();
  const held = await heldNow(world, priya, communityId, 'First');
  await say(ana, held, 'Before it');
  const next = await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Second' }));
  expect(await asked(ben, communityId)).toHaveLength(1);
  await moveTo(world, priya, next);
  expect(await asked(ben, communityId)).toEqual([]);
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: next.id } });
  expect((await asked(ben, communityId)).map(({ topic }) => topic)).toEqual(['Second']);
  // What opened it stays with it.
  expect((await tried(ben, next)).answers.map(({ text }) => text)).toEqual(['Before it']);
  expect((await say(ben, held, 'Too late')).body.code).toBe('prompt-over');
  await world.call(priya, API.reopenSession, { params: { communityId, sessionId: next.id } });
  expect(await asked(ben, communityId)).toEqual([]);
});

test('answers stand with whichever session comes next, also where it is planned later or the next is cancelled', async () => {
  const communityId = await fresh();
  const held = await heldNow(world, priya, communityId);
  await say(ana, held, 'It worked');
  await world.settled();
  const next = await planSession(world, priya, communityId, sessionDraft(priya));
  expect((await tried(ana, next)).answers).toHaveLength(1);
  const params = { communityId, sessionId: next.id };
  await world.call(priya, API.cancelSession, { params, body: { comment: '' } });
  const other = await planSession(world, priya, communityId, sessionDraft(priya));
  expect((await tried(ana, other)).answers.map(({ text }) => text)).toEqual(['It worked']);
});

test('organisers choose the words or ask nothing; whoever has paused or joined since is not asked', async () => {
  const communityId = await fresh();
  const params = { communityId };
  const { rhythm } = await world.call(priya, API.openRhythm, { params });
  const said = {
    params,
    body: rhythmDraft({ prompt: { on: true, words: 'What moved?' } }),
    etag: rhythm.etag,
  };
  const { etag } = await world.call(priya, API.changeRhythm, said);
  await heldNow(world, priya, communityId);
  expect((await asked(ben, communityId)).map(({ words }) => words)).toEqual(['What moved?']);

  const chidi = world.microsoft365.people.find(({ givenName }) => givenName === 'Chidi');
  if (!chidi) throw new Error('No Chidi');
  await world.call(priya, API.addMember, {
    params: { ...params, personId: chidi.id },
    body: { role: 'member' },
  });
  expect(await asked(chidi, communityId)).toEqual([]);

  const off = rhythmDraft({ prompt: { on: false, words: 'What moved?' } });
  await world.call(priya, API.changeRhythm, { params, body: off, etag });
  expect(await asked(ben, communityId)).toEqual([]);
});

test('whoever is away has the days with the question, so that it waits for them', async () => {
  const communityId = await fresh();
  const { mine } = await world.call(ben, API.openRota, { params: { communityId } });
  await world.call(ben, API.changeMyTurns, {
    params: { communityId },
    body: { facilitates: true, pausedUntil: null, away: [{ from: day(0), to: day(5) }], reason: '' },
    etag: mine.etag,
  });
  await heldNow(world, priya, communityId);
  const [prompt] = await asked(ben, communityId);
  expect([day(1), day(6)].map((on) => isQuiet(prompt?.quiet ?? [], on))).toEqual([true, false]);
});
