import { beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { communityDraft, day } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { adopt, endProposal, proposalDraft, propose } from './drafts.ts';

const { world, communityId, priya, ana, ben, grace } = await gathered({
  ana: 'member',
  ben: 'mentor',
  grace: 'sponsor',
});
const params = { communityId };
const open = (person: Person) => world.call(person, API.openCharter, { params });
const mine = async (person: Person) => {
  await world.settled();
  const { mine: all } = await world.call(person, API.openHome);
  return all.map(({ kind }) => kind).filter((kind) => kind.startsWith('charter'));
};
const told = async (person: Person) => {
  await world.settled();
  const { told: alone, news } = await world.call(person, API.openHome);
  return [...(alone ?? []), ...news].map(({ kind }) => kind).filter((kind) => kind.startsWith('charter'));
};
const answer = (person: Person, proposalId: string, objection: string | null, round = 1) =>
  world.ask(person, API.answerCharterProposal, {
    params: { ...params, proposalId },
    body: { round, objection },
  });

// To a newcomer the charter is shown as a step of finding their way in.
beforeAll(async () => {
  await world.call(ben, API.dismissOnboarding, { params, body: { dismissed: true } });
});

test('a charter begins as a proposal, is changed for an objection, and is adopted into the community when none stands', async () => {
  const before = await world.call(priya, API.openCommunity, { params });
  expect(before.details?.charter).toBe(0);
  const { id: proposalId } = await propose(world, ana, communityId);
  expect(await mine(ben)).toEqual(['charter-proposal']);
  expect(await mine(ana)).toEqual([]);
  expect(await mine(grace)).toEqual([]);
  expect((await answer(ben, proposalId, 'Nobody says how we decide')).body).toMatchObject({
    mine: 'objects',
    objections: [{ by: { id: ben.id }, words: 'Nobody says how we decide', state: 'stands' }],
  });
  expect((await answer(priya, proposalId, null)).body.mine).toBe('consents');
  expect(await mine(ana)).toEqual(['charter-objected']);
  expect(await told(ana)).toContain('charter-objection');
  expect(await mine(priya)).toEqual([]);
  // Its time goes by while the objection stands.
  await endProposal(world, communityId, proposalId);
  expect((await open(priya)).charter).toBeNull();

  const { proposal } = await open(ana);
  const body = proposalDraft({ decisionRule: 'By consent, in the last ten minutes.' }, 'With how we decide');
  const change = { params: { ...params, proposalId }, body, etag: proposal?.etag ?? '' };
  const changed = await world.call(ana, API.changeCharterProposal, change);
  expect(changed).toMatchObject({ text: body.text, before: proposalDraft().text });
  // Everybody is asked again, and an answer to what it said before is none to what it says now.
  expect((await answer(priya, proposalId, null)).body.code).toBe('proposal-changed');
  expect(await mine(ben)).toEqual(['charter-proposal']);
  const asked = (await open(ben)).proposal?.consent;
  expect(asked).toMatchObject({ round: 2, mine: 'asked-again', objections: [{ state: 'stands' }] });

  // Saying nothing to the change does not take an objection back.
  await endProposal(world, communityId, proposalId);
  expect((await open(priya)).charter).toBeNull();
  expect(await mine(ana)).toEqual(['charter-objected']);
  expect((await answer(ben, proposalId, null, 2)).body).toMatchObject({
    state: 'adopted',
    objections: [{ state: 'answered' }],
  });
  const adopted = await open(grace);
  expect(adopted).toMatchObject({
    charter: { version: 1, text: body.text },
    proposal: null,
    accepted: { count: 0, of: 3, mine: false, missing: null },
  });
  const { details } = await world.call(priya, API.openCommunity, { params });
  expect(details).toMatchObject({ charter: 1, purpose: body.text.purpose, norms: body.text.norms });
  expect(await told(ben)).toContain('charter-adopted');
  const { versions } = await world.call(ben, API.listCharterVersions, { params });
  expect(versions).toMatchObject([{ version: 1, by: { id: ana.id }, objections: 1, rounds: 2 }]);
});

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

test('one change is decided at a time, and a proposal of somebody who has left is changed by an organiser', async () => {
  const { id: proposalId } = await propose(world, ben, communityId, proposalDraft({ norms: ['One'] }));
  const second = await world.ask(ana, API.proposeCharter, {
    params: { ...params, proposalId: crypto.randomUUID() },
    body: proposalDraft({ norms: ['Two'] }),
  });
  expect(second.body.code).toBe('proposal-open');
  const withdraw = (person: Person) =>
    world.ask(person, API.withdrawCharterProposal, {
      params: { ...params, proposalId },
      body: { word: 'Ben has left' },
    });
  expect((await withdraw(priya)).body.code).toBe('proposal-not-yours');
  expect((await answer(ana, proposalId, 'Which one?')).status).toBe(200);
  await world.call(priya, API.removeMember, { params: { ...params, personId: ben.id } });
  expect((await open(priya)).abilities.change).toBe('yes');
  // Whoever objected and left stands in nobody's way.
  await world.call(priya, API.removeMember, { params: { ...params, personId: ana.id } });
  await endProposal(world, communityId, proposalId);
  expect(await open(priya)).toMatchObject({ charter: { version: 3 }, proposal: null });
  expect((await withdraw(priya)).body.code).toBe('proposal-adopted');
});
