import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, pastSessionDraft, planSession, publishArtifact } from '../http/guild.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { gathered } from '../support/community.ts';
import { at } from './leading.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

const tree = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ type: 'decision tree', title: 'How do I bring it up?', body: A_TREE }),
);
const begun = async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const params = { ...at(session), artifactId: tree.id, revision: '1' };
  return {
    params,
    walk: (who: Person, path: string[], how = {}) =>
      world.call(who, API.walkTogether, { params, body: { path, ...how } }),
    refused: async (who: Person, path: string[]) =>
      (await world.ask(who, API.walkTogether, { params, body: { path } })).body,
    seen: async (who: Person) =>
      (await world.call(who, API.followSession, { params: at(session), query: {} })).walks,
  };
};

test('whoever begins a walk leads it, everybody sees where it stands, and nobody else can move it', async () => {
  const { walk, refused, seen } = await begun();
  await walk(ana, []);
  await walk(ana, ['Yes', 'No']);
  expect(await seen(ben)).toMatchObject([
    {
      artifactId: tree.id,
      revision: 1,
      title: 'How do I bring it up?',
      path: ['Yes', 'No'],
      lead: { id: ana.id },
      over: false,
    },
  ]);
  expect(await refused(ben, ['Yes'])).toMatchObject({
    code: 'walk-led',
    current: { walk: { path: ['Yes', 'No'], lead: { id: ana.id } } },
  });
  expect(await seen(ana)).toMatchObject([{ path: ['Yes', 'No'] }]);
});

test('the lead can be taken, and is free once the walk is over', async () => {
  const { walk, refused, seen } = await begun();
  await walk(ana, ['Yes']);
  await walk(ben, ['Yes'], { take: true });
  expect((await refused(ana, [])).code).toBe('walk-led');
  await walk(ben, ['Yes', 'No'], { over: true });
  expect(await seen(ana)).toMatchObject([{ lead: { id: ben.id }, over: true }]);
  await walk(ana, []);
  expect(await seen(ben)).toMatchObject([{ path: [], lead: { id: ana.id }, over: false }]);
});

test('of people who move at once one move stands whole', async () => {
  const { walk, seen } = await begun();
  await walk(ana, []);
  await Promise.allSettled(
    [ana, ben, priya].map((who) => walk(who, [`${who.displayName} says`], { take: true })),
  );
  const [stands] = await seen(ana);
  expect(stands?.path).toEqual([`${stands?.lead.name} says`]);
});
