import * as z from 'zod';
import { GraphFailure } from '../graph/graph.ts';
import { type Place, placeOf } from '../tables/community-store.ts';
import type { OutboxMarker, Work } from '../tables/outbox-store.ts';
import { timeOf } from '../tables/row-codec.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { concurrencyLimiter } from './concurrency-limiter.ts';
import { codeOf, isStorageDown, isTemporary, type Outcome, outcome, RetryLater } from './failures.ts';
import { kindsByName, UnknownPayload, type WorkKind } from './kinds.ts';

/** A message of the queue. One change may cause several pieces of work. */
export const workMessage = z.object({
  tenantId: z.string(),
  communityId: z.string(),
  keys: z.array(z.string()).min(1),
});
export type WorkMessage = z.infer<typeof workMessage>;

const LONGEST_WAIT_MS = 3_600_000;
/** After this time work that was given up is tried again, unless a person has to retry it. */
const RETRY_GIVEN_UP_MS = 86_400_000;
/** Work older than this is enqueued again, because its message may be lost. */
const MISSED_MS = 30_000;
/** How many outboxes are read at once. Hundreds take a few seconds. */
const OUTBOXES_AT_ONCE = 16;

/** The wait before the next try: from two seconds, doubling up to an hour, with jitter. */
export function backOff(attempts: number, random: number): number {
  return Math.min(2_000 * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (0.75 + random * 0.5);
}

/**
 * Does the work that changes have caused. Areas offer the kinds of work. Rows of an unknown kind are passed over and
 * stay for a version that knows it.
 */
export class OutboxEngine {
  readonly #kinds: ReadonlyMap<string, WorkKind>;

  constructor(kinds: readonly WorkKind[]) {
    this.#kinds = kindsByName(kinds);
  }

  /** Does all work of a message. Returns the outcome of the first piece that is not done. */
  async deliver(world: World, { tenantId, communityId, keys }: WorkMessage): Promise<Outcome> {
    const place = placeOf(tenantId, communityId);
    const [key, ...others] = keys;
    if (key !== undefined && others.length === 0) return this.do(world, place, key);
    const outcomes: Outcome[] = [];
    for (const one of keys) {
      try {
        outcomes.push(await this.do(world, place, one));
      } catch (error) {
        // Enqueued separately, so that its retries do not affect the other work of the message.
        await world.enqueue(place, one);
        outcomes.push(outcome('put-off', error));
      }
    }
    return outcomes.find((one) => one.outcome !== 'done') ?? outcome('done');
  }

  /**
   * Does one piece of work. Work that is done, waits for a person or is not due is passed over, so messages may arrive
   * twice, late or never. Throws only unexpected errors; the queue then retries.
   */
  async do(world: World, place: Place, key: string): Promise<Outcome> {
    try {
      const work = await unlessNewer(world.trace, world.outbox.get(place, key));
      if (!work) return outcome('passed-over');
      const kind = this.#kinds.get(work.kind);
      if (!kind) return { outcome: 'passed-over', code: 'unknown-kind' };
      if (waitsForPerson(kind, work)) return outcome('passed-over');
      // Calls to Graph have the correlation id of the request that caused the work.
      if (work.correlation) world.trace.correlation = work.correlation;
      if (work.notBefore && Date.parse(work.notBefore) > world.now().getTime()) return outcome('passed-over');
      try {
        await kind.run(world, place, work);
        if (work.attempts > 0) await this.#bringOthersForward(world, place, work);
        // The work was requested again meanwhile. It is done again, because the new change may have been missed.
        if (!(await world.outbox.done(place, work))) await world.enqueue(place, work.key);
        return outcome('done');
      } catch (error) {
        return await this.#failed(world, place, kind, work, error);
      }
    } catch (error) {
      // Without storage the failure cannot be stored. The work stays in the outbox, and the sweep enqueues it again.
      if (!isStorageDown(error)) throw error;
      return outcome('put-off', error);
    }
  }

  /**
   * Gives up on the work of a message that the queue has moved to the poison queue after five tries. Of several pieces
   * of work only one may have made the tries fail, so each gets a message of its own.
   */
  async giveUp(world: World, { tenantId, communityId, keys }: WorkMessage): Promise<Outcome> {
    const place = placeOf(tenantId, communityId);
    if (keys.length > 1) {
      for (const key of keys) await world.enqueue(place, key);
      return outcome('put-off', undefined);
    }
    const [key = ''] = keys;
    const work = await unlessNewer(world.trace, world.outbox.get(place, key));
    const kind = work && this.#kinds.get(work.kind);
    if (!kind) return outcome('passed-over');
    if (work.correlation) world.trace.correlation = work.correlation;
    await this.#giveUp(world, place, kind, work, undefined);
    return outcome('given-up', undefined);
  }

  /**
   * Enqueues all work that is due. Its cost depends on the outboxes with waiting work, because only these have a
   * marker. One unreadable outbox does not stop the others.
   */
  async sweep(world: World, tenants: readonly string[]): Promise<number> {
    const limited = concurrencyLimiter(OUTBOXES_AT_ONCE);
    const markers = (await Promise.all(tenants.map((tenantId) => world.outbox.markers(tenantId)))).flat();
    const looks = await Promise.allSettled(
      markers.map((marker) => limited('', () => this.#sweepOne(world, marker))),
    );
    let found = 0;
    for (const look of looks) if (look.status === 'fulfilled') found += look.value;
    const failed = looks.find((look) => look.status === 'rejected');
    if (failed) throw failed.reason;
    return found;
  }

  async #sweepOne(world: World, marker: OutboxMarker): Promise<number> {
    const now = world.now().getTime();
    const there = await world.outbox.everything(marker.place);
    const waiting = there.waiting.filter((work) => {
      const kind = this.#kinds.get(work.kind);
      return !kind || !waitsForPerson(kind, work);
    });
    if (waiting.length + there.unread === 0) await world.outbox.removeMarker(marker);
    let found = 0;
    for (const work of waiting) {
      const due = work.notBefore ? Date.parse(work.notBefore) : Date.parse(work.createdAt) + MISSED_MS;
      if (due > now || !this.#kinds.has(work.kind)) continue;
      await world.enqueue(marker.place, work.key);
      found += 1;
    }
    return found;
  }

  async #failed(world: World, place: Place, kind: WorkKind, work: Work, error: unknown): Promise<Outcome> {
    const now = world.now().getTime();
    if (error instanceof RetryLater) {
      const notBefore = new Date(now + error.afterMs);
      await this.#later(world, place, work, { notBefore, attempts: work.attempts, isBroughtForward: true });
      return outcome('put-off', error);
    }
    // A try that somebody brought forward does not count, and the one that was planned still comes.
    const planned = timeOf(work.planned);
    const attempts = planned > now ? work.attempts : work.attempts + 1;
    const temporary = isTemporary(error);
    if (temporary && attempts < kind.tries) {
      // Not before Graph's Retry-After, and at least our own back-off.
      const graphNotBefore = error instanceof GraphFailure ? error.retryAt : undefined;
      const own = planned > now ? planned : now + backOff(attempts, Math.random());
      const notBefore = new Date(Math.max(graphNotBefore?.getTime() ?? 0, own));
      await this.#later(world, place, work, { notBefore, attempts, graphNotBefore, triedAt: new Date(now) });
      return outcome('put-off', error);
    }
    if (!temporary && !(error instanceof GraphFailure || error instanceof UnknownPayload)) throw error;
    await this.#giveUp(world, place, kind, work, error);
    return outcome('given-up', error);
  }

  async #later(
    world: World,
    place: Place,
    work: Work,
    next: Parameters<World['outbox']['tried']>[2] & { readonly notBefore: Date },
  ): Promise<void> {
    await world.outbox.tried(place, work, next);
    await world.enqueue(place, work.key, next.notBefore);
  }

  /** What kept this work from being done is over, so that the others of its kind need not wait for their next try. */
  async #bringOthersForward(world: World, place: Place, done: Work): Promise<void> {
    const now = world.now();
    for (const work of await world.outbox.waiting(place, done.kind)) {
      if (work.key === done.key || work.attempts === 0) continue;
      const at = new Date(Math.max(now.getTime(), timeOf(work.graphNotBefore)));
      if (await world.outbox.bringForward(place, work, at)) await world.enqueue(place, work.key, at);
    }
  }

  async #giveUp(world: World, place: Place, kind: WorkKind, work: Work, error: unknown): Promise<void> {
    // Reported before it is stored, so that it is reported again after a crash in between.
    await kind.report(world, place, work, error);
    if (kind.whenGivenUp === 'drop') {
      await world.outbox.done(place, work);
      return;
    }
    const problem = error === undefined ? 'unexpected' : codeOf(error);
    const attempts = work.attempts + 1;
    const notBefore = new Date(world.now().getTime() + RETRY_GIVEN_UP_MS);
    await world.outbox.tried(place, work, {
      problem,
      attempts,
      ...(kind.whenGivenUp === 'retry-daily' && { notBefore }),
    });
  }
}

function waitsForPerson({ whenGivenUp }: WorkKind, { problem }: Work): boolean {
  return whenGivenUp === 'wait-for-person' && problem !== '';
}
