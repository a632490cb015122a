import type { RestError } from '@azure/data-tables';
import { Refusal } from '../../domain/shared/refusal.ts';

/** Why rows were not written: a row exists already, was changed, or is missing. */
export type Conflict = 'exists' | 'changed' | 'missing';

export function conflictIn(error: unknown): Conflict | undefined {
  const status = answerOf(error)?.statusCode;
  if (status === 409) return 'exists';
  if (status === 412) return 'changed';
  if (status === 404) return 'missing';
  return undefined;
}

/** Turns failures of the storage into refusals. Other errors of the service are thrown as they are. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const answer = answerOf(error);
    if (answer?.statusCode !== undefined && answer.statusCode < 500) {
      // The table itself is missing, not a row.
      if (isTableMissing(answer)) throw new Refusal('storage-unavailable', { retryAfterSeconds: 10 });
      if (answer.statusCode === 429) throw new Refusal('busy');
      throw error;
    }
    if (answer || isSilence(error)) {
      throw new Refusal('storage-unavailable', { retryAfterSeconds: 2 });
    }
    throw error;
  }
}

/** The SDK's error with the service's answer. Recognised by name, because its class would load the SDK. */
export function answerOf(error: unknown): RestError | undefined {
  return error instanceof Error && error.name === 'RestError' ? (error as RestError) : undefined;
}

function isTableMissing({ statusCode, code, details }: RestError): boolean {
  if (statusCode !== 404) return false;
  const { odataError } = (details ?? {}) as { odataError?: { code?: string } };
  return code === 'TableNotFound' || odataError?.code === 'TableNotFound';
}

/** The connection broke, or there was no answer within the deadline. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    error.name === 'AbortError' ||
    (code !== undefined && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|REQUEST_SEND_ERROR)/.test(code))
  );
}
