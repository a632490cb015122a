import { beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { RhythmPage } from '../../domain/rhythm/contract.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import { addDays } from '../../domain/shared/time.ts';
import { rhythmDraftKey } from '../../functions/tables/keys.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { planOf, proposed } from '../../tabs/rhythm/proposals.ts';
import { draftOf } from '../../tabs/sessions/plan/form.ts';
import { id, planFormDraft, startCommunity, table } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { draftAt, rhythmDraft } from './support.ts';

const { world, priya, ana, ben } = await gathered({ ana: 'organiser', ben: 'member' });

let communityId: string;
beforeEach(async () => {
  communityId = await startCommunity(
    world,
    priya,
    [
      [ana, 'organiser'],
      [ben, 'member'],
    ],
    { name: `Leaders ${id()}`, cadence: { every: 'week', weekday: 4, time: '14:00', minutes: 60 } },
  );
});

const open = () => world.call(priya, API.openRhythm, { params: { communityId } });
const topics = async () =>
  (await world.call(priya, API.listTopics, { params: { communityId }, query: { state: 'open' } })).topics;
async function propose(title: string, voters: readonly Person[]) {
  const params = { communityId, topicId: id() };
  const body = { title, why: '', taxonomy: null, from: null };
  await world.call(priya, API.addTopic, { params, body });
  for (const voter of voters) await world.call(voter, API.voteForTopic, { params });
}
async function drafts() {
  const page = await open();
  return proposed(page.drafts, await topics());
}
type Draft = Awaited<ReturnType<typeof drafts>>[number];
function publish(who: Person, proposal: Draft, operation: string = id()) {
  const plan = planOf(proposal, { me: who.id, openActions: false, tried: true });
  return world.ask(who, API.planSession, {
    params: { communityId, sessionId: proposal.draft.id },
    body: { ...draftOf(plan), topicId: plan.topicId, topicIsOpen: true },
    operation,
  });
}
const events = (who: Person, topic: string) =>
  world.microsoft365.calendar(who.id).filter(({ subject }) => subject.startsWith(topic));
const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new Error(`There are not ${index + 1}`);
  return one;
};

test('six drafts stand with the topics that most want and whoever the rota proposes; published, their invites go out', async () => {
  await propose('Less wanted', []);
  await propose('Most wanted', [priya, ana]);
  const all = await drafts();
  expect(all.map(({ title }) => title)).toEqual(['Most wanted', 'Less wanted', '', '', '', '']);
  const people = new Set(all.map(({ draft }) => draft.turn?.person?.id));
  expect(people).toEqual(new Set([priya.id, ana.id, ben.id]));
  const first = at(all, 0);
  const { status, body } = await publish(priya, first);
  expect([status, body]).toMatchObject([
    200,
    { id: first.draft.id, topic: 'Most wanted', facilitator: first.draft.turn?.person },
  ]);
  await world.settled();
  expect(events(ben, 'Most wanted')).toHaveLength(1);
  const after = await drafts();
  expect(after.map(({ title }) => title)[0]).toBe('Less wanted');
  expect(after.map(({ draft }) => draft.date)).toEqual([
    ...all.slice(1).map(({ draft }) => draft.date),
    addDays(at(all, 5).draft.date, 7),
  ]);
  const { agenda } = await world.call(priya, API.openSession, {
    params: { communityId, sessionId: first.draft.id },
  });
  expect(agenda.items[0]?.kind).toBe('tried');
});

test('two who publish the same draft at once make one session, and whoever sends it again hears the same', async () => {
  await propose(`Wanted ${communityId}`, [priya]);
  const first = at(await drafts(), 0);
  const operation = id();
  const answers = await Promise.all([publish(priya, first, operation), publish(ana, first)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already-exists');
  const again = await publish(priya, first, operation);
  expect(again.status).toBe(answers[0]?.status);
  await world.settled();
  expect(events(ben, first.title)).toHaveLength(1);
});

test('a topic that has become another session meanwhile is not published a second time', async () => {
  await propose('Wanted by two', [priya]);
  const [first, second] = await drafts();
  if (!first || !second) throw new Error('No drafts');
  expect((await publish(priya, first)).status).toBe(200);
  const stale = await publish(ana, { ...second, topic: first.topic, title: first.title });
  expect(stale.body.code).toBe('topic-not-open');
  expect((await drafts())[0]?.draft.id).toBe(second.draft.id);
});

describe('what people decide about a draft', () => {
  async function decide(
    who: Person,
    date: string,
    change: Partial<Parameters<typeof bodyOf>[1]> = {},
    etag: string = UNDECIDED,
    operation: string = id(),
  ) {
    return world.ask(who, API.decideDraft, {
      params: draftAt(communityId, date),
      body: bodyOf(date, { form: null, skipped: null, meets: false, ...change }),
      etag,
      operation,
    });
  }
  const bodyOf = (
    date: string,
    said: { form: ReturnType<typeof planFormDraft> | null; skipped: string | null; meets: boolean },
  ) => ({ date, ...said });

  test('stands before there is any session, and is there for every organiser', async () => {
    const { draft } = at(await drafts(), 1);
    const form = planFormDraft(ben, {
      topic: 'As Ana would have it',
      date: draft.date,
      time: '15:30',
      minutes: '60',
    });
    expect((await decide(ana, draft.date, { form })).status).toBe(200);
    expect(at(await drafts(), 1)).toMatchObject({
      title: 'As Ana would have it',
      draft: { id: draft.id, decision: { by: { id: ana.id } } },
    });
    // Once it is published, what was decided is no longer read with every rota.
    expect((await publish(priya, at(await drafts(), 1))).status).toBe(200);
    const row = table(world).getEntity(
      `${world.microsoft365.tenantId}|${communityId}`,
      rhythmDraftKey(draft.id),
    );
    await expect(row).rejects.toMatchObject({ statusCode: 404 });
  });

  test('a skipped date moves nothing else, and its topic goes to the next', async () => {
    await propose('Wanted', [priya]);
    const before = await drafts();
    const { draft } = at(before, 0);
    await decide(priya, draft.date, { skipped: 'Works outing' });
    const page = await open();
    expect(page.skipped.map(({ date, skip }) => [date, skip])).toEqual([
      [draft.date, { why: 'by-hand', name: 'Works outing' }],
    ]);
    expect((await drafts()).map(({ draft: { date } }) => date).slice(0, 5)).toEqual(
      before.slice(1).map(({ draft: { date } }) => date),
    );
    expect((await drafts())[0]?.title).toBe('Wanted');
  });

  test('of two at once one hears of the other, and the same sent again is recognised', async () => {
    const { draft } = at(await drafts(), 0);
    const operation = id();
    const first = await decide(priya, draft.date, { skipped: 'Snow' }, UNDECIDED, operation);
    expect((await decide(priya, draft.date, { skipped: 'Snow' }, UNDECIDED, operation)).body).toEqual(
      first.body,
    );
    const second = await decide(ana, draft.date, { skipped: 'Carnival' });
    expect(second.body).toMatchObject({ code: 'changed-meanwhile', current: { skipped: 'Snow' } });
    const { etag } = first.body;
    expect((await decide(ana, draft.date, { skipped: null }, etag)).status).toBe(200);
    expect((await drafts())[0]?.draft.id).toBe(draft.id);
  });

  test('is about a date to come of the cadence within three years', async () => {
    const refused = async (date: string, of = date) =>
      (
        await world.ask(priya, API.decideDraft, {
          params: draftAt(communityId, of),
          body: bodyOf(date, { form: null, skipped: 'No', meets: false }),
          etag: UNDECIDED,
        })
      ).body.errors;
    for (const [date, of] of [
      ['2026-12-10', '2026-12-17'],
      ['2066-12-09', '2066-12-09'],
      ['2026-12-11', '2026-12-11'],
      ['2026-01-01', '2026-01-01'],
    ] as const)
      expect(await refused(date, of)).toEqual([expect.objectContaining({ field: 'date' })]);
  });
});

describe('the rhythm', () => {
  const change = (body: Parameters<typeof rhythmDraft>[0], etag: string, who = priya) =>
    world.ask(who, API.changeRhythm, { params: { communityId }, body: rhythmDraft(body), etag });

  test('leaves out holidays of a country and breaks, says why, and is changed in the version that was seen', async () => {
    const [first] = (await open()).drafts;
    if (!first) throw new Error('No draft');
    const breaks = [{ from: first.date, to: addDays(first.date, 8), name: 'Stocktaking' }];
    const changed = await change({ country: 'DE', region: 'BE', breaks }, UNDECIDED);
    expect(changed.status).toBe(200);
    const page: RhythmPage = await open();
    expect(page.rhythm).toEqual(changed.body);
    expect(page.skipped.slice(0, 2).map(({ skip }) => skip)).toEqual([
      { why: 'break', name: 'Stocktaking' },
      { why: 'break', name: 'Stocktaking' },
    ]);
    const late = await change({ country: 'FR' }, UNDECIDED, ana);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', current: { country: 'DE' } });
    expect((await change({ country: 'FR' }, page.rhythm.etag, ana)).status).toBe(200);
    expect((await open()).skipped).toEqual([]);
  });

  test.each([
    [{ country: 'ZZ' }, 'country'],
    [{ country: 'DE', region: 'XX' }, 'region'],
    [{ region: 'BE' }, 'region'],
    [{ breaks: [{ from: '2026-08-31', to: '2026-08-01', name: 'August' }] }, 'breaks.0.to'],
  ])('%j is refused by name', async (wrong, field) => {
    const { status, body } = await change(wrong, UNDECIDED);
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ field })]]);
  });

  test('countries are known with their regions and holidays', async () => {
    const ask = (query = {}) => world.call(priya, API.listHolidays, { params: { communityId }, query });
    const { countries } = await ask();
    expect(countries).toEqual(expect.arrayContaining(['DE', 'GB', 'IN', 'US']));
    const { regions, holidays } = await ask({ country: 'GB', region: 'SCT' });
    expect(regions).toContainEqual({ code: 'SCT', name: 'Scotland' });
    expect(holidays.map(({ name }) => name)).toContain('St Andrew’s Day');
  });

  test('costs four storage calls, however much there is', async () => {
    await open();
    world.clearCosts();
    await open();
    const cost = world.costs().find(({ route }) => route === 'openRhythm');
    expect(cost?.storageCalls).toBeLessThanOrEqual(4);
  });
});
