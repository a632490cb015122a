import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';
import { beginning, line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/**
 * Pages list the open actions of earlier sessions under an item of the kind `open-actions`, what people said between two
 * sessions under `tried`, show a pilot's report beside a `report`, and offer to begin a pilot of one's own in the
 * `debrief`.
 */
export const agendaItemKind = z.enum(['topic', 'open-actions', 'tried', 'report', 'debrief']);

/**
 * What an item that carries over open actions begins with, put on an agenda by whoever plans or after a session by the
 * worker. It stands in the invite, and from then on the words are the organiser's to change.
 */
export const OPEN_ACTIONS_ITEM = {
  kind: 'open-actions',
  title: 'Open actions',
  prompt: 'What was done, what is in the way, what can be let go?',
  minutes: 5,
} as const;

/** What an item begins with that shows what people said between two sessions. It is an organiser's to change as well. */
export const TRIED_ITEM = {
  kind: 'tried',
  title: 'What did you try?',
  prompt: 'What happened, and what would you do otherwise?',
  minutes: 5,
} as const;

/** An item in which a pilot is reported. */
export const REPORT_ITEM = {
  kind: 'report',
  prompt: 'What was predicted, what came, what was learned?',
  minutes: 10,
} as const;
const TITLE_MAX = 120;

export const agendaItemDraft = z.strictObject({
  id,
  kind: agendaItemKind,
  title: line(TITLE_MAX),
  prompt: prose(600),
  minutes: z.int().check(z.gte(1, 'at least 1 minute'), z.lte(240, 'at most 240 minutes')),
  /** The pilot that a `report` is about. */
  pilotId: z.optional(id),
});
export type AgendaItemDraft = z.infer<typeof agendaItemDraft>;

export const agendaItem = z.extend(z.object(agendaItemDraft.shape), {
  // Stored texts may have been written under looser rules than those for new ones.
  title: z.string(),
  prompt: z.string(),
  /** When it was first begun. Resuming it does not change this. */
  startedAt: nullIfMissing(instant),
  endedAt: nullIfMissing(instant),
  /** Set when an ended item was resumed: since when, and how many milliseconds were spent on it before. */
  again: z.optional(z.object({ since: instant, spent: z.int() })),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/**
 * One unknown item makes the whole agenda unreadable, because a page that saved it without that item would remove it.
 */
export const agenda = z.object({ items: z.array(agendaItem), etag });
export type Agenda = z.infer<typeof agenda>;

const isRunning = (item: AgendaItem) => item.startedAt !== null && item.endedAt === null;

/** The agenda with the item for what was tried, which stands first. */
export const withTried = (items: readonly AgendaItem[], itemId: string): AgendaItem[] =>
  items.some(({ kind }) => kind === TRIED_ITEM.kind)
    ? [...items]
    : [{ ...TRIED_ITEM, id: itemId, startedAt: null, endedAt: null }, ...items];

/** The agenda with an item for open actions: first, but for what was tried. */
export function withOpenActions(items: readonly AgendaItem[], itemId: string): AgendaItem[] {
  const at = items[0]?.kind === TRIED_ITEM.kind && items[0].startedAt === null ? 1 : 0;
  const item = { ...OPEN_ACTIONS_ITEM, id: itemId, startedAt: null, endedAt: null };
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** The agenda with a pilot's report on it: before the debrief, which closes a session, and not before what has begun. */
export function withReport(
  items: readonly AgendaItem[],
  itemId: string,
  pilot: { readonly id: string; readonly title: string },
): AgendaItem[] {
  const title = beginning(`Report: ${pilot.title}`, TITLE_MAX);
  const item = { ...REPORT_ITEM, id: itemId, title, pilotId: pilot.id, startedAt: null, endedAt: null };
  const debrief = items.findIndex(({ kind, startedAt }) => kind === 'debrief' && startedAt === null);
  const at = debrief < 0 ? items.length : debrief;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** The item that has begun and not ended. There is at most one. */
export function currentItem(items: readonly AgendaItem[]): AgendaItem | undefined {
  return items.find(isRunning);
}

/** The item after the current one, or, without a current one, the first that has not begun. */
export function nextItem(items: readonly AgendaItem[]): AgendaItem | undefined {
  const current = currentItem(items);
  return current ? items[items.indexOf(current) + 1] : items.find(({ startedAt }) => startedAt === null);
}

/**
 * Ends the current item and begins `to`; null ends the agenda. An ended item is resumed, and the time already spent on
 * it still counts.
 */
export function moveTo(items: readonly AgendaItem[], to: string | null, now: Date): AgendaItem[] {
  const at = now.toISOString();
  return items.map((item) => {
    if (item.id !== to) return isRunning(item) ? { ...item, endedAt: at } : item;
    if (isRunning(item)) return item;
    return item.startedAt === null
      ? { ...item, startedAt: at, endedAt: null }
      : { ...item, endedAt: null, again: { since: at, spent: elapsed(item, now) } };
  });
}

/** Undoes a move: the item that it began becomes not begun, and `to`, which it ended, becomes uninterrupted. */
export function moveBack(items: readonly AgendaItem[], to: string | null, now: Date): AgendaItem[] {
  return items.map((item) => {
    if (item.id === to) {
      if (isRunning(item)) return item;
      return item.startedAt === null
        ? { ...item, startedAt: now.toISOString(), endedAt: null }
        : { ...item, endedAt: null };
    }
    if (!isRunning(item)) return item;
    return item.again ? { ...item, endedAt: item.again.since } : { ...item, startedAt: null };
  });
}

/**
 * A changed agenda keeps the times of the items that stay. An item is a pilot's report only if it was one before:
 * reports come onto an agenda as they are taken, so that each is on one agenda.
 */
export function withTimesOf(drafts: readonly AgendaItemDraft[], before: readonly AgendaItem[]): AgendaItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return drafts.map(({ pilotId, ...draft }) => {
    const { startedAt = null, endedAt = null, again, pilotId: taken } = known.get(draft.id) ?? {};
    const stays = pilotId !== undefined && pilotId === taken;
    const item = stays
      ? { ...draft, pilotId }
      : draft.kind === 'report'
        ? { ...draft, kind: 'topic' as const }
        : draft;
    return { ...item, startedAt, endedAt, ...(again && { again }) };
  });
}

/** The pilots whose reports are on an agenda and were not held to their end, without those that stay on it `after`. */
export function reportsNotHeld(items: readonly AgendaItem[], after: readonly AgendaItem[] = []): string[] {
  const stay = new Set(after.map(({ pilotId }) => pilotId));
  const pilots = items.flatMap(({ pilotId, endedAt }) => (pilotId && endedAt === null ? [pilotId] : []));
  return [...new Set(pilots)].filter((id) => !stay.has(id));
}

/**
 * The pilots whose reports a closed session did not come to. Where its agenda was never gone through, nobody knows, and
 * they count as held.
 */
export function reportsMissed(items: readonly AgendaItem[]): string[] {
  if (items.every(({ startedAt }) => startedAt === null)) return [];
  return reportsNotHeld(items.filter(({ startedAt }) => startedAt === null));
}

/** An agenda for those who do not read the community: that there is a report, and not of which pilot. */
export const withoutPilots = (items: readonly AgendaItem[]): AgendaItem[] =>
  items.map(({ pilotId, ...item }) => (item.kind === 'report' ? { ...item, title: 'Report' } : item));

/** How many milliseconds were spent on an item so far. `now` is the server's time. */
export function elapsed(item: AgendaItem, now: Date): number {
  if (!item.startedAt) return 0;
  const end = item.endedAt ? Date.parse(item.endedAt) : now.getTime();
  const { since, spent } = item.again ?? { since: item.startedAt, spent: 0 };
  return spent + Math.max(0, end - Date.parse(since));
}

/** By how many whole minutes an item has exceeded its time; null while it has not. */
export function minutesOver(item: AgendaItem, now: Date): number | null {
  const over = Math.floor(elapsed(item, now) / 60_000 - item.minutes);
  return over < 0 ? null : over;
}
