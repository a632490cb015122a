import * as z from 'zod/mini';
import { type PersonRef, personRef } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** Somebody who led a session, and since when; null where that was not recorded. */
export const leader = z.object({ person: personRef, from: nullIfMissing(instant) });
export type Leader = z.infer<typeof leader>;

/** A facilitator while a session was live, and since when. */
export const leadingTerm = z.object({ person: personRef, from: instant });
export type LeadingTerm = z.infer<typeof leadingTerm>;

/** Who led a session, in words: the first by name, whoever took over with the time. `sayTime` says a moment's time. */
export function sayLed(led: readonly Leader[], sayTime: (moment: string) => string): string {
  const names = led.map(({ person, from }, at) =>
    at === 0 || from === null ? person.name : `from ${sayTime(from)} ${person.name}`,
  );
  return `Led by ${names.join(', ')}`;
}

/**
 * Who led a session, in order. Terms of people who do not count as having led it, such as those of a hand-over that was
 * undone, are left out, and neighbouring terms of the same person are one. `others` are those without a term: whoever
 * began the session for its facilitator, or everybody where terms were not recorded yet.
 */
export function whoLed(
  terms: readonly LeadingTerm[],
  ledBy: ReadonlySet<string>,
  others: readonly PersonRef[],
): Leader[] {
  const led: Leader[] = terms
    .filter(({ person }) => ledBy.has(person.id))
    .filter(({ person }, at, all) => all[at - 1]?.person.id !== person.id);
  const named = new Set(led.map(({ person }) => person.id));
  const rest = others.filter(({ id }) => ledBy.has(id) && !named.has(id));
  return [...led, ...rest.map((person) => ({ person, from: null }))];
}
