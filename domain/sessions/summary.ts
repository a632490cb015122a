import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { inOrder, type Note } from './note.ts';

const point = z.object({ text: z.string(), author: z.nullable(personRef) });

/** What a session leaves behind, written when it is closed. */
export const summary = z.object({
  closedAt: instant,
  decided: tolerantArray(point),
  /** Who does what by when. */
  actions: tolerantArray(
    z.object({
      text: z.string(),
      owner: nullIfMissing(personRef),
      due: nullIfMissing(date),
      done: z.boolean(),
    }),
  ),
  failed: tolerantArray(point),
  learned: tolerantArray(point),
  openQuestions: tolerantArray(point),
  stories: tolerantArray(point),
  /** Notes that did not fit; they stay on the session's page. */
  leftOut: z.int(),
});
export type Summary = z.infer<typeof summary>;

/** How much there is of what matters most afterwards, for lists; also of what a summary has no room for. */
export function outcomeOf(notes: readonly Note[]) {
  const count = (kind: Note['kind']) => notes.filter((note) => note.kind === kind).length;
  return { decisions: count('decision'), actions: count('action'), failures: count('failure') };
}

/** A summary is one column of a row: Table Storage takes 32 K characters there, and 64 KB in the whole row. */
const CHARACTERS_MAX = 30_000;
const BYTES_MAX = 58_000;

/** What was decided, who does what by when, what failed and was learned, in the order it was said. */
export function summarise(notes: readonly Note[], closedAt: Date): Summary {
  const encoder = new TextEncoder();
  // What stands around the points: the names of the lists, the time, the count.
  let characters = 200;
  let bytes = 200;
  let leftOut = 0;
  const fits = (point: unknown) => {
    const json = JSON.stringify(point);
    characters += json.length + 1;
    bytes += encoder.encode(json).length + 1;
    if (characters <= CHARACTERS_MAX && bytes <= BYTES_MAX) return true;
    // The counts stay beyond the limit: what comes later counts less, and must not take the place of what did not fit.
    leftOut += 1;
    return false;
  };
  // Decisions and actions come first, so that they are the last to be left out.
  const ordered = [...notes].sort(inOrder);
  const of = (kind: Note['kind']) => ordered.filter((note) => note.kind === kind);
  const points = (kind: Note['kind']) =>
    of(kind)
      .map(({ text, author }) => ({ text, author }))
      .filter(fits);
  const decided = points('decision');
  const actions = of('action')
    .map(({ text, owner, due, done }) => ({ text, owner, due, done }))
    .filter(fits);
  return {
    closedAt: closedAt.toISOString(),
    decided,
    actions,
    failed: points('failure'),
    learned: points('insight'),
    openQuestions: points('question'),
    stories: points('story'),
    leftOut,
  };
}
