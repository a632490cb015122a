import { sayMonth } from '../../components/dates.ts';

interface Month<T> {
  readonly month: string;
  readonly sessions: readonly T[];
}

/** Sessions by the month they begin in, on the reader's calendar, in the order in which they come. */
export function byMonth<T extends { readonly startsAt: string }>(sessions: readonly T[]): Month<T>[] {
  const months = new Map<string, T[]>();
  for (const session of sessions) {
    const month = sayMonth(session.startsAt);
    const some = months.get(month);
    if (some) some.push(session);
    else months.set(month, [session]);
  }
  return [...months].map(([month, some]) => ({ month, sessions: some }));
}
