import type { Place } from '../tables/community-store.ts';
import type { Work, WorkName } from '../tables/outbox-store.ts';
import type { World } from '../world.ts';

/** Work with its parsed payload. */
export interface Task<P> extends Omit<Work, 'payload'> {
  readonly payload: P;
}

/** One kind of work, as an area offers it. */
export interface KindOfWork<P> extends WorkName<P> {
  /** Does the work. It may be repeated, interrupted, and run twice at the same time. */
  readonly run: (world: World, place: Place, task: Task<P>) => Promise<void>;
  /** How often work is tried that fails temporarily, before it is given up. */
  readonly tries: number;
  /**
   * What happens to work that was given up: it waits for a person to retry it, it is retried a day later, or it is
   * dropped because nobody depends on it.
   */
  readonly whenGivenUp: 'wait-for-person' | 'retry-daily' | 'drop';
  /** Reports that work was given up. May be repeated. `error` is undefined if the queue gave up. */
  readonly report?: (world: World, place: Place, task: Task<P>, error: unknown) => Promise<void>;
}

/** A kind of work whose payload the engine passes on without knowing its type. */
export interface WorkKind extends Pick<KindOfWork<unknown>, 'kind' | 'tries' | 'whenGivenUp'> {
  readonly run: (world: World, place: Place, work: Work) => Promise<void>;
  readonly report: (world: World, place: Place, work: Work, error: unknown) => Promise<void>;
}

/** The payload of a row is of another version. */
export class UnknownPayload extends Error {
  constructor() {
    super('the payload is of another version');
    this.name = 'UnknownPayload';
  }
}

export function workKind<P>(kind: KindOfWork<P>): WorkKind {
  const taskOf = (work: Work): Task<P> => {
    const payload = kind.payload.safeParse(work.payload);
    if (!payload.success) throw new UnknownPayload();
    return { ...work, payload: payload.data };
  };
  return {
    kind: kind.kind,
    tries: kind.tries,
    whenGivenUp: kind.whenGivenUp,
    run: (world, place, work) => kind.run(world, place, taskOf(work)),
    report: async (world, place, work, error) => {
      if (error instanceof UnknownPayload) return;
      await kind.report?.(world, place, taskOf(work), error);
    },
  };
}

/** The kinds of work by name; two areas cannot offer the same. */
export function kindsByName(kinds: readonly WorkKind[]): ReadonlyMap<string, WorkKind> {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  if (byName.size < kinds.length) throw new Error('Two kinds of outbox work have the same name');
  return byName;
}
