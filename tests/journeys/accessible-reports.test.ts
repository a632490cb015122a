import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { another, approve, propose, termDraft } from '../glossary/drafts.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { faultsOfViews, furnishedCommunity } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, session } = await furnishedCommunity();
const { world } = here;
const { communityId } = session;
const priya = here.who('Priya');
const publish = (change: Parameters<typeof artifactDraft>[0]) =>
  publishArtifact(world, priya, communityId, artifactDraft(change));

test('differences and reports pass axe, and what is seen of a button is what it is called', async () => {
  const { id } = await publish({
    type: 'playbook',
    title: 'Asking first',
    body: '## One\n\n### Two\n\nWords',
  });
  const params = { communityId, artifactId: id };
  const { artifact } = await world.call(priya, API.openArtifact, { params });
  const body = artifactDraft({ title: 'Asking first', body: '## One\n\n### Two\n\nOther words' });
  const { etag } = await world.call(priya, API.reviseArtifact, { params, body, etag: artifact.etag });
  await world.call(priya, API.publishArtifact, { params, body: { changeNote: 'Second' }, etag });
  const report = await publish({
    type: 'synthesis report',
    title: 'What we learned',
    body: '## In short\n\nIt went well.\n\n## What keeps coming up\n\n### Asking\n\nWords',
  });
  expect(
    await faultsOfViews(
      here,
      [
        [`${community}/knowledge/${id}/revisions/2?with=1`, /.*/],
        [`${community}/knowledge/${report.id}/edit`, /^Revise/],
        [`${community}/knowledge/synthesis`, /.*/],
      ],
      'named',
    ),
  ).toEqual([]);
});

test('the glossary passes axe, and what is seen of a button is what it is called', async () => {
  const termId = await approve(world, priya, communityId, termDraft());
  await propose(world, here.who('Ana'), communityId, another());
  const glossary = `${community}/knowledge/glossary`;
  expect(
    await faultsOfViews(
      here,
      [
        [glossary, /^Glossary$/],
        [`${glossary}/${termId}`, /^Retrospective$/],
      ],
      'named',
    ),
  ).toEqual([]);
});
