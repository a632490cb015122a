import type { OneTopic } from '../../domain/sessions/topic-page.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import type { TopicColumns } from '../tables/topic-rows.ts';
import { changingTopic, type StoredTopic } from '../tables/topic-store.ts';
import type { World } from '../world.ts';
import { oneTopic, requireTopic, type TopicCall } from './topic-answers.ts';

/**
 * Changes a topic, again where somebody has voted for it meanwhile. `change` refuses what may not be. A repeat is
 * recognised if nothing but votes has changed since.
 */
export async function changedTopic(
  world: World,
  { place, me, params, operation }: TopicCall,
  change: (stored: StoredTopic) => Partial<TopicColumns>,
): Promise<OneTopic> {
  const changeOp = changeOpOf(operation, me);
  return retryOrBusy(async () => {
    const stored = await requireTopic(world, place, params.topicId);
    if (stored.columns.changeOp === changeOp) return oneTopic(world, place, me, stored);
    await world.write(place, operation, changingTopic(stored, change(stored), changeOp));
    return oneTopic(world, place, me, await requireTopic(world, place, params.topicId));
  });
}
