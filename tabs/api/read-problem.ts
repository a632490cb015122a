import * as z from 'zod/mini';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem } from './problem.ts';
import { hasAllWords, hasWords, loadRefusalTexts } from './refusals.ts';

const problemJson = z.object({
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), expected: z.string() }))),
  current: z.optional(z.unknown()),
  claims: z.optional(z.string()),
});

/** The longest wait that is accepted: a browser runs a timer at once if its delay is too large for it. */
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
  if (given.code && !hasWords(given.code)) await loadRefusalTexts();
  const code = codeOf(given.code, answer.status);
  return new ApiProblem({
    ...given,
    code,
    status: answer.status,
    correlationId,
    retryAfter: retryAfterOf(answer.headers.get('retry-after'), now),
  });
}

/** A code of ours stays what it is also where its words did not arrive, because pages decide by it. */
function codeOf(code: string | undefined, status: number): RefusalCode {
  return code !== undefined && (hasWords(code) || !hasAllWords()) ? (code as RefusalCode) : byStatus(status);
}

/** For answers that are not ours: a proxy's error page, or a code this page does not know yet. */
function byStatus(status: number): RefusalCode {
  if (status === 401) return 'token-refused';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return status === 429 || (status >= 502 && status <= 504) ? 'busy' : 'unexpected';
}
