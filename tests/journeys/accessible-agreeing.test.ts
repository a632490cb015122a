import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { adopt, proposalDraft, propose } from '../charter/drafts.ts';
import { aHeldRole, aProposedRole, offerRole } from '../roles/drafts.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { faultsOfViews, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });
const { world } = here;
const priya = here.who('Priya');
const ana = here.who('Ana');
await adopt(world, priya, communityId);
const changed = proposalDraft({ norms: ['Start on time', 'Ask first'], outcomes: ['A shelf of kits'] });
const { id: proposalId } = await propose(world, ana, communityId, changed);
await world.call(here.who('Marcus'), API.answerCharterProposal, {
  params: { communityId, proposalId },
  body: { round: 1, objection: 'It leaves out those who joined last' },
});
const open = await offerRole(world, priya, communityId, { title: 'Mentor for new leads', carries: 'mentor' });
const proposed = await aProposedRole(world, priya, communityId, ana);
await aHeldRole(world, priya, communityId, here.who('Marcus'), { carries: 'mentor' });
await world.settled();

const community = `/communities/${communityId}`;
const VIEWS: readonly View[] = [
  ['/', /^Home$/],
  [`${community}/charter`, /^Charter$/],
  [`${community}/roles`, /^Roles$/],
  [`${community}/roles/${open.id}`, /^Mentor for new leads$/],
  [`${community}/roles/${proposed.params.roleId}`, /^Keeper of the glossary$/],
  [`${community}/roles/new`, /^Open a role$/],
];

test('the charter and roles can be read and used in every theme, narrow, zoomed and with large text', async () => {
  expect(await faultsOfViews(here, VIEWS)).toEqual([]);
});
