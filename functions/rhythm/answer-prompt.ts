import * as z from 'zod';
import { answerPrompt as contract } from '../../domain/rhythm/contract.ts';
import { LATEST_PROMPT } from '../../domain/rhythm/mine.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { keyFor } from '../feed/kinds.ts';
import { showTo } from '../feed/sync.ts';
import { workKind } from '../outbox/kinds.ts';
import { triedKey } from '../tables/keys.ts';
import type { WorkName } from '../tables/outbox-store.ts';
import { triedRow } from '../tables/rhythm-store.ts';
import { serve } from '../use-case.ts';
import { lastHeld } from './held-sessions.ts';
import { PROMPT_FEED } from './prompt-feed.ts';
import { openNextWithAnswers } from './tried-item.ts';

const answered = z.object({ personId: z.string() });
/** Ask somebody no more who has answered, and open the next session with what was said. */
const ANSWERED: WorkName<z.infer<typeof answered>> = { kind: 'prompt-answered', payload: answered };

export const answeredKind = workKind({
  ...ANSWERED,
  run: async (world, place, { subject, payload }) => {
    await showTo(world, place, PROMPT_FEED, LATEST_PROMPT, [payload.personId]);
    await openNextWithAnswers(world, place, subject);
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** An answer replaces one's earlier one. It is taken until the next session was held. */
export const answerPrompt = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId } = params;
  const now = world.now();
  const last = await lastHeld(world, place, now);
  if (last?.id !== sessionId) {
    if (!(await world.sessions.head(place, sessionId))) throw new Refusal('not-found');
    throw new Refusal('prompt-over');
  }
  const by = { id: me.id, name: me.name };
  const row = triedRow.columns({ by, text: body.text, at: now.toISOString() });
  const work = world.outbox.asking(ANSWERED, sessionId, operation, now, { personId: me.id });
  await world.write(place, operation, [{ do: 'put', key: triedKey(sessionId, me.id), row }, work]);
  try {
    await world.feed.remove(place.tenantId, me.id, keyFor(PROMPT_FEED, place, LATEST_PROMPT));
  } catch {
    // The answer itself is stored, and the outbox will update the feed.
  }
  await world.enqueue(place, work.key);
  return { text: body.text };
});
