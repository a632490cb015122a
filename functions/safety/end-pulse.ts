import { randomUUID } from 'node:crypto';
import { ANSWERS_MIN, NO_ANSWERS } from '../../domain/safety/pulse.ts';
import { PULSE_END, pulseChanged } from '../feed/pulse.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { World } from '../world.ts';
import { askedAbout } from './pulse-feed.ts';
import { pulseOf, writingPulse } from './pulse-store.ts';

export const pulseEndKind = workKind({
  ...PULSE_END,
  run: (world, place, { subject }) => endPulse(world, place, subject),
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/**
 * Takes the question off everybody’s Home. What was answered is shown from now on, or forgotten where it was too little;
 * who had a pass, and which were used, is forgotten in any case.
 */
async function endPulse(world: World, place: Place, sessionId: string): Promise<void> {
  // It was closed anew, and the work that came with that will end it.
  if (await askedAbout(world, place, sessionId)) return;
  await retryOnConflict(async () => {
    const session = (await world.sessions.head(place, sessionId))?.session;
    // One that was reopened and is not closed again yet.
    if (session?.state !== 'closed') return;
    const pulse = await pulseOf(world, place, session);
    if (!pulse?.secret) return;
    const { topic, startsAt } = session;
    const tally = pulse.tally.answers < ANSWERS_MIN ? NO_ANSWERS : pulse.tally;
    const ended = { etag: pulse.etag, topic, startsAt, secret: '', passes: NOBODY, used: NOBODY, tally };
    await world.write(place, randomUUID(), [writingPulse(session, ended)]);
  });
  const hide = pulseChanged(world, sessionId, randomUUID());
  await world.write(place, randomUUID(), [hide]);
  await enqueueWork(world, place, [hide]);
}

const NOBODY: ReadonlySet<string> = new Set();
