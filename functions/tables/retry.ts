import { WriteConflict } from './table.ts';

const ATTEMPTS = 6;

/**
 * Begins again when somebody else was faster: `attempt` reads what stands there and writes. Throws the last conflict
 * after six attempts, and at once one that `mayRetry` does not take for another writer.
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
