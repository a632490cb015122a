import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { day, id } from '../http/guild.ts';
import { keptOtherwise, stored } from '../http/other-rows.ts';
import { gathered } from '../support/community.ts';
import { beginPilot, draftOf, publishReport, reportDraft, reportForm } from './drafts.ts';

const { world, communityId, priya, ana } = await gathered({ ana: 'member' }, { unknownRows: true });

test('what this version cannot read of a pilot is not written over', async () => {
  const pilot = await beginPilot(world, priya, communityId);
  const { id: pilotId, etag } = pilot;
  const params = { communityId, pilotId };
  await publishReport(world, ana, await beginPilot(world, ana, communityId));
  const checkIn = () =>
    world.ask(priya, API.checkInToPilot, {
      params: { ...params, on: day(0) },
      body: { state: 'stuck', value: null, words: 'Mine' },
    });
  const keep = () => world.ask(priya, API.keepReport, { params, body: { form: reportForm(), upon: null } });
  const ask = () => world.ask(ana, API.askToJoin, { params, body: { word: 'Mine' } });
  const body = { report: reportDraft(), word: '' };
  const publish = () => world.ask(priya, API.publishReport, { params, body, etag });
  const change = () => world.ask(priya, API.changePilot, { params, body: draftOf(pilot), etag });
  for (const first of [checkIn, keep, ask]) expect((await first()).status).toBe(200);
  await world.settled();
  const end = () => world.ask(priya, API.endPilot, { params, body: { word: 'No time' }, etag });
  const parts: [string, () => Promise<{ body: Record<string, unknown> }>][] = [
    [`in-pilot|${pilotId}|check-in|${day(0)}|${priya.id}`, checkIn],
    // Whether it was measured is stored for good.
    [`in-pilot|${pilotId}|check-in|${day(0)}|${priya.id}`, end],
    [`in-pilot|${pilotId}|check-in|${day(0)}|${priya.id}`, publish],
    [`in-pilot|${pilotId}|~report-form|${priya.id}`, keep],
    [`in-pilot|${pilotId}|request|${ana.id}`, ask],
    ['pilots|0-totals', publish],
    // Last, because it has another version once it is put back.
    [`pilot|${pilotId}`, change],
  ];
  const all = async () => stored(world).filter(({ partitionKey }) => !/^outbox-/.test(partitionKey));
  for (const [key, write] of parts) {
    const rows = (await all()).filter(
      ({ partitionKey, rowKey }) => partitionKey.endsWith(communityId) && rowKey === key,
    );
    expect([key, rows.length]).toEqual([key, 1]);
    await keptOtherwise(world, rows, async () => {
      const before = await all();
      expect([key, (await write()).body.code]).toEqual([key, 'newer-version']);
      expect(await all()).toEqual(before);
    });
  }
});

test('totals and votes that this version cannot read are left out, and what they belong to is shown', async () => {
  const topicId = id();
  await world.call(ana, API.addTopic, {
    params: { communityId, topicId },
    body: { title: 'A question', why: '', taxonomy: null, from: null },
  });
  await world.call(ana, API.voteForTopic, { params: { communityId, topicId } });
  const rows = stored(world).filter(
    ({ partitionKey, rowKey }) =>
      partitionKey.endsWith(communityId) && ['pilots|0-totals', `topic-votes|${ana.id}`].includes(rowKey),
  );
  expect(rows).toHaveLength(2);
  await keptOtherwise(world, rows, async () => {
    const pilots = await world.call(ana, API.listPilots, { params: { communityId }, query: {} });
    expect([pilots.pilots.length, pilots.totals]).toEqual([2, null]);
    const query = { state: 'open' } as const;
    const list = await world.call(ana, API.listTopics, { params: { communityId }, query });
    expect([list.topics.length, list.votesLeft]).toEqual([1, null]);
    const one = await world.call(ana, API.openTopic, { params: { communityId, topicId } });
    expect([one.topic.id, one.votesLeft]).toEqual([topicId, null]);
  });
});
