import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { day } from '../http/guild.ts';
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
  const parts: [string, () => Promise<{ body: Record<string, unknown> }>][] = [
    [`in-pilot|${pilotId}|check-in|${day(0)}|${priya.id}`, checkIn],
    [`in-pilot|${pilotId}|~report-form|${priya.id}`, keep],
    [`in-pilot|${pilotId}|request|${ana.id}`, ask],
    ['pilots|0-totals', publish],
    // Last, because it has another version once it is put back.
    [`pilot|${pilotId}`, change],
  ];
  const all = async () => (await stored(world)).filter(({ partitionKey }) => !/^outbox-/.test(partitionKey));
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
