import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from './table.ts';

const ATTEMPTS = 6;

/**
 * Retries `attempt`, which reads and writes, while its write conflicts with others. Throws the last conflict after six
 * attempts, and at once a conflict that `mayRetry` rejects.
 */
export async function retryOnConflict<T>(
  attempt: () => Promise<T>,
  mayRetry: (conflict: WriteConflict) => boolean = () => true,
): Promise<T> {
  return retry(attempt, mayRetry, ATTEMPTS, 0);
}

const ATTEMPTS_AMONG_MANY = 14;
const PAUSE_MS = 500;

/**
 * As `retryOnConflict`, for rows that everybody in a meeting may change at the same moment: with more attempts, and
 * random pauses between them, so that whoever was too late does not meet all the others again.
 */
export async function retryAmongMany<T>(attempt: () => Promise<T>): Promise<T> {
  return retry(attempt, () => true, ATTEMPTS_AMONG_MANY, PAUSE_MS);
}

/** As `retryAmongMany`, for what a person asks for: refused as busy where others were faster each time. */
export async function retryOrBusy<T>(attempt: () => Promise<T>): Promise<T> {
  return retryAmongMany(attempt).catch((error: unknown) => {
    throw error instanceof WriteConflict ? new Refusal('busy', { retryAfterSeconds: 1 }) : error;
  });
}

async function retry<T>(
  attempt: () => Promise<T>,
  mayRetry: (conflict: WriteConflict) => boolean,
  attempts: number,
  pauseMs: number,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WriteConflict) || !mayRetry(error) || number === attempts) throw error;
      if (pauseMs > 0) await pause(Math.random() * Math.min(pauseMs, 30 * 2 ** number));
    }
  }
}

/** Whether `write` was done; false if something of it was changed meanwhile, and nothing was written. */
export async function unlessConflict(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}
