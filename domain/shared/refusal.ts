import type { RefusalCode } from '../api.ts';

export type { RefusalCode } from '../api.ts';

export interface FieldProblem {
  /** A path such as agenda.2.minutes. */
  readonly field: string;
  readonly expected: string;
}

export interface RefusalDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** What is stored now, so that pages can show a conflict side by side. */
  readonly current?: unknown;
  /** Entra's claims challenge, passed to the host's sign-in. */
  readonly claims?: string;
  readonly retryAfterSeconds?: number;
}

/** Thrown to refuse a request or a piece of work. `functions/http` turns it into problem+json. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** The refusal of one field of the input. */
export function invalid(field: string, expected: string): Refusal {
  return new Refusal('invalid-input', { detail: `${field}: ${expected}`, errors: [{ field, expected }] });
}
