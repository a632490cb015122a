import type { HttpResponseInit } from '@azure/functions';
import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { WriteConflict } from '../tables/table.ts';

/** Any error as a refusal with a stable code. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof WriteConflict) {
    return new Refusal(
      error.reason === 'exists'
        ? 'already-exists'
        : error.reason === 'missing'
          ? 'not-found'
          : 'changed-meanwhile',
    );
  }
  if (error instanceof GraphFailure) {
    if (error.status === 403 || error.status === 401) return new Refusal('consent-required');
    // Only a temporary failure gets a code that suggests a retry.
    if (!error.temporary)
      return new Refusal('graph-refused', { detail: `Microsoft 365 answered ${error.code}.` });
    return new Refusal('graph-unavailable', {
      ...(error.retryAt && {
        retryAfterSeconds: Math.max(1, Math.ceil((error.retryAt.getTime() - Date.now()) / 1_000)),
      }),
    });
  }
  return new Refusal('unexpected');
}

/** A problem as in RFC 9457, without stack traces. `current` has only what the caller may read. */
export async function problem(refusal: Refusal, correlation: string): Promise<HttpResponseInit> {
  const { REFUSALS } = await import('../../domain/api.ts');
  const [status, title] = REFUSALS[refusal.code];
  const { detail, errors, current, claims, retryAfterSeconds } = refusal.details;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-correlation-id': correlation,
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({
      type: `urn:guildhall:refusal:${refusal.code}`,
      title,
      status,
      code: refusal.code,
      ...(detail && { detail }),
      instance: `urn:uuid:${correlation}`,
      ...(errors && { errors }),
      ...(current !== undefined && { current }),
      ...(claims && { claims }),
    }),
  };
}
