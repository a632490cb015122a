import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, planSession, publishArtifact, sessionDraft, startCommunity } from '../http/guild.ts';
import { ownTown } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const here = await ownTown();

test('a newcomer finds their way in from Home, asks for a buddy, and both see how far they are', async () => {
  const { world } = here;
  const [priya, ben, ana] = [here.who('Priya'), here.who('Ben'), here.who('Ana')];
  const communityId = await startCommunity(world, priya, [[ben, 'member']]);
  const params = { communityId };
  await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Asking first' }));
  await publishArtifact(world, priya, communityId, artifactDraft());
  await world.call(ben, API.offerToBeBuddy, { params, body: { offers: true } });
  await world.call(priya, API.addMember, {
    params: { communityId, personId: ana.id },
    body: { role: 'member' },
  });
  await world.settled();

  const { app } = await here.visit('Ana', '#/teams/home');
  await app.getByRole('button', { name: 'Find your way in: 15 minutes' }).click();
  await app.getByRole('heading', { name: /^Find your way into/ }).waitFor();
  await app.getByText('0 of 5 done').waitFor();
  await app.getByRole('button', { name: 'I have done this: What we have agreed on' }).click();
  await app.getByText('1 of 5 done').waitFor();
  await app.getByRole('button', { name: /^Ask Ben/ }).click();
  await app.getByText('2 of 5 done').waitFor();
  await app.getByRole('textbox', { name: 'What I bring' }).fill('How do I say no?');
  await app.getByText('3 of 5 done').waitFor();

  await world.settled();
  const logged = world.logs.map(({ message }) => message).join('\n');
  expect(logged).toContain('doStep');
  for (const said of [ana.id, ana.givenName, 'How do I say no']) expect(logged).not.toContain(said);
  const buddy = await here.visit('Ben', '#/teams/home');
  await buddy.app.getByRole('button', { name: /^Yes, I am Ana/ }).click();
  await buddy.app.getByText(/^You are Ana .*’s buddy: 3 of 5 done$/).waitFor();
  await buddy.app.getByRole('button', { name: /^Say hello to Ana/ }).waitFor();
  const organiser = await here.visit('Priya', '#/teams/home');
  await organiser.app.getByRole('link', { name: 'Asking first' }).first().waitFor();
  expect(await organiser.app.getByText('of 5 done').count()).toBe(0);
});
