import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { communityDraft, day } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { adopt, proposalDraft } from './drafts.ts';

const { world, communityId, priya, ana, ben, grace } = await gathered({
  ana: 'member',
  ben: 'mentor',
  grace: 'sponsor',
});
// What a new community causes is done before the first test.
await world.settled();
const params = { communityId };
const open = (person: Person) => world.call(person, API.openCharter, { params });
const mine = async (person: Person) => {
  await world.settled();
  const { mine: all } = await world.call(person, API.openHome);
  return all.map(({ kind }) => kind).filter((kind) => kind.startsWith('charter'));
};

// To a newcomer the charter is shown as a step of finding their way in.
await world.call(ben, API.dismissOnboarding, { params, body: { dismissed: true } });
await adopt(world, ana, communityId);

test('what is agreed on changes by a proposal alone; name and rhythm stay the organiser’s', async () => {
  const { details } = await world.call(priya, API.openCommunity, { params });
  if (!details) throw new Error('There are details');
  const { purpose, northStar, norms } = details;
  const draft = communityDraft({ purpose, northStar, norms, name: 'Leading people' });
  const renamed = await world.call(priya, API.reviseCommunity, { params, body: draft, etag: details.etag });
  expect(renamed).toMatchObject({ name: 'Leading people', charter: 1 });
  const body = { ...draft, norms: ['Mine alone'] };
  const refused = await world.ask(priya, API.reviseCommunity, { params, body, etag: renamed.etag });
  expect([refused.status, refused.body.code]).toEqual([409, 'charter-decides']);
  const { text } = (await open(priya)).charter ?? {};
  const same = { text: text ?? proposalDraft().text, word: 'The same', days: 7 };
  const nothing = await world.ask(priya, API.proposeCharter, {
    params: { ...params, proposalId: crypto.randomUUID() },
    body: same,
  });
  expect(nothing.body.code).toBe('nothing-changes');
});

test('members accept what stands; only an organiser sees who has not, and can ask them once a week', async () => {
  expect(await mine(ben)).toEqual(['charter-to-accept']);
  expect(await mine(grace)).toEqual([]);
  await world.call(ben, API.acceptCharter, { params, body: { version: 1 } });
  expect(await mine(ben)).toEqual([]);
  expect((await open(ana)).accepted).toEqual({ count: 1, of: 3, mine: false, missing: null, nudgedAt: null });
  const missing = (await open(priya)).accepted?.missing?.map(({ id }) => id);
  expect(missing?.sort()).toEqual([ana.id, priya.id].sort());
  await world.call(priya, API.nudgeCharter, { params, body: {} });
  await world.settled();
  const { mine: all } = await world.call(ana, API.openHome);
  expect(all.find(({ kind }) => kind === 'charter-to-accept')).toMatchObject({
    nudgedAt: expect.any(String),
  });
  expect((await world.ask(priya, API.nudgeCharter, { params, body: {} })).body.code).toBe('nudged-lately');
  expect((await world.ask(ana, API.nudgeCharter, { params, body: {} })).body.code).toBe('role-may-not');
});

test('nobody accepts a version that was changed since they read it, and who accepted before is asked anew', async () => {
  const next = await adopt(
    world,
    ben,
    communityId,
    proposalDraft({ outcomes: ['Two playbooks'] }, 'Measured'),
  );
  expect(next.version).toBe(2);
  const late = await world.ask(ben, API.acceptCharter, { params, body: { version: 1 } });
  expect([late.status, late.body.code]).toEqual([412, 'changed-meanwhile']);
  expect(await mine(ben)).toEqual(['charter-to-accept']);
});

test('the day of the review comes back by itself on the organisers’ Home', async () => {
  const { reviewOn } = await open(priya);
  expect(reviewOn && reviewOn > day(180)).toBe(true);
  await world.call(priya, API.reviewCharter, { params, body: { next: day(90) } });
  expect(await open(ana)).toMatchObject({ reviewOn: day(90), reviewed: { by: { id: priya.id } } });
  await world.settled();
  const { mine: all } = await world.call(priya, API.openHome);
  expect(all.find(({ kind }) => kind === 'charter-review')).toMatchObject({ due: day(90), version: 2 });
  expect(await mine(ana)).not.toContain('charter-review');
});
