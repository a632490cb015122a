import { tellImport as contract } from '../../domain/knowledge/contract.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { tellingAll } from '../feed/telling.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { serve } from '../use-case.ts';

/** Among so many lines of news a repeat is looked for. */
const LATELY = 50;

export const tellImport = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { importId } = params;
  const lately = await world.news.newest(place, LATELY);
  const before = lately.find((one) => one.kind === 'imported' && one.importId === importId);
  // Sent again by a page that did not get the first answer.
  if (before) return {};
  const { communityId } = place;
  const news = {
    kind: 'imported' as const,
    at: world.now().toISOString(),
    by: { id: me.id, name: me.name },
    ...{ communityId, importId, ...body },
  };
  const writes = tellingAll(world, importId, operation, news);
  await world.write(place, operation, writes);
  await showAtOnce(world, place, NEWS_FEED, world.news.idOf(news, importId), news, me);
  await enqueueWork(world, place, writes);
  return {};
});
