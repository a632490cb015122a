import type { PersonRef } from '../../../domain/shared/ids.ts';

/** What is to be said of a person; null takes back what was said. */
export interface Saying {
  readonly person: PersonRef;
  readonly there: boolean | null;
}

interface Failed {
  readonly problem: unknown;
  /** What of it still counts. */
  readonly says: readonly Saying[];
}

/**
 * Sends what is said one after the other, because requests can overtake each other, and of a person only what was said
 * last. Resolves to what could not be sent; null where nothing is left to be sent.
 */
export function sayInOrder(
  send: (says: readonly Saying[]) => Promise<void>,
): (says: readonly Saying[]) => Promise<Failed | null> {
  const last = new Map<string, readonly Saying[]>();
  let before: Promise<void> = Promise.resolve();
  return async (says) => {
    for (const { person } of says) last.set(person.id, says);
    const counting = () => says.filter(({ person }) => last.get(person.id) === says);
    const turn = before.then(async () => {
      const due = counting();
      if (due.length > 0) await send(due);
    });
    before = turn.catch(() => undefined);
    try {
      await turn;
      return null;
    } catch (problem) {
      const left = counting();
      return left.length > 0 ? { problem, says: left } : null;
    }
  };
}
