import * as z from 'zod';
import { GraphFailure } from '../graph/graph.ts';
import { type Place, placeOf } from '../tables/community-store.ts';
import type { OutboxMarker, Work } from '../tables/outbox-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { concurrencyLimiter } from './concurrency-limiter.ts';
import { codeOf, isStorageDown, isTemporary, type Outcome, outcome, RetryLater } from './failures.ts';
import { kindsByName, UnknownPayload, type WorkKind } from './kinds.ts';

/** What calls the worker: one change may have caused several pieces of work. */
export const workMessage = z.object({
  tenantId: z.string(),
  communityId: z.string(),
  keys: z.array(z.string()).min(1),
});
export type WorkMessage = z.infer<typeof workMessage>;

const LONGEST_WAIT_MS = 3_600_000;
/** Work that no page offers to try again is tried by itself so long after it was given up. */
const RETRY_GIVEN_UP_MS = 86_400_000;
/** Work older than this has lost its message, or never had one. */
const MISSED_MS = 30_000;
/** Outboxes looked into at once: hundreds of communities are done within seconds. */
const OUTBOXES_AT_ONCE = 16;

/** How long to wait before the next try: doubling from two seconds to an hour, spread so that not all come at once. */
export function backOff(attempts: number, random: number): number {
  return Math.min(2_000 * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (0.75 + random * 0.5);
}

/**
 * Does the work that changes have caused. It knows no kind of work by name: areas offer them. Rows of an unknown kind
 * are passed over and stay for a version that knows it.
 */
export class OutboxEngine {
  readonly #kinds: ReadonlyMap<string, WorkKind>;

  constructor(kinds: readonly WorkKind[]) {
    this.#kinds = kindsByName(kinds);
  }

  /** Does all the work that a message names; tells what came of the first that is not simply done. */
  async deliver(world: World, { tenantId, communityId, keys }: WorkMessage): Promise<Outcome> {
    const place = placeOf(tenantId, communityId);
    const [key, ...others] = keys;
    if (key !== undefined && others.length === 0) return this.do(world, place, key);
    const outcomes: Outcome[] = [];
    for (const one of keys) {
      try {
        outcomes.push(await this.do(world, place, one));
      } catch (error) {
        // Gets a message of its own: trying it again and giving it up must not concern the others.
        await world.enqueue(place, one);
        outcomes.push(outcome('put-off', error));
      }
    }
    return outcomes.find((one) => one.outcome !== 'done') ?? outcome('done');
  }

  /**
   * Does one piece of work. Work that is done, waits for a person or is not due yet is passed over, so messages may
   * come twice, late or never. Throws only what nobody foresaw; the queue then tries again.
   */
  async do(world: World, place: Place, key: string): Promise<Outcome> {
    try {
      const work = await unlessNewer(world.trace, world.outbox.get(place, key));
      if (!work) return outcome('passed-over');
      const kind = this.#kinds.get(work.kind);
      if (!kind) return { outcome: 'passed-over', code: 'unknown-kind' };
      if (waitsForPerson(kind, work)) return outcome('passed-over');
      // What Graph is asked goes on under the id of the click that caused it.
      if (work.correlation) world.trace.correlation = work.correlation;
      if (work.notBefore && Date.parse(work.notBefore) > world.now().getTime()) return outcome('passed-over');
      try {
        await kind.run(world, place, work);
        // Asked for once more while it was being done: what was asked for then may not have been seen.
        if (!(await world.outbox.done(place, work))) await world.enqueue(place, work.key);
        return outcome('done');
      } catch (error) {
        return await this.#failed(world, place, kind, work, error);
      }
    } catch (error) {
      // Without storage nothing can be noted down; the work stays in the outbox and the sweep brings it again.
      if (!isStorageDown(error)) throw error;
      return outcome('put-off', error);
    }
  }

  /** After five failed tries the queue gives up on a message, and so does the engine on its work. */
  async giveUp(world: World, { tenantId, communityId, keys }: WorkMessage): Promise<Outcome> {
    const place = placeOf(tenantId, communityId);
    let givenUp = 0;
    for (const key of keys) {
      const work = await unlessNewer(world.trace, world.outbox.get(place, key));
      const kind = work && this.#kinds.get(work.kind);
      if (!kind) continue;
      if (work.correlation) world.trace.correlation = work.correlation;
      await this.#giveUp(world, place, kind, work, undefined);
      givenUp += 1;
    }
    return givenUp > 0 ? outcome('given-up', undefined) : outcome('passed-over');
  }

  /**
   * Finds work that waits in any outbox and calls the worker for it. Its cost follows the outboxes in which something
   * waits: those without have no marker. One outbox that cannot be read hides no other.
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
      await this.#later(world, place, work, now + error.afterMs, work.attempts);
      return outcome('put-off', error);
    }
    const attempts = work.attempts + 1;
    const temporary = isTemporary(error);
    if (temporary && attempts < kind.tries) {
      // Never before Graph said, and our own wait where it said nothing or something in the past.
      const asked = error instanceof GraphFailure ? (error.retryAt?.getTime() ?? 0) : 0;
      await this.#later(
        world,
        place,
        work,
        Math.max(asked, now + backOff(attempts, Math.random())),
        attempts,
      );
      return outcome('put-off', error);
    }
    if (!temporary && !(error instanceof GraphFailure || error instanceof UnknownPayload)) throw error;
    await this.#giveUp(world, place, kind, work, error);
    return outcome('given-up', error);
  }

  async #later(world: World, place: Place, work: Work, at: number, attempts: number): Promise<void> {
    const notBefore = new Date(at);
    await world.outbox.tried(place, work, { notBefore, attempts });
    await world.enqueue(place, work.key, notBefore);
  }

  async #giveUp(world: World, place: Place, kind: WorkKind, work: Work, error: unknown): Promise<void> {
    // Told first: whoever crashes in between tells it once more.
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
