import { randomUUID } from 'node:crypto';
import { figuresOf } from '../../domain/safety/pulse.ts';
import { PULSE_END, pulseChanged } from '../feed/pulse.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { askedAbout } from './pulse-feed.ts';
import { emptyPulse, pulseOf, pulseOverKey, pulseOverRow, writingPulse } from './pulse-store.ts';

export const pulseEndKind = workKind({
  ...PULSE_END,
  run: (world, place, { subject }) => endPulse(world, place, subject),
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/**
 * Takes the question off everybody’s Home. What was answered is shown from now on, or forgotten where it was too little;
 * who had a pass, and which were used, is forgotten in any case, whatever has become of the session.
 */
async function endPulse(world: World, place: Place, sessionId: string): Promise<void> {
  // It was closed anew, and the work that came with that will end it.
  if (await askedAbout(world, place, sessionId)) return;
  await retryOnConflict(async () => {
    const [stored, pulse] = await Promise.all([
      world.sessions.head(place, sessionId),
      pulseOf(world, place, sessionId),
    ]);
    // One that was reopened may have been moved since it was answered for.
    const about = stored?.session.state === 'closed' || !pulse ? stored?.session : pulse;
    if (pulse?.secret === '' || !about) return;
    const { topic, startsAt } = about;
    // Written also where nobody has a pass yet, so that nobody gets one from now on.
    const ended = { ...emptyPulse(topic, startsAt, ''), etag: pulse?.etag ?? '' };
    const writes: Write[] = [writingPulse(sessionId, ended)];
    if (pulse) {
      const row = pulseOverRow.columns({ topic, startsAt, figures: figuresOf(pulse.tally) });
      writes.push({ do: 'put', key: pulseOverKey(sessionId, startsAt), row });
    }
    await world.write(place, randomUUID(), writes);
  });
  const hide = pulseChanged(world, sessionId, randomUUID());
  await world.write(place, randomUUID(), [hide]);
  await enqueueWork(world, place, [hide]);
}
