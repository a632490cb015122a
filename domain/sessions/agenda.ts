import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';

/** `open-actions` is the item that carries over what is still to be done; the pages list those actions under it. */
export const agendaItemKind = z.enum(['topic', 'open-actions']);

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
  startedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
});
export type AgendaItem = z.infer<typeof agendaItem>;

export const agenda = z.object({ items: z.array(agendaItem), etag });
export type Agenda = z.infer<typeof agenda>;

/** The item under way: begun and not ended. There is at most one. */
export function currentItem(items: readonly AgendaItem[]): AgendaItem | undefined {
  return items.find((item) => item.startedAt !== null && item.endedAt === null);
}

/**
 * Ends what is under way and begins `to`; null ends the agenda. Coming back to an item that was ended goes on with it:
 * its start moves so that the time already spent on it still counts.
 */
export function moveTo(items: readonly AgendaItem[], to: string | null, now: Date): AgendaItem[] {
  const at = now.toISOString();
  return items.map((item) => {
    const running = item.startedAt !== null && item.endedAt === null;
    if (item.id === to) {
      if (running) return item;
      const spent = item.endedAt ? elapsed(item, now) : 0;
      return { ...item, startedAt: new Date(now.getTime() - spent).toISOString(), endedAt: null };
    }
    return running ? { ...item, endedAt: at } : item;
  });
}

/** A changed agenda keeps the times of the items that stay. */
export function withTimesOf(drafts: readonly AgendaItemDraft[], before: readonly AgendaItem[]): AgendaItem[] {
  const times = new Map(before.map((item) => [item.id, item]));
  return drafts.map((draft) => ({
    ...draft,
    startedAt: times.get(draft.id)?.startedAt ?? null,
    endedAt: times.get(draft.id)?.endedAt ?? null,
  }));
}

/** How long an item has been under way, in milliseconds, by the server's clock. */
export function elapsed(item: AgendaItem, now: Date): number {
  if (!item.startedAt) return 0;
  const end = item.endedAt ? Date.parse(item.endedAt) : now.getTime();
  return Math.max(0, end - Date.parse(item.startedAt));
}
