import { expect } from 'vitest';
import { API } from '../../domain/api.ts';
import {
  artifactDraft,
  captureNote,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import type { Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

export const TOPIC = 'Questions that open';
export const COMMUNITY = 'Leading through feedback';
export const OTHER = 'Night shift leads';

/** Two communities, one of them with something coming, something over and something left open, for the tests of one file. */
export async function twoCommunities() {
  const here = await ownTown();
  const { world } = here;
  const [priya, marcus] = [here.who('Priya'), here.who('Marcus')];
  const communityId = await startCommunity(world, priya, [
    [marcus, 'member'],
    [here.who('Ana'), 'guest'],
  ]);
  const otherId = await startCommunity(world, priya, [[marcus, 'member']], { name: OTHER });
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const over = await planSession(world, priya, communityId, pastSessionDraft(priya, { topic: 'Closed' }));
  await captureNote(
    world,
    priya,
    over,
    noteDraft('Try it with the night shift', { kind: 'action', ownerId: priya.id }),
  );
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: over.id } });
  await planSession(world, priya, communityId, pastSessionDraft(priya, { topic: 'Left open' }));
  const coming = await planSession(world, priya, communityId, sessionDraft(marcus, { topic: TOPIC }));
  await world.settled();
  return {
    here,
    community: `/communities/${communityId}`,
    other: `/communities/${otherId}`,
    coming,
    playbook: playbook.id,
  };
}

/** What the bar offers inside the community, and what of it is marked as here. */
export async function bar({ app }: Visitor): Promise<{ tabs: string[]; here: string | undefined }> {
  const tabs = app.getByRole('navigation', { name: COMMUNITY }).getByRole('link');
  await tabs.first().waitFor();
  const marked = app.getByRole('navigation', { name: COMMUNITY }).locator('a[aria-current]');
  expect(await marked.count()).toBe(1);
  return { tabs: await tabs.allInnerTexts(), here: await marked.innerText() };
}

export const TABS = ['Overview', 'Sessions', 'Knowledge', 'Pilots', 'People'];
export const title = ({ app }: Visitor, name: string) =>
  app.getByRole('heading', { level: 1, name }).waitFor();
