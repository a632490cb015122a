import { expect, test } from 'vitest';
import { hitGroups } from '../../tabs/knowledge/hit-views.ts';

const ID = '4e19a701-5d3e-4c1f-8b7a-f88a25512980';
const artifact = {
  kind: 'artifact',
  id: ID,
  title: 'Feedback that lands',
  type: 'playbook',
  taxonomy: 'people',
  excerpt: '',
} as const;
const person = { kind: 'member', id: ID, name: 'Priya Raman', role: 'member', excerpt: '' } as const;
const kindsOf = (groups: ReturnType<typeof hitGroups>) => groups.map(({ kind, from }) => [kind, from]);

test('the kind of the best hit stands first where hits are ranked, and kinds keep their order otherwise', () => {
  const hits = [person, artifact, { ...artifact, id: ID.replace('4e', '5e') }];
  expect(kindsOf(hitGroups(hits, { bestFirst: true }))).toEqual([
    ['member', 0],
    ['artifact', 1],
  ]);
  expect(kindsOf(hitGroups(hits))).toEqual([
    ['artifact', 0],
    ['member', 2],
  ]);
});

test('a best hit of a kind that this version does not know changes nothing', () => {
  expect(kindsOf(hitGroups([{ kind: 'later', excerpt: '' }, person, artifact], { bestFirst: true }))).toEqual(
    [
      ['member', 0],
      ['artifact', 1],
    ],
  );
});
