import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { date, instant } from '../shared/time.ts';
import { inOrder, type Note } from './note.ts';

const point = z.object({ text: z.string(), author: z.nullable(personRef) });

/** What a session leaves behind, written when it is closed. */
export const summary = z.object({
  closedAt: instant,
  decided: z.array(point),
  /** Who does what by when. */
  actions: z.array(
    z.object({ text: z.string(), owner: z.nullable(personRef), due: z.nullable(date), done: z.boolean() }),
  ),
  failed: z.array(point),
  learned: z.array(point),
  openQuestions: z.array(point),
  stories: z.array(point),
  /** Notes that did not fit; they stay on the session's page. */
  leftOut: z.int(),
});
export type Summary = z.infer<typeof summary>;

/** Characters of note text a summary holds at most, so that it fits a table row in any script. */
const ROOM = 12_000;

/** What was decided, who does what by when, what failed and was learned, in the order it was said. */
export function summarise(notes: readonly Note[], closedAt: Date): Summary {
  let room = ROOM;
  let leftOut = 0;
  const fits = (note: Note) => {
    const cost = note.text.length + 80;
    if (cost > room) {
      leftOut += 1;
      return false;
    }
    room -= cost;
    return true;
  };
  // Decisions and actions come first, so that they are the last to be left out.
  const ordered = [...notes].sort(inOrder);
  const of = (kind: Note['kind']) => ordered.filter((note) => note.kind === kind).filter(fits);
  const points = (kind: Note['kind']) => of(kind).map(({ text, author }) => ({ text, author }));
  const decided = points('decision');
  const actions = of('action').map(({ text, owner, due, done }) => ({ text, owner, due, done }));
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
