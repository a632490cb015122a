import type { AgendaItem } from '../../../domain/sessions/agenda.ts';
import { type Note, noteName } from '../../../domain/sessions/note.ts';
import type { Waiting } from './note-outbox.ts';

/** A line of the list: a note, or one that is still on its way. */
export type Entry = { readonly note: Note } | { readonly waiting: Waiting };

export interface Run {
  readonly key: string;
  /** The agenda item the notes belong to; null for none. */
  readonly title: string | null;
  readonly entries: readonly Entry[];
}

const idOf = (entry: Entry) => ('note' in entry ? noteName(entry.note) : entry.waiting.id);
const itemOf = (entry: Entry) =>
  'note' in entry ? entry.note.agendaItemId : entry.waiting.draft.agendaItemId;

/** Those of a session that are still on their way; one that has just arrived may be known already. */
export function onTheirWay(
  waiting: readonly Waiting[],
  sessionId: string,
  notes: readonly Note[],
): readonly Waiting[] {
  const known = new Set(notes.map(({ id }) => id));
  return waiting.filter((one) => one.sessionId === sessionId && !known.has(one.id));
}

/**
 * Notes under the headings of their agenda items, in the order they are known. A late note for an earlier item stands
 * at the end under that heading once more, so that nothing moves that is being read.
 */
export function runsOf(
  notes: readonly Note[],
  waiting: readonly Waiting[],
  items: readonly AgendaItem[],
): readonly Run[] {
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const entries: Entry[] = [...notes.map((note) => ({ note })), ...waiting.map((one) => ({ waiting: one }))];
  const runs: { key: string; item: string | null; title: string | null; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const item = itemOf(entry);
    const last = runs.at(-1);
    if (last && last.item === item) last.entries.push(entry);
    else
      runs.push({
        key: idOf(entry),
        item,
        title: item === null ? null : (titles.get(item) ?? null),
        entries: [entry],
      });
  }
  return runs;
}
