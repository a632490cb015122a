import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from './problem.ts';

/**
 * When the same call may work: `soon`, so it may be tried again within seconds; `later`, by itself; once the person has
 * signed in, consented or reloaded the page; only when the person tries `by-hand`; `never`, something else has to be
 * said.
 */
export type Retry =
  | 'soon'
  | 'later'
  | 'after-sign-in'
  | 'after-consent'
  | 'after-reload'
  | 'by-hand'
  | 'never';

/** The request did not arrive as this page sent it. */
const BROKEN: readonly RefusalCode[] = ['bad-json', 'length-required', 'wrong-media-type', 'version-needed'];

export function retryOf(problem: unknown): Retry {
  if (problem instanceof Offline) return 'soon';
  if (!(problem instanceof ApiProblem)) return 'later';
  const { code, status } = problem;
  if (code === 'no-token') return 'later';
  if (code === 'token-refused') return 'after-sign-in';
  if (code === 'consent-required') return 'after-consent';
  if (BROKEN.includes(code)) return 'by-hand';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'soon';
  // The call went through, and its answer is of another version of Guildhall.
  if (status < 400) return 'after-reload';
  return status >= 500 ? 'later' : 'never';
}

/** Whether the same call may work after a while without anybody doing anything. */
export function mayWorkLater(problem: unknown): boolean {
  const retry = retryOf(problem);
  return retry === 'soon' || retry === 'later';
}

/** Whether to go on with what an earlier answer told: also where the last one is of another version. */
export function mayRecall(problem: unknown): boolean {
  return mayWorkLater(problem) || retryOf(problem) === 'after-reload';
}

/** Whether what a person wrote is worth sending again by itself: it also waits for a sign-in or a reload. */
export function keepsTrying(problem: unknown): boolean {
  return mayRecall(problem) || retryOf(problem) === 'after-sign-in';
}

/** The first pause in milliseconds, what it grows by with each failure, and the longest. */
export interface Pace {
  readonly first: number;
  readonly factor: number;
  readonly longest: number;
}

export const PACES = {
  /** Within one call, while somebody waits for it. */
  call: { first: 300, factor: 3, longest: 8_100 },
  /** An answer that a page shows. */
  read: { first: 15_000, factor: 2, longest: 300_000 },
  live: { first: 4_000, factor: 2, longest: 30_000 },
  meeting: { first: 10_000, factor: 1, longest: 10_000 },
  draft: { first: 3_000, factor: 3, longest: 30_000 },
  /** A note on its way while its author sees it waiting. */
  noteSeen: { first: 1_000, factor: 2, longest: 4_000 },
  note: { first: 1_000, factor: 2, longest: 30_000 },
} as const satisfies Record<string, Pace>;

/**
 * How long to wait after so many failures in a row: longer each time, spread by a quarter so that not everybody tries at
 * the same moment, and never shorter than the server asked for.
 */
export function pauseAfter(
  problem: unknown,
  failures: number,
  { first, factor, longest }: Pace,
  random: () => number = Math.random,
): number {
  const backoff = Math.min(longest, first * factor ** (failures - 1)) * (0.75 + random() / 2);
  return Math.max(backoff, (problem instanceof ApiProblem && problem.retryAfter) || 0);
}
