import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { gathered } from '../support/community.ts';
import { endProposal, proposalDraft, propose } from './drafts.ts';

const { world, communityId, priya, ana, ben, grace } = await gathered({
  ana: 'member',
  ben: 'mentor',
  grace: 'sponsor',
});
// What a new community causes is done before the first test.
await world.settled();
const params = { communityId };
const open = (person: Person) => world.call(person, API.openCharter, { params });
/** What stands on each one's Home, once nothing is left to do. */
const homes = async (...people: Person[]) => {
  await world.settled();
  return Promise.all(
    people.map(async (person) => {
      const { mine, told, news } = await world.call(person, API.openHome);
      const kinds = (all: readonly { readonly kind: string }[]) =>
        all.map(({ kind }) => kind).filter((kind) => kind.startsWith('charter'));
      return { mine: kinds(mine), told: kinds([...(told ?? []), ...news]) };
    }),
  );
};
const answer = (person: Person, proposalId: string, objection: string | null, round = 1) =>
  world.ask(person, API.answerCharterProposal, {
    params: { ...params, proposalId },
    body: { round, objection },
  });

test('a charter begins as a proposal, is changed for an objection, and is adopted into the community when none stands', async () => {
  const before = await world.call(priya, API.openCommunity, { params });
  expect(before.details?.charter).toBe(0);
  const { id: proposalId } = await propose(world, ana, communityId);
  expect((await homes(ben, ana, grace)).map(({ mine }) => mine)).toEqual([['charter-proposal'], [], []]);
  expect((await answer(ben, proposalId, 'Nobody says how we decide')).body).toMatchObject({
    mine: 'objects',
    objections: [{ by: { id: ben.id }, words: 'Nobody says how we decide', state: 'stands' }],
  });
  expect((await answer(priya, proposalId, null)).body.mine).toBe('consents');
  expect(await homes(ana, priya)).toMatchObject([
    { mine: ['charter-objected'], told: expect.arrayContaining(['charter-objection']) },
    { mine: [] },
  ]);
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
  expect(await homes(ben, ana)).toMatchObject([
    { mine: ['charter-proposal'] },
    { mine: ['charter-objected'] },
  ]);
  const asked = (await open(ben)).proposal?.consent;
  expect(asked).toMatchObject({ round: 2, mine: 'asked-again', objections: [{ state: 'stands' }] });

  // Saying nothing to the change does not take an objection back.
  await endProposal(world, communityId, proposalId);
  expect((await open(priya)).charter).toBeNull();
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
  expect((await homes(ben))[0]?.told).toContain('charter-adopted');
  const { versions } = await world.call(ben, API.listCharterVersions, { params });
  expect(versions).toMatchObject([{ version: 1, by: { id: ana.id }, objections: 1, rounds: 2 }]);
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
  expect(await open(priya)).toMatchObject({ charter: { version: 2 }, proposal: null });
  expect((await withdraw(priya)).body.code).toBe('proposal-adopted');
});
