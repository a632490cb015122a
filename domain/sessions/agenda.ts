import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** `open-actions` is the item that carries over what is still to be done; the pages list those actions under it. */
export const agendaItemKind = z.enum(['topic', 'open-actions']);

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

export const agendaItemDraft = z.strictObject({
  id,
  kind: agendaItemKind,
  title: line(120),
  prompt: prose(600),
  minutes: z.int().check(z.gte(1, 'at least 1 minute'), z.lte(240, 'at most 240 minutes')),
});
export type AgendaItemDraft = z.infer<typeof agendaItemDraft>;

/** What people put on an agenda; the item that carries over open actions comes by itself and is not counted. */
const TOPICS_MAX = 20;
/** An agenda is one column of a row, and items grow by when they began and ended. */
const CHARACTERS_MAX = 28_000;

const count = (items: readonly { kind: string }[], kind: z.infer<typeof agendaItemKind>) =>
  items.filter((item) => item.kind === kind).length;

export const agendaDraft = z.array(agendaItemDraft).check(
  z.refine((items) => count(items, 'topic') <= TOPICS_MAX, `at most ${TOPICS_MAX} items`),
  z.refine((items) => count(items, 'open-actions') <= 1, 'the open actions only once'),
  z.refine(
    (items) => JSON.stringify(items).length <= CHARACTERS_MAX,
    `at most ${CHARACTERS_MAX} characters in all`,
  ),
  z.refine(
    (items) => new Set(items.map((item) => item.id)).size === items.length,
    'items with different ids',
  ),
);

export const agendaItem = z.extend(z.object(agendaItemDraft.shape), {
  // As they were written, also under rules that took more.
  title: z.string(),
  prompt: z.string(),
  /** When it was begun at first; coming back to it does not change that. */
  startedAt: nullIfMissing(instant),
  endedAt: nullIfMissing(instant),
  /** Where it was come back to: since when, and how many milliseconds had been spent on it before. */
  again: z.optional(z.object({ since: instant, spent: z.int() })),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** Its items are read all or none: whoever saved an agenda without one that they could not read would remove it. */
export const agenda = z.object({ items: z.array(agendaItem), etag });
export type Agenda = z.infer<typeof agenda>;

const isRunning = (item: AgendaItem) => item.startedAt !== null && item.endedAt === null;

/** The item under way: begun and not ended. There is at most one. */
export function currentItem(items: readonly AgendaItem[]): AgendaItem | undefined {
  return items.find(isRunning);
}

/** What comes after the item under way, or else the first that nobody has begun. */
export function nextItem(items: readonly AgendaItem[]): AgendaItem | undefined {
  const current = currentItem(items);
  return current ? items[items.indexOf(current) + 1] : items.find(({ startedAt }) => startedAt === null);
}

/**
 * Ends what is under way and begins `to`; null ends the agenda. Coming back to an item that was ended goes on with it:
 * the time already spent on it still counts.
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

/** Takes a move back: what it began counts as not begun, and `to`, which it ended, as never interrupted. */
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

/** A changed agenda keeps the times of the items that stay. */
export function withTimesOf(drafts: readonly AgendaItemDraft[], before: readonly AgendaItem[]): AgendaItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return drafts.map((draft) => {
    const { startedAt = null, endedAt = null, again } = known.get(draft.id) ?? {};
    return { ...draft, startedAt, endedAt, ...(again && { again }) };
  });
}

/** How long an item has been under way, in milliseconds, by the server's clock. */
export function elapsed(item: AgendaItem, now: Date): number {
  if (!item.startedAt) return 0;
  const end = item.endedAt ? Date.parse(item.endedAt) : now.getTime();
  const { since, spent } = item.again ?? { since: item.startedAt, spent: 0 };
  return spent + Math.max(0, end - Date.parse(since));
}
