import type { TableClient } from '@azure/data-tables';
import { workOf } from '../../functions/area.ts';
import { OutboxEngine } from '../../functions/outbox/engine.ts';
import type { Place } from '../../functions/tables/community-store.ts';
import type { World } from '../../functions/world.ts';
import { AREAS } from '../support/areas.ts';

/** The outbox with every kind of work there is. */
export const engine = new OutboxEngine(workOf(AREAS));

/** A clock that only moves when told; it begins in the present, because tokens are checked against the real one too. */
export class Clock {
  #at = Date.now();
  now = () => new Date(this.#at);
  advance(ms: number): void {
    this.#at += ms;
  }
  /** Remembers the time; the function that it gives puts it back. */
  keep(): () => void {
    const kept = this.#at;
    return () => {
      this.#at = kept;
    };
  }
}

/** Stands between the code under test and everything outside: each effect goes through here. */
export interface Between {
  /** Before and after an effect on the table, on Graph or on the queue. May throw, and then nobody comes back. */
  effect<T>(name: string, act: () => Promise<T>): Promise<T>;
}

export const plain: Between = { effect: (_, act) => act() };

/** A process that is held back before one of its writes until `go` is called. */
export function heldAt(number: number): { between: Between; reached: Promise<void>; go: () => void } {
  let arrive: () => void = () => {};
  let go: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const free = new Promise<void>((resolve) => {
    go = resolve;
  });
  let seen = 0;
  const between: Between = {
    effect: async (name, act) => {
      if (name !== 'enqueue') seen += 1;
      if (seen === number && name !== 'enqueue') {
        arrive();
        await free;
      }
      return act();
    },
  };
  return { between, reached, go };
}

/** One process of the function app with its own caches; its queue is a list that nobody empties by itself. */
export class Process {
  readonly world: World;
  readonly queue: { place: Place; key: string; notBefore: number }[] = [];
  readonly #clock: Clock;
  readonly #tenants: readonly string[];

  constructor(
    make: (enqueue: World['enqueue']) => World,
    clock: Clock,
    between: Between,
    tenants: readonly string[],
  ) {
    this.#clock = clock;
    this.#tenants = tenants;
    this.world = make((place, keys, notBefore) =>
      between.effect('enqueue', async () => {
        for (const key of [keys].flat())
          this.queue.push({ place, key, notBefore: notBefore?.getTime() ?? 0 });
      }),
    );
  }

  /** Delivers what is due now, in the order it was sent, also what it causes; returns how many. */
  async work(): Promise<number> {
    for (let done = 0; ; done += 1) {
      const now = this.#clock.now().getTime();
      const next = this.queue.findIndex((message) => message.notBefore <= now);
      const [message] = next < 0 ? [] : this.queue.splice(next, 1);
      if (!message) return done;
      await engine.deliver(this.world, messageOf(message));
    }
  }

  /** Works, waits and works until nothing waits any more; gives up after so much time on the clock. */
  async settle(within = 3 * 86_400_000): Promise<void> {
    const until = this.#clock.now().getTime() + within;
    await this.work();
    while (this.queue.length > 0) {
      const soonest = Math.min(...this.queue.map(({ notBefore }) => notBefore));
      if (soonest > until) return;
      this.#clock.advance(Math.max(0, soonest - this.#clock.now().getTime()));
      await this.work();
    }
  }

  async giveUp(place: Place, key: string): Promise<void> {
    await engine.giveUp(this.world, messageOf({ place, key }));
  }

  async sweep(): Promise<number> {
    return engine.sweep(this.world, this.#tenants);
  }
}

export function messageOf({ place, key }: { place: Place; key: string }) {
  return { tenantId: place.tenantId, communityId: place.communityId, keys: [key] };
}

const WRITES = new Set(['createEntity', 'updateEntity', 'upsertEntity', 'deleteEntity', 'submitTransaction']);

/** The table's client, with every write as an effect. */
export function watched(client: TableClient, between: Between): TableClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!WRITES.has(String(name))) return value.bind(target);
      return (...given: unknown[]) => between.effect(String(name), () => value.apply(target, given));
    },
  });
}

type Call365 = ReturnType<World['graph']['asApp']>;

export function through(between: Between, call: Call365): Call365 {
  return (asked, answer) =>
    asked.method === 'GET'
      ? call(asked, answer)
      : between.effect(`${asked.method} ${asked.path.split('/').at(-1)}`, () => call(asked, answer));
}
