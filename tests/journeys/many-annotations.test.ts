import { odata, TableClient } from '@azure/data-tables';
import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import { writingAnnotation } from '../../functions/tables/evidence-rows.ts';
import { Table, TRANSACTION_MAX } from '../../functions/tables/table.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import { appPlace, soon } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member' });

test('of very many annotations a page shows the first, and the others on demand, also after a change', async () => {
  const { world } = here;
  const artifact = await publishArtifact(world, here.who('Priya'), communityId, artifactDraft());
  const params = { communityId, artifactId: artifact.id };
  const said = { kind: 'worked' as const, words: 'It did', context: '' };
  const where = { revision: 1, anchor: null, sessionId: null, pilotId: null };
  const { etag, ...like } = await world.call(here.who('Ana'), API.annotate, {
    params: { ...params, annotationId: id() },
    body: { ...said, ...where },
  });
  const client = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const rows = Array.from({ length: 799 }, () => writingAnnotation(artifact.id, { ...like, id: id() }));
  // Where it is told last, it is told on demand.
  const last = { ...like, id: `ffffffff${id().slice(8)}`, words: 'Told last' };
  rows.push(writingAnnotation(artifact.id, last));
  const table = new Table(async () => ({ client, odata }));
  const { partition } = placeOf(world.microsoft365.tenantId, communityId);
  for (let from = 0; from < rows.length; from += TRANSACTION_MAX)
    await table.write(partition, id(), rows.slice(from, from + TRANSACTION_MAX));

  const { app, page } = await here.visit(
    'Priya',
    appPlace(`/communities/${communityId}/knowledge/${artifact.id}`),
  );
  const count = (words: string) => app.getByText(words).waitFor();
  await count('500 annotations are shown, of more.');
  await count('Said about it, in the first 500');
  await app.getByRole('button', { name: 'Show more' }).focus();
  await page.keyboard.press('Enter');
  await count('All 801 annotations are shown.');
  await count('801 worked');
  await soon(() => app.locator('[role=status]:focus').count()).toBe(1);
  await app.getByRole('button', { name: /^Said about it/ }).click();
  await app.getByRole('button', { name: 'Told last' }).click();
  const card = app.getByRole('article').filter({ hasText: 'Told last' });
  await card.getByRole('button', { name: 'Decline' }).click();
  await card.getByRole('textbox', { name: /Why not/ }).fill('Another is enough.');
  await card.getByRole('button', { name: 'Decline' }).click();
  await count('1 answered');
  await count('800 worked');
  expect(await app.getByText('All 801 annotations are shown.').count()).toBe(1);
});
