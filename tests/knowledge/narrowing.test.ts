import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { ARTIFACT_TYPES } from '../../domain/knowledge/artifact.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
});
afterAll(() => world.stop());

const publish = (title: string, more: Partial<Artifact> & { body?: string } = {}, by = ana) =>
  publishArtifact(world, by, communityId, artifactDraft({ title, ...more }));
const search = (q: string) => world.call(ana, API.searchKnowledge, { params: { communityId }, query: { q } });
const found = async (q: string) => (await search(q)).hits.map((hit) => hit.id);
const related = async ({ id: artifactId }: Artifact) =>
  (await world.call(ana, API.listRelated, { params: { communityId, artifactId } })).related;

test('a phrase is found where its words follow each other, whatever stands between them, and nowhere else', async () => {
  const [there, apart] = [
    await publish('Marmots', { body: 'Listen first,\n\nthen **speak**.' }),
    await publish('Marmots apart', { body: 'First speak, then listen to marmots.' }),
  ];
  expect(await found('"listen FIRST then speak"')).toEqual([there.id]);
  expect(await found('marmots "then listen"')).toEqual([apart.id]);
  // Somebody is still typing it.
  expect(await found('"listen first then sp')).toEqual([there.id]);
  expect(await found('"first listen"')).toEqual([]);
  expect((await found('listen first speak')).sort()).toEqual([there.id, apart.id].sort());
});

test('a search is limited by kind, by who wrote it and by tag, which narrow it down together and need no words', async () => {
  const playbook = await publish('Axolotls', { tags: ['First week', 'water'] }, priya);
  const rubric = await publish('Axolotls scored', { type: 'rubric' });
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(ana, { topic: 'Axolotl hour' }),
  );
  const decision = await captureNote(
    world,
    ana,
    session,
    noteDraft('Axolotls stay', { kind: 'decision', tags: ['water'] }),
  );
  expect(await found('axolotl kind:rubric')).toEqual([rubric.id]);
  expect(await found('axolotl kind:decision')).toEqual([decision.id]);
  expect(await found('axolotl kind:session')).toEqual([session.id]);
  const first = priya.displayName.split(' ')[0]?.toLowerCase() ?? '';
  expect(await found(`axolotl by:${first}`)).toEqual([playbook.id]);
  expect((await found('tag:water')).sort()).toEqual([playbook.id, decision.id].sort());
  expect(await found(`tag:"first week" by:"${priya.displayName}"`)).toEqual([playbook.id]);
  expect(await found('water kind:playbook')).toEqual([playbook.id]);
  expect((await search('axolotl Kind:rubric')).filters).toEqual([
    { name: 'kind', value: 'rubric', written: 'Kind:rubric' },
  ]);
});

test('a filter that nobody knows is plain words', async () => {
  const one = await publish('Ibex at 14:00', { body: 'Where: kind:hearted people meet.' });
  for (const q of ['ibex kind:hearted', 'where:kind', 'ibex 14:00'])
    expect(await search(q)).toMatchObject({ hits: [{ id: one.id }], filters: [] });
});

test('an artifact’s page has what it is linked to, what was at hand with it, and what shares its tags, and says why', async () => {
  const odd = { taxonomy: 'technology' as const };
  const one = await publish('Pangolin onboarding', { ...odd, body: 'Curl up.', tags: ['armour'] });
  const address = `https://guildhall.example/#/communities/${communityId}/knowledge/${one.id}`;
  const links = await publish('Zebra crossings', { ...odd, body: `See [that](${address}).` });
  const together = await publish('Heron patience', { ...odd, body: 'Stand still.' });
  const tagged = await publish('Beetle shells', { ...odd, body: 'Shine.', tags: ['Armour', 'shine'] });
  const like = await publish('Pangolin onboarding in autumn', { ...odd, body: 'Roll.' });
  await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(ana, { topic: 'Animals upwards', artifactIds: [one.id, together.id] }),
  );
  const told = await related(one);
  expect(told.map(({ title, relation }) => [title, relation])).toEqual([
    [links.title, { why: 'linked' }],
    [together.title, { why: 'session', topic: 'Animals upwards' }],
    [tagged.title, { why: 'tags', tags: ['Armour'] }],
    [like.title, { why: 'words' }],
  ]);
  world.clearCosts();
  await related(one);
  expect(world.costs()).toMatchObject([{ route: 'listRelated', storageCalls: 0 }]);
  // It goes both ways, and a draft has nothing yet.
  expect((await related(links))[0]).toMatchObject({ id: one.id, relation: { why: 'linked' } });
  const params = { communityId, artifactId: id() };
  const draft = await world.call(ana, API.draftArtifact, { params, body: artifactDraft() });
  expect(await related(draft)).toEqual([]);
});

test('a kind may be asked for by a short name and in several words, and one that is none is said', async () => {
  const tree = await publish('Okapi choices', { type: 'template' });
  const answer = async (q: string) => {
    const query = { q };
    const { hits, unknownKinds } = await world.call(ana, API.searchKnowledge, {
      params: { communityId },
      query,
    });
    return { ids: hits.map((hit) => hit.id), unknownKinds };
  };
  expect(await answer('okapi kind:template')).toEqual({ ids: [tree.id], unknownKinds: [] });
  expect(await answer('okapi kind:tree')).toEqual({ ids: [], unknownKinds: [] });
  for (const type of ARTIFACT_TYPES)
    expect([type, (await answer(`okapi kind:"${type}"`)).unknownKinds]).toEqual([type, []]);
  expect((await answer('okapi kind:xyz')).unknownKinds).toEqual(['xyz']);
});
