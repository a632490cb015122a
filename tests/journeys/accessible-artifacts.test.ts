import { expect, test, vi } from 'vitest';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { A_TREE } from '../knowledge/a-tree.ts';
import { aRevealedRound, aRubric } from '../scoring/drafts.ts';
import { faultsOfViews, furnishedCommunity } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, session } = await furnishedCommunity();
const { world } = here;
const { communityId } = session;
const priya = here.who('Priya');
const publish = (change: Parameters<typeof artifactDraft>[0]) =>
  publishArtifact(world, priya, communityId, artifactDraft(change));

test('a decision tree, read and built, passes axe, and what is seen of a button is what it is called', async () => {
  const tree = await publish({ type: 'decision tree', title: 'What to do now', body: A_TREE });
  const at = `${community}/knowledge/${tree.id}`;
  expect(
    await faultsOfViews(
      here,
      [
        [at, /^What to do now$/],
        [`${at}/walk`, /^What to do now$/],
        [`${at}/edit`, /^Revise/],
      ],
      'named',
    ),
  ).toEqual([]);
});

test('a rubric and its round pass axe, and what is seen of a button is what it is called', async () => {
  const rubric = await aRubric(world, priya, communityId);
  const { params } = await aRevealedRound(world, priya, communityId, [priya, here.who('Ana')]);
  const at = `${community}/knowledge/${rubric.id}`;
  expect(
    await faultsOfViews(
      here,
      [
        [at, /^What makes/],
        [`${at}/edit`, /^Revise/],
        [`${community}/knowledge/${params.artifactId}/rounds/${params.roundId}`, /^Who decides/],
      ],
      'named',
    ),
  ).toEqual([]);
});
