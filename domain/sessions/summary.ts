import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { type Leader, leader } from './leaders.ts';
import { inOrder, type Note } from './note.ts';

const point = z.object({ text: z.string(), author: z.nullable(personRef) });

/** A checklist of a linked playbook as it was ticked in the session. */
export const tickedChecklist = z.object({
  artifactId: id,
  title: z.string(),
  revision: z.int(),
  /** In the order of the checklist. */
  items: tolerantArray(z.object({ text: z.string(), done: z.boolean() })),
  /** How many of all its items were done, also of those that did not fit. */
  done: z.int(),
  all: z.int(),
});
export type TickedChecklist = z.infer<typeof tickedChecklist>;

/** Written when a session is closed. */
export const summary = z.object({
  closedAt: instant,
  decided: tolerantArray(point),
  /** Actions with their owners and due dates. */
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
  /** Who led it, in order. */
  led: z._default(tolerantArray(leader), []),
  checklists: z._default(tolerantArray(tickedChecklist), []),
  /** How many notes did not fit. They are on the session's page. */
  leftOut: z.int(),
});
export type Summary = z.infer<typeof summary>;

/** Counts for lists of sessions, including notes that did not fit into the summary. */
export function outcomeOf(notes: readonly Note[]) {
  const count = (kind: Note['kind']) => notes.filter((note) => note.kind === kind).length;
  return { decisions: count('decision'), actions: count('action'), failures: count('failure') };
}

/** A summary is one column of a row: Table Storage takes 32 K characters there, and 64 KB in the whole row. */
const CHARACTERS_MAX = 30_000;
const BYTES_MAX = 58_000;

/** What a summary says beside the notes. */
export interface Circumstances {
  readonly led: readonly Leader[];
  readonly checklists: readonly TickedChecklist[];
}

/** The summary of a session with these notes. Each list is in the order in which its notes were written. */
export function summarise(
  notes: readonly Note[],
  closedAt: Date,
  { led, checklists }: Circumstances = { led: [], checklists: [] },
): Summary {
  const encoder = new TextEncoder();
  // Room for the JSON around the points: the names of the lists, the time and the count.
  let characters = 260;
  let bytes = 260;
  let leftOut = 0;
  const fits = (point: unknown) => {
    const json = JSON.stringify(point);
    characters += json.length + 1;
    bytes += encoder.encode(json).length + 1;
    if (characters <= CHARACTERS_MAX && bytes <= BYTES_MAX) return true;
    // The totals include what did not fit, so that no later and less important point is added in its place.
    leftOut += 1;
    return false;
  };
  const leaders = led.filter(fits);
  // Decisions and actions are added first, because they matter most.
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
  const written = {
    closedAt: closedAt.toISOString(),
    decided,
    actions,
    failed: points('failure'),
    learned: points('insight'),
    openQuestions: points('question'),
    stories: points('story'),
    led: leaders,
  };
  // Last, because the page of each playbook has its words as well.
  const notesLeftOut = leftOut;
  const ticked = checklists.flatMap((list) => {
    if (!fits({ ...list, items: [] })) return [];
    return [{ ...list, items: list.items.filter(fits) }];
  });
  return { ...written, checklists: ticked, leftOut: notesLeftOut };
}
