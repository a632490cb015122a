import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { WriteConflict } from '../tables/table.ts';

/** Somebody else is in the way and soon done: look again after `afterMs`, and do not count this as a try. */
export class RetryLater extends Error {
  readonly afterMs: number;

  constructor(name: string, afterMs: number) {
    super(`${name}: again in ${afterMs} ms`);
    this.name = name;
    this.afterMs = afterMs;
  }
}

/** Things are not yet as they should be, or it cannot be told yet: look again later. */
export class Unsettled extends Error {
  constructor() {
    super('not settled yet');
    this.name = 'Unsettled';
  }
}

/** Whether the same work may go through later without anybody doing anything. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof GraphFailure) return error.temporary;
  if (error instanceof Unsettled || error instanceof RetryLater || error instanceof WriteConflict)
    return true;
  return (
    error instanceof Refusal &&
    ['storage-unavailable', 'busy', 'graph-unavailable', 'newer-version'].includes(error.code)
  );
}

/** The storage itself does not answer: nothing can be noted down either. */
export function isStorageDown(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'storage-unavailable';
}

/** A short code for what went wrong, without any of what people wrote. */
export function codeOf(error: unknown): string {
  if (error instanceof GraphFailure || error instanceof Refusal) return error.code;
  return error instanceof Error ? error.name : 'unexpected';
}

/** What came of a piece of work, as its log line says it: a code and Graph's status, none of what people wrote. */
export interface Outcome {
  readonly outcome: 'done' | 'passed-over' | 'put-off' | 'given-up' | 'failed';
  readonly code?: string;
  readonly status?: number;
}

/** `because`: what kept it from being done. */
export function outcome(name: Outcome['outcome'], ...because: [error?: unknown]): Outcome {
  if (because.length === 0) return { outcome: name };
  const [error] = because;
  return {
    outcome: name,
    code: codeOf(error),
    ...(error instanceof GraphFailure && { status: error.status }),
  };
}
