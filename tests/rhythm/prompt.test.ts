import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../domain/community/community.ts';
import { listTried as listTriedRoute } from '../../domain/rhythm/contract.ts';
import { rhythmMine } from '../../domain/rhythm/mine.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { addMember } from '../../functions/community/add-member.ts';
import { answerPrompt } from '../../functions/rhythm/answer-prompt.ts';
import { changeRhythm } from '../../functions/rhythm/change-rhythm.ts';
import { listTried } from '../../functions/rhythm/list-tried.ts';
import { reopenSession } from '../../functions/sessions/reopen-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { rhythmDraft } from './support.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
let priya: Person;
let ana: Person;
let ben: Person;
let grace: Person;
beforeAll(async () => {
  shop = await workshop();
  [priya, ana, ben, grace] = [0, 1, 2, 3].map((index) => shop.who(index)) as [Person, Person, Person, Person];
});
afterAll(() => shop.stop());
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, grace], ['member', 'member', 'sponsor'] as Role[]);
  app = shop.process();
});

const day = (offset: number) =>
  new Date(shop.clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const at = (offset: number, topic: string) => ({
  topic,
  when: { date: day(offset), time: '10:00', minutes: 30, zone: 'Europe/London' },
});
/** A session that takes place tomorrow; it is closed the day after, which is then today. */
async function held(topic: string): Promise<Session> {
  const over = await guild.plan(app, at(1, topic));
  shop.clock.advance(2 * 86_400_000);
  await guild.close(app, over);
  await app.settle();
  return over;
}
async function asked(person: Person) {
  await app.settle();
  const { prompt } = await app.world.feed.standing(person.tenantId, person.id, rhythmMine);
  return prompt.flatMap(({ communityId, item }) => (communityId === guild.place.communityId ? [item] : []));
}
const say = (person: Person, { id: sessionId }: Session, text: string | null) =>
  guild.run(app, answerPrompt, person, { params: { sessionId }, body: { text } });
const tried = async (person: Person, { id: sessionId }: Session) =>
  listTriedRoute.reply.parse(await guild.run(app, listTried, person, { params: { sessionId } }));
const said = async (session: Session) => (await tried(grace, session)).answers.map(({ text }) => text).sort();
async function kinds({ id }: Session) {
  await app.settle();
  return (await app.world.sessions.agenda(guild.place, id))?.items.map(({ kind }) => kind);
}

test('from the day after a session everybody is asked once what they tried, and the answers open the next one', async () => {
  const next = await guild.plan(app, at(7, 'Next'));
  const later = await guild.plan(app, at(21, 'Later'));
  const over = await held('Openers');
  expect(await asked(ana)).toEqual([
    expect.objectContaining({
      sessionId: over.id,
      topic: 'Openers',
      words: 'What did you try since we met?',
    }),
  ]);
  // The day after it begins at midnight on the community's clock.
  expect((await asked(ben))[0]?.from).toBe(`${day(0)}T00:00:00.000Z`);
  // Sponsors are not asked.
  expect(await asked(grace)).toEqual([]);

  await say(ana, over, 'I asked first, twice');
  await say(ben, over, null);
  expect([await asked(ana), await asked(ben)]).toEqual([[], []]);
  expect([await kinds(next), await kinds(later)]).toEqual([['tried', 'topic'], ['topic']]);
  const { answers } = await tried(grace, next);
  expect(answers.map(({ by, text }) => [by.id, text])).toEqual([[ana.id, 'I asked first, twice']]);
  // Before the next one was held, nothing opens the one after it.
  expect(await said(later)).toEqual([]);

  // Another thought replaces the first, and whoever would rather not may answer after all.
  await say(ana, over, 'Three times, by now');
  await say(ben, over, 'Once');
  expect(await said(next)).toEqual(['Once', 'Three times, by now']);
  expect(await kinds(next)).toEqual(['tried', 'topic']);
});

test('once the next session has begun nobody is asked any more, and after it about that one', async () => {
  const first = await held('First');
  const next = await guild.plan(app, at(1, 'Second'));
  await say(ana, first, 'Before it');
  expect(await asked(ben)).toHaveLength(1);
  await guild.begin(app, next);
  expect(await asked(ben)).toEqual([]);
  await guild.close(app, next);
  expect((await asked(ben)).map(({ topic }) => topic)).toEqual(['Second']);
  // What opened it stays with it.
  expect(await said(next)).toEqual(['Before it']);
  const late = say(ben, first, 'Too late').catch((error: unknown) => error);
  expect(await late).toEqual(expect.any(Refusal));
  expect(await late).toMatchObject({ code: 'prompt-over' });
  shop.clock.advance(60_000);
  await guild.run(app, reopenSession, priya, { params: { sessionId: next.id } });
  // Its time has not come, so it is the next one again.
  expect((await asked(ben)).map(({ topic }) => topic)).toEqual(['First']);
});

test('answers stand with whichever session comes next, also one that is planned later or replaces a cancelled one', async () => {
  const over = await held('Openers');
  await say(ana, over, 'It worked');
  await app.settle();
  const next = await guild.plan(app, at(7, 'Next'));
  expect(await said(next)).toEqual(['It worked']);
  await guild.cancel(app, next);
  const other = await guild.plan(app, at(8, 'Other'));
  expect(await said(other)).toEqual(['It worked']);
  // One in between whose agenda has no item for them does not take them away from the one that has.
  await say(ben, over, 'For me too');
  expect(await kinds(other)).toEqual(['tried', 'topic']);
  await guild.plan(app, at(3, 'In between'));
  expect(await said(other)).toEqual(['For me too', 'It worked']);
});

test('an item that was taken off the agenda is not put there again, and many answers at once put it there once', async () => {
  const next = await guild.plan(app, at(7, 'Next'));
  const over = await held('Openers');
  await Promise.all([priya, ana, ben].map((person) => say(person, over, 'Yes')));
  expect(await kinds(next)).toEqual(['tried', 'topic']);
  await guild.change(app, next, { agenda: guild.draft().agenda });
  await say(ana, over, 'And again');
  expect(await kinds(next)).toEqual(['topic']);
});

test('organisers choose the words or ask nothing, and whoever joined since is not asked', async () => {
  const change = (on: boolean, etag: string) =>
    guild.run<{ etag: string }>(app, changeRhythm, priya, {
      body: rhythmDraft({ prompt: { on, words: 'What moved?' } }),
      etag,
    });
  const { etag } = await change(true, UNDECIDED);
  await held('Openers');
  expect((await asked(ben)).map(({ words }) => words)).toEqual(['What moved?']);
  const chidi = shop.who(4);
  await guild.run(app, addMember, priya, { params: { personId: chidi.id }, body: { role: 'member' } });
  expect(await asked(chidi)).toEqual([]);
  await change(false, etag);
  expect(await asked(ben)).toEqual([]);
});

test('answering costs four storage calls and their work, and the answers at most five, however long the history', async () => {
  const cost = async (work: () => Promise<unknown>) => {
    const before = app.world.trace.storageCalls;
    await work();
    return app.world.trace.storageCalls - before;
  };
  const first = await held('First');
  await say(ana, first, 'Yes');
  const next = await guild.plan(app, at(7, 'Next'));
  expect(await cost(() => tried(ben, next))).toBeLessThanOrEqual(5);
  for (const topic of ['Second', 'Third']) await held(topic);
  const last = await held('Last');
  expect(await cost(() => tried(ben, next))).toBeLessThanOrEqual(5 + 6);
  expect(await cost(() => say(ben, last, 'Yes'))).toBeLessThanOrEqual(5);
});
