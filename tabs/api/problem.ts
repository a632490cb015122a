import type { FieldProblem, RefusalCode } from '../../domain/shared/refusal.ts';

/** The API said no. `code` is what to decide by; its words are in app/refusals.ts. */
export class ApiProblem extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly detail: string | null;
  readonly errors: readonly FieldProblem[];
  /** What stands in the store now, after a conflict. Parse it before use. */
  readonly current: unknown;
  readonly claims: string | null;
  /** Milliseconds the server asked us to wait; null if it did not. */
  readonly retryAfter: number | null;
  readonly correlationId: string;

  constructor(given: {
    code: RefusalCode;
    status: number;
    correlationId: string;
    detail?: string | undefined;
    errors?: readonly FieldProblem[] | undefined;
    current?: unknown;
    claims?: string | undefined;
    retryAfter?: number | null;
  }) {
    super(given.detail ?? given.code);
    this.name = 'ApiProblem';
    this.code = given.code;
    this.status = given.status;
    this.detail = given.detail ?? null;
    this.errors = given.errors ?? [];
    this.current = given.current;
    this.claims = given.claims ?? null;
    this.retryAfter = given.retryAfter ?? null;
    this.correlationId = given.correlationId;
  }
}

/**
 * The call went through, and what it answered is of a version that this page does not know. `current` is what came: a
 * caller that needs only a part of it may parse that.
 */
export function unknownShape(
  routeName: string,
  correlationId: string,
  current?: unknown,
  where = '',
): ApiProblem {
  const detail = `The answer to ${routeName} has another shape than this page knows (${where}). Reloading may help.`;
  return new ApiProblem({ code: 'newer-version', status: 200, correlationId, detail, current });
}

/** Nobody answered: no network, a time-out, a connection that broke. Whether the call had an effect is unknown. */
export class Offline extends Error {
  constructor(cause: unknown) {
    super('No answer from Guildhall', { cause });
    this.name = 'Offline';
  }
}
