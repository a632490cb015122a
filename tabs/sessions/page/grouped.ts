import { type AgendaItem, currentItem, elapsed } from '../../../domain/sessions/agenda.ts';
import type { Note, NoteKind } from '../../../domain/sessions/note.ts';
import type { Waiting } from '../live/note-outbox.ts';

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

/**
 * When each item began, or would begin if what is under way keeps to its time. None for what was passed over: what lies
 * before the item that is under way or was the last to begin, and once the session is `over` whatever never began.
 */
export function clocksOf(
  items: readonly AgendaItem[],
  startsAt: string,
  over: boolean,
): ReadonlyMap<string, string> {
  const current = currentItem(items);
  const reached = current
    ? items.indexOf(current)
    : items.findLastIndex(({ startedAt }) => startedAt !== null);
  const clocks = new Map<string, string>();
  let at = Date.parse(startsAt);
  for (const [place, item] of items.entries()) {
    if (item.startedAt) clocks.set(item.id, item.startedAt);
    else if (over || place < reached) continue;
    else clocks.set(item.id, new Date(at).toISOString());
    const { since, spent } = item.again ?? { since: item.startedAt ?? new Date(at).toISOString(), spent: 0 };
    at = item.endedAt
      ? Math.max(at, Date.parse(item.endedAt))
      : Date.parse(since) + Math.max(0, item.minutes * 60_000 - spent);
  }
  return clocks;
}

/** For how long an item was held, once it has ended: whole minutes, 0 for less than one; null before. */
export function heldFor(item: AgendaItem): number | null {
  if (!item.startedAt || !item.endedAt) return null;
  const spent = elapsed(item, new Date(item.endedAt));
  return spent < 60_000 ? 0 : Math.round(spent / 60_000);
}
