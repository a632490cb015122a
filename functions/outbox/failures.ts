import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { WriteConflict } from '../tables/table.ts';

/** Another worker is busy with the same thing: retry after `afterMs` without counting a try. */
export class RetryLater extends Error {
  readonly afterMs: number;

  constructor(name: string, afterMs: number) {
    super(`${name}: again in ${afterMs} ms`);
    this.name = name;
    this.afterMs = afterMs;
  }
}

/** The desired state is not reached, or not known yet: retry later. */
export class Unsettled extends Error {
  constructor() {
    super('not settled yet');
    this.name = 'Unsettled';
  }
}

/** Whether the same work may succeed later without anybody's help. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof GraphFailure) return error.temporary;
  if (error instanceof Unsettled || error instanceof RetryLater || error instanceof WriteConflict)
    return true;
  return (
    error instanceof Refusal &&
    ['storage-unavailable', 'busy', 'graph-unavailable', 'newer-version'].includes(error.code)
  );
}

/** Whether the storage does not answer, so that nothing can be stored either. */
export function isStorageDown(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'storage-unavailable';
}

/** A short code of an error, without texts of people. */
export function codeOf(error: unknown): string {
  if (error instanceof GraphFailure || error instanceof Refusal) return error.code;
  return error instanceof Error ? error.name : 'unexpected';
}

/** The outcome of a piece of work for its log line: a code and Graph's status, without texts of people. */
export interface Outcome {
  readonly outcome: 'done' | 'passed-over' | 'put-off' | 'given-up' | 'failed';
  readonly code?: string;
  readonly status?: number;
}

/** `because`: the error that prevented it. */
export function outcome(name: Outcome['outcome'], ...because: [error?: unknown]): Outcome {
  if (because.length === 0) return { outcome: name };
  const [error] = because;
  return {
    outcome: name,
    code: codeOf(error),
    ...(error instanceof GraphFailure && { status: error.status }),
  };
}
