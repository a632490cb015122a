import { addTopic as contract } from '../../domain/sessions/topic-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { WriteConflict } from '../tables/table.ts';
import { addingTopic } from '../tables/topic-store.ts';
import { serve } from '../use-case.ts';
import { oneTopic, requireTopic } from './topic-answers.ts';
import { requireTopicOrigin } from './topic-origin.ts';

export const addTopic = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const by = { id: me.id, name: me.name };
  const addOp = changeOpOf(operation, me);
  // Looked up first: what it grew from may be gone when the request is repeated.
  const there = await world.topics.head(place, params.topicId);
  if (!there) {
    const from = await requireTopicOrigin(world, place, body.from);
    const said = { ...body, from, by, at: world.now().toISOString(), addOp };
    try {
      await world.write(place, operation, addingTopic(params.topicId, said));
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
  const stored = there ?? (await requireTopic(world, place, params.topicId));
  // Votes may have changed it since an earlier try.
  if (stored.columns.addOp !== addOp) throw new Refusal('already-exists');
  return oneTopic(world, place, me, stored);
});
