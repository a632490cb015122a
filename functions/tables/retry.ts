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
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WriteConflict) || !mayRetry(error) || number === ATTEMPTS) throw error;
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
