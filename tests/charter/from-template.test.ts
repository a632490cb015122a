import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { charterOf } from '../../domain/knowledge/types/template.ts';
import { bodyOf, check, formOf, withTemplate } from '../../tabs/charter/form.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { endProposal } from './drafts.ts';

const { world, communityId, priya, ana } = await gathered({ ana: 'member' });
const params = { communityId };

/** What the page of a proposal does with a template of the knowledge base. */
async function proposeFrom(body: string) {
  const template = await publishArtifact(
    world,
    priya,
    communityId,
    artifactDraft({ type: 'template', title: 'A charter', body }),
  );
  const read = await world.call(ana, API.openArtifact, { params: { ...params, artifactId: template.id } });
  const found = charterOf(read.body ?? '');
  const { details } = await world.call(ana, API.openCommunity, { params });
  const { charter } = await world.call(ana, API.openCharter, { params });
  if (!found || !details) throw new Error('Nothing to begin with');
  const { purpose, northStar, norms } = details;
  const now = charter?.text ?? { purpose, northStar, outcomes: [], norms, decisionRule: '' };
  const form = { ...withTemplate(formOf(now, '', 7), found), word: 'As others do it' };
  expect(check(form)).toBeNull();
  const proposalId = id();
  await world.call(ana, API.proposeCharter, { params: { ...params, proposalId }, body: bodyOf(form) });
  await endProposal(world, communityId, proposalId);
  return { now, text: (await world.call(priya, API.openCharter, { params })).charter?.text };
}

test('a charter is proposed from a template of the knowledge base, and adopted as that says', async () => {
  const { text, now } = await proposeFrom(
    [
      'How we write a charter.',
      '',
      '---',
      '',
      '**Purpose:** We learn to *lead* together.',
      '',
      '## What there is in a year',
      '',
      '- A playbook that is used outside',
      '- Two pilots a quarter',
      '',
      '## Norms',
      '',
      '1. Start on time',
      '2. Ask before you advise',
      '',
      '## How we decide',
      '',
      'By consent.',
    ].join('\n'),
  );
  expect(text).toEqual({
    purpose: 'We learn to lead together.',
    northStar: now.northStar,
    outcomes: ['A playbook that is used outside', 'Two pilots a quarter'],
    norms: ['Start on time', 'Ask before you advise'],
    decisionRule: 'By consent.',
  });
});

test('a template that says only some of a charter takes nothing of it away', async () => {
  const { text, now } = await proposeFrom('## North star\n\nNobody leaves because of a manager.');
  expect(now.outcomes).toHaveLength(2);
  expect(text).toEqual({ ...now, northStar: 'Nobody leaves because of a manager.' });
});
