import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, id, planSession, publishArtifact, sessionDraft } from '../http/guild.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { aRubric, roundDraft } from '../scoring/drafts.ts';
import { callPlace, type Visitor } from '../support/browser.ts';
import { drawn, faultsOf, furnishedCommunity, inColours } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, session: other } = await furnishedCommunity();
const { world } = here;
const { communityId } = other;
const priya = here.who('Priya');

const tree = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ type: 'decision tree', title: 'What to do now', body: A_TREE }),
);
const rubric = await aRubric(world, priya, communityId);
const template = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ type: 'template', title: 'A decision record', body: '**Why:** what spoke for it' }),
);
await world.call(priya, API.beginRound, {
  params: { communityId, artifactId: rubric.id, roundId: id() },
  body: roundDraft(),
});

async function faultsBeside(visitor: Visitor): Promise<string[]> {
  const frame = await visitor.frame('sidePanel');
  await frame.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await drawn(frame);
  return [
    ...(await faultsOf(frame, 'whole')),
    ...(await inColours(visitor, frame, (look) => faultsOf(frame, look))),
  ];
}

async function beside(artifactId: string): Promise<Visitor> {
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'On call', artifactIds: [artifactId] }),
  );
  const visitor = await here.visit('Priya', callPlace(await here.invited(priya, planned)));
  await visitor.panel.getByRole('tab', { name: 'Knowledge' }).click();
  return visitor;
}

test('walking a tree together, and searching beside it, pass axe in any theme', async () => {
  const visitor = await beside(tree.id);
  await visitor.panel.getByRole('button', { name: 'Walk it together' }).click();
  await visitor.panel.getByRole('button', { name: 'Yes' }).click();
  await visitor.panel.getByRole('heading', { name: 'Is anybody hurt?' }).waitFor();
  expect(await faultsBeside(visitor)).toEqual([]);
  await visitor.panel.getByRole('button', { name: 'Search' }).click();
  await visitor.panel.getByRole('searchbox').fill('what');
  await visitor.panel.getByRole('button', { name: 'What to do now' }).waitFor();
  expect(await faultsBeside(visitor)).toEqual([]);
});

test('scoring by a rubric passes axe in any theme', async () => {
  const visitor = await beside(rubric.id);
  await visitor.panel.getByRole('button', { name: 'Give my scores' }).waitFor();
  expect(await faultsBeside(visitor)).toEqual([]);
});

test('filling in a template passes axe in any theme', async () => {
  const visitor = await beside(template.id);
  await visitor.panel.getByRole('button', { name: 'Fill it in' }).click();
  await visitor.panel.getByRole('button', { name: 'Keep as a draft' }).click();
  await visitor.panel.getByText('Give it a title.').waitFor();
  expect(await faultsBeside(visitor)).toEqual([]);
});
