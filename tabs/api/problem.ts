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

/** Nobody answered: no network, a time-out, a connection that broke. Whether the call had an effect is unknown. */
export class Offline extends Error {
  constructor(cause: unknown) {
    super('No answer from Guildhall', { cause });
    this.name = 'Offline';
  }
}
