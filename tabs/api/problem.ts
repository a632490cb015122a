import * as z from 'zod/mini';
import { type FieldProblem, REFUSALS, type RefusalCode } from '../../domain/shared/refusal.ts';

const problemJson = z.object({
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), expected: z.string() }))),
  current: z.optional(z.unknown()),
  claims: z.optional(z.string()),
});

/** The API said no. `code` is what to decide by; its words are in app/refusals.ts. */
export class ApiProblem extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly title: string;
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
    title?: string | undefined;
    detail?: string | undefined;
    errors?: readonly FieldProblem[] | undefined;
    current?: unknown;
    claims?: string | undefined;
    retryAfter?: number | null;
  }) {
    const title = given.title ?? REFUSALS[given.code][1];
    super(given.detail ?? title);
    this.name = 'ApiProblem';
    this.code = given.code;
    this.status = given.status;
    this.title = title;
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

/** Nobody is asked to wait longer. A browser would take what is too long for its timers for no time at all. */
const LONGEST = 86_400_000;

/** Milliseconds until the moment that a Retry-After header names, in seconds or as a date; null without one. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const at = Number.isNaN(seconds) ? Date.parse(header) : now + seconds * 1_000;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), LONGEST);
}

export async function problemOf(answer: Response, correlationId: string, now: number): Promise<ApiProblem> {
  const text = await answer.text().catch(() => '');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = {};
  }
  const read = problemJson.safeParse(body);
  const given = read.success ? read.data : {};
  const code = given.code && given.code in REFUSALS ? (given.code as RefusalCode) : byStatus(answer.status);
  return new ApiProblem({
    ...given,
    code,
    status: answer.status,
    correlationId,
    retryAfter: retryAfterOf(answer.headers.get('retry-after'), now),
  });
}

/** For answers that are not ours: a proxy's error page, or a code this page does not know yet. */
function byStatus(status: number): RefusalCode {
  if (status === 401) return 'token-refused';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return status === 429 || (status >= 502 && status <= 504) ? 'busy' : 'unexpected';
}
