import { GraphFailure } from './graph.ts';

/** Whether Graph says that the item does not exist. A missing mailbox has another code. */
export function isGone(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404 && /^ErrorItemNotFound$/i.test(error.code);
}

/** Whether Graph says that there is no such mailbox or person, rather than no such item in it. */
export function isMailboxGone(error: unknown): boolean {
  return (
    error instanceof GraphFailure && error.status === 404 && !isGone(error) && error.code !== 'EventDeleted'
  );
}
