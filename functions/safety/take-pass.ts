import { takePass as contract } from '../../domain/safety/contract.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { newPassSecret, signBlinded } from './passes.ts';
import { type Asked, askedAbout, isAsked, withDay } from './pulse-feed.ts';
import { emptyPulse, passMark, personMark, pulseOf, writingPulse } from './pulse-store.ts';

/**
 * Home asks for the pass when it shows the question, before anything is answered, so that who has one says only who has
 * seen Home. The row is in no transaction with outbox work, whose rows would keep their own times.
 */
export const takePass = serve(contract, async ({ place, me, params, body, operation }, world) =>
  retryOrBusy(async () => {
    const { sessionId } = params;
    const pulse = await openPulse(world, place, me, sessionId);
    const { passes, secret } = pulse;
    const signed = signBlinded(secret, body.blinded);
    if (signed === undefined) throw invalid('blinded', 'a point of the curve P-256');
    const mark = passMark(sessionId, me.id, body.blinded);
    if (passes.has(mark)) return { signed };
    const mine = personMark(sessionId, me.id);
    if ([...passes].some((one) => one.startsWith(mine))) return { signed: null };
    const changed = { ...pulse, passes: new Set([...passes, mark]) };
    await world.write(place, operation, [writingPulse(sessionId, changed)]);
    return { signed };
  }),
);

/** The pulse of a session about which this person is asked now; a new one where nobody has seen it yet. */
async function openPulse(world: World, place: Place, me: Membership, sessionId: string) {
  const asked = await requireAsked(world, place, sessionId);
  if (!isAsked(await withDay(world, place, asked), me)) throw new Refusal('pulse-not-asked');
  const there = await pulseOf(world, place, sessionId);
  const pulse = there ?? emptyPulse(asked.topic, asked.startsAt, newPassSecret());
  if (pulse.secret === '') throw new Refusal('pulse-over');
  return pulse;
}

export async function requireAsked(world: World, place: Place, sessionId: string): Promise<Asked> {
  const asked = await askedAbout(world, place, sessionId);
  if (asked) return asked;
  throw new Refusal((await world.sessions.exists(place, sessionId)) ? 'pulse-over' : 'not-found');
}
