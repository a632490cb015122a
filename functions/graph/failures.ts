import { GraphFailure } from './graph.ts';

/** Whether Graph says that the item does not exist. A missing mailbox has another code. */
export function isGone(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404 && /^ErrorItemNotFound$/i.test(error.code);
}

/** What was read; undefined if Graph says that the item does not exist. */
export async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether Graph says that there is no such mailbox or person, rather than no such item in it. */
export function isMailboxGone(error: unknown): boolean {
  return (
    error instanceof GraphFailure && error.status === 404 && !isGone(error) && error.code !== 'EventDeleted'
  );
}
