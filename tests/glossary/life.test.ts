import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { approve, endProposal, propose, termDraft } from './drafts.ts';

const { world, communityId, priya, ana, ben, grace } = await gathered({
  ana: 'member',
  ben: 'mentor',
  grace: 'sponsor',
});
await world.settled();
const params = { communityId };
const open = (person: Person, termId: string) =>
  world.call(person, API.openTerm, { params: { ...params, termId } });
const list = (person: Person) => world.call(person, API.listTerms, { params });
const answer = (person: Person, termId: string, objection: string | null, round = 1) =>
  world.ask(person, API.answerTerm, { params: { ...params, termId }, body: { round, objection } });
/** What stands of terms on somebody's Home, once nothing is left to do. */
async function home(person: Person) {
  await world.settled();
  const { mine, news, told } = await world.call(person, API.openHome, {});
  const kinds = (all: readonly { kind: string }[]) =>
    all.map(({ kind }) => kind).filter((kind) => kind.startsWith('term'));
  return { mine: kinds(mine), told: kinds([...(told ?? []), ...news]) };
}

test('a term is proposed, objected to, changed, approved, changed anew while it stands, and retired', async () => {
  const { id: termId } = await propose(world, ana, communityId);
  expect((await list(grace)).terms).toMatchObject([{ state: 'proposed', entry: null }]);
  expect((await home(ben)).mine).toEqual(['term-proposal']);
  expect((await home(grace)).mine).toEqual([]);
  expect((await answer(grace, termId, null)).status).toBe(403);
  expect((await answer(ben, termId, 'A review is one too')).body).toMatchObject({ mine: 'objects' });
  expect((await answer(priya, termId, null)).body.mine).toBe('consents');
  expect(await home(ana)).toMatchObject({ mine: ['term-objected'], told: ['term-objection'] });
  await endProposal(world, communityId, termId);
  expect((await list(ben)).terms).toMatchObject([{ state: 'proposed', entry: null }]);

  const { proposal } = await open(ana, termId);
  const body = termDraft({ definition: 'We look back at how we worked, not at what came of it.' });
  await world.call(ana, API.changeTermProposal, {
    params: { ...params, termId },
    body,
    etag: proposal?.etag ?? '',
  });
  expect((await answer(ben, termId, null)).body.code).toBe('proposal-changed');
  expect((await open(ben, termId)).proposal?.consent).toMatchObject({ round: 2, mine: 'asked-again' });
  await endProposal(world, communityId, termId);
  expect((await answer(ben, termId, null, 2)).body).toMatchObject({
    state: 'adopted',
    objections: [{ state: 'answered' }],
  });
  const approved = await open(grace, termId);
  expect(approved).toMatchObject({
    term: { state: 'approved', entry: body.entry, proposal: null },
    versions: [{ version: 1, objections: 1, by: { id: ana.id } }],
  });
  expect(approved.versions[0]?.agreed.map(({ id }) => id).sort()).toEqual([ben.id, priya.id].sort());
  expect((await home(priya)).told).toEqual(['term-approved']);

  // What is approved stands while a change is proposed, and what was said before is said of that.
  const unchanged = await world.ask(ben, API.proposeTerm, { params: { ...params, termId }, body });
  expect(unchanged.body.code).toBe('term-unchanged');
  await propose(world, ben, communityId, termDraft({ definition: 'We look back.' }), termId);
  const second = await world.ask(ana, API.proposeTerm, {
    params: { ...params, termId },
    body: termDraft({ definition: 'Another' }),
  });
  expect(second.body.code).toBe('proposal-open');
  expect(await open(priya, termId)).toMatchObject({
    term: { entry: body.entry },
    proposal: { consent: { mine: 'none', objections: [] } },
  });
  await world.call(ben, API.withdrawTerm, { params: { ...params, termId }, body: { word: '' } });
  expect((await open(priya, termId)).term).toMatchObject({
    state: 'approved',
    entry: body.entry,
    proposal: null,
  });

  await propose(world, ana, communityId, termDraft(null, 'Nobody says it'), termId);
  await endProposal(world, communityId, termId);
  expect(await open(priya, termId)).toMatchObject({
    term: { state: 'retired', entry: null },
    versions: [{ version: 2, entry: null }, { version: 1 }],
  });
  expect((await home(ben)).told).toContain('term-retired');
});

test('a proposal that was withdrawn before anything was approved leaves the list, and nothing to be found', async () => {
  const { id: termId } = await propose(
    world,
    ana,
    communityId,
    termDraft({ term: 'Zugzwang', synonyms: [] }),
  );
  const find = async () =>
    (await world.call(ben, API.searchKnowledge, { params, query: { q: 'zugzwang' } })).hits;
  expect(await find()).toMatchObject([{ kind: 'term', id: termId, approved: false }]);
  const { body } = await world.ask(ben, API.withdrawTerm, {
    params: { ...params, termId },
    body: { word: '' },
  });
  expect(body.code).toBe('proposal-not-yours');
  await world.call(ana, API.withdrawTerm, { params: { ...params, termId }, body: { word: '' } });
  expect(await find()).toEqual([]);
  expect((await list(ben)).terms.map(({ id }) => id)).not.toContain(termId);
  expect((await answer(ben, termId, null)).body.code).toBe('proposal-withdrawn');
});

test('search finds a term by any of its forms, and a term finds what says it as a whole word', async () => {
  const termId = await approve(
    world,
    ana,
    communityId,
    termDraft({ term: 'Feedback loop', synonyms: ['echo circle'], definition: 'What comes back.' }),
  );
  const { hits } = await world.call(ben, API.searchKnowledge, { params, query: { q: 'echo circles' } });
  expect(hits[0]).toMatchObject({ kind: 'term', id: termId, approved: true, synonyms: ['echo circle'] });
  for (const [title, body] of [
    ['Loops', 'Close the **feedback loops** early.'],
    ['Apart', 'Feedback comes first. A loop is something else.'],
  ] as const) {
    await publishArtifact(world, ana, communityId, artifactDraft({ title, body }));
  }
  const uses = await world.call(ben, API.findTermUses, { params: { ...params, termId } });
  expect(uses.hits.map(({ title }) => title)).toEqual(['Loops']);
});
