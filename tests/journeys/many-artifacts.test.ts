import { expect, test, vi } from 'vitest';
import { LISTED } from '../../domain/knowledge/listing.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member' });
const { world } = here;

test('of very many artifacts each stands in the list once, also when others are published while it is read', async () => {
  const publish = (title: string) =>
    publishArtifact(world, here.who('Ana'), communityId, artifactDraft({ title }));
  const titles = Array.from({ length: LISTED + 2 }, (_, at) => `Opener ${String(at).padStart(2, '0')}`);
  for (let from = 0; from < titles.length; from += 8)
    await Promise.all(titles.slice(from, from + 8).map(publish));
  const { app, frame } = await here.visit('Priya', appPlace(`/communities/${communityId}/knowledge`));
  const shown = () => app.getByRole('link', { name: /^Opener \d\d/ }).count();
  await soon(shown).toBe(LISTED);
  await app.getByRole('button', { name: 'Show more (2 left)' }).click();
  await soon(shown).toBe(titles.length);
  await publish('An opener that sorts before all others');
  const content = await frame('content');
  await soon(async () => {
    // As whenever one comes back to the page.
    await content.evaluate(() => window.dispatchEvent(new Event('focus')));
    return app.getByRole('link', { name: 'An opener that sorts before' }).count();
  }).toBe(1);
  for (const title of titles)
    await expect.poll(() => app.getByRole('link', { name: title }).count(), { message: title }).toBe(1);
});
