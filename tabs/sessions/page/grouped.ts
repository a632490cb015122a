import type { AgendaItem } from '../../../domain/sessions/agenda.ts';
import type { Note, NoteKind } from '../../../domain/sessions/note.ts';
import type { Waiting } from '../note-outbox.ts';

export interface Group {
  /** null for notes that belong to no item, or to one that is gone. */
  readonly item: AgendaItem | null;
  readonly notes: readonly Note[];
  readonly waiting: readonly Waiting[];
}

/** Notes under their agenda items, those that are still on their way behind them; `kind` leaves out the others. */
export function grouped(
  items: readonly AgendaItem[],
  notes: readonly Note[],
  waiting: readonly Waiting[],
  kind: NoteKind | null,
): Group[] {
  const known = new Set(items.map(({ id }) => id));
  const there = new Set(notes.map(({ id }) => id));
  const wanted = notes.filter((note) => kind === null || note.kind === kind);
  const onTheWay = waiting
    .filter(({ id }) => !there.has(id))
    .filter(({ draft }) => kind === null || draft.kind === kind);
  const home = (id: string | null) => (id !== null && known.has(id) ? id : null);
  const of = (item: AgendaItem | null): Group => ({
    item,
    notes: wanted.filter((note) => home(note.agendaItemId) === (item?.id ?? null)),
    waiting: onTheWay.filter(({ draft }) => home(draft.agendaItemId) === (item?.id ?? null)),
  });
  const filled = (group: Group) => group.notes.length + group.waiting.length > 0;
  const groups = items.map(of);
  const beside = of(null);
  return [...(kind === null ? groups : groups.filter(filled)), ...(filled(beside) ? [beside] : [])];
}

/** How many notes there are of each kind. */
export function counts(notes: readonly Note[]): ReadonlyMap<NoteKind, number> {
  const found = new Map<NoteKind, number>();
  for (const { kind } of notes) found.set(kind, (found.get(kind) ?? 0) + 1);
  return found;
}

/** When each item began, or would begin if what is under way keeps to its time. */
export function clocksOf(items: readonly AgendaItem[], startsAt: string): ReadonlyMap<string, string> {
  const clocks = new Map<string, string>();
  let at = Date.parse(startsAt);
  for (const item of items) {
    if (item.startedAt) at = Date.parse(item.startedAt);
    clocks.set(item.id, new Date(at).toISOString());
    at = item.endedAt ? Date.parse(item.endedAt) : at + item.minutes * 60_000;
  }
  return clocks;
}
