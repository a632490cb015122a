import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya } = await gathered({});

async function published(body: string, type: ArtifactType = 'decision tree') {
  const params = { communityId, artifactId: id() };
  const { etag } = await world.call(priya, API.draftArtifact, {
    params,
    body: artifactDraft({ body, type }),
  });
  return world.ask(priya, API.publishArtifact, { params, body: { changeNote: 'First' }, etag });
}

const TREE = `## Is it urgent?

- [Yes](#contain-it)
- [No](#wait)

## Contain it

## Wait

## Test cases

- The boiler: *Yes* → [Contain it](#contain-it)`;

test('a tree that leads to outcomes, and whose test cases arrive, is published', async () => {
  expect((await published(TREE)).body.state).toBe('published');
});

test('a tree that cannot be walked to an end is refused, and the answer says where', async () => {
  const loose = await published(TREE.replace('[No](#wait)', '[No](#later)'));
  expect([loose.status, loose.body.code, loose.body.errors]).toEqual([
    409,
    'tree-not-walkable',
    [{ field: 'Is it urgent?', expected: '“No” leads nowhere yet.' }],
  ]);
  const circle = await published('## A?\n\n- [On](#b)\n\n## B?\n\n- [Back](#a)\n- [Out](#c)\n\n## C');
  expect(circle.body.errors).toEqual([{ field: 'B?', expected: '“Back” leads back in a circle.' }]);
  const endless = await published('## A?\n\n- [On](#a)');
  expect(endless.body.errors).toContainEqual({
    field: 'The tree',
    expected: 'There is no outcome, so nobody can arrive anywhere.',
  });
});

test('a tree whose test case arrives elsewhere is refused, and the answer says where it went', async () => {
  const failing = await published(TREE.replace('*Yes* →', '*No* →'));
  expect([failing.status, failing.body.code, failing.body.errors]).toEqual([
    409,
    'tree-tests-fail',
    [{ field: 'The boiler', expected: 'Arrives at “Wait” instead of “Contain it”.' }],
  ]);
});

test('words that are no tree are published as words, and no other type is held to be a tree', async () => {
  const words = '## Start here: is it urgent?\n\n- **Yes:** go to *Contain it*.\n- **No:** wait.';
  expect((await published(words)).body.state).toBe('published');
  expect((await published('## A?\n\n- [On](#nowhere)', 'playbook')).body.state).toBe('published');
});

test('an outcome that nothing leads to is worth a look, and no reason to refuse', async () => {
  expect((await published(`## Left over\n\n${TREE}`)).body.code).toBe('tree-not-walkable');
  expect((await published(TREE.replace('## Test', '## Left over\n\n## Test'))).body.state).toBe('published');
});
