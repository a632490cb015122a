import type { Place } from '../tables/community-store.ts';
import type { Work, WorkName } from '../tables/outbox-store.ts';
import type { World } from '../world.ts';

/** Work whose payload has been read. */
export interface Task<P> extends Omit<Work, 'payload'> {
  readonly payload: P;
}

/** One kind of work, as an area offers it. */
export interface KindOfWork<P> extends WorkName<P> {
  /** Does the work. It may be repeated, interrupted and done by two at the same time. */
  readonly run: (world: World, place: Place, task: Task<P>) => Promise<void>;
  /** Attempts at what may go through by itself, before it is given up. */
  readonly tries: number;
  /**
   * What becomes of work that was given up: it waits until a person asks for it again, it is tried again a day later,
   * or it is dropped because nobody depends on it.
   */
  readonly whenGivenUp: 'wait-for-person' | 'retry-daily' | 'drop';
  /** Tells whoever should know that it was given up. May be repeated. `error` is undefined where the queue gave up. */
  readonly report?: (world: World, place: Place, task: Task<P>, error: unknown) => Promise<void>;
}

/** A kind of work as the engine sees it: it hands on rows without knowing what they carry. */
export interface WorkKind extends Pick<KindOfWork<unknown>, 'kind' | 'tries' | 'whenGivenUp'> {
  readonly run: (world: World, place: Place, work: Work) => Promise<void>;
  readonly report: (world: World, place: Place, work: Work, error: unknown) => Promise<void>;
}

/** What a row carries is not what this version of the kind knows. */
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
