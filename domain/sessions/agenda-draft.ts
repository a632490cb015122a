import * as z from 'zod/mini';
import { agendaItemDraft, OPEN_ACTIONS_ITEM, REPORT_ITEM, TRIED_ITEM } from './agenda.ts';

/** Limits the items that people add. Those that are added automatically do not count. */
const ITEMS_MAX = 20;
/** An agenda is stored in one column, and items grow when their start and end are added. */
const CHARACTERS_MAX = 28_000;

const ofKind = (items: readonly { kind: string }[], kind: string) =>
  items.filter((item) => item.kind === kind).length;

const ownItems = (items: readonly { kind: string }[]) =>
  items.length - ofKind(items, OPEN_ACTIONS_ITEM.kind) - ofKind(items, TRIED_ITEM.kind);

/** Whether an agenda takes no further item of its own. */
export const isFull = (items: readonly { kind: string }[]): boolean => ownItems(items) >= ITEMS_MAX;

export const agendaDraft = z.array(agendaItemDraft).check(
  z.refine((items) => ownItems(items) <= ITEMS_MAX, `at most ${ITEMS_MAX} items`),
  z.refine((items) => ofKind(items, OPEN_ACTIONS_ITEM.kind) <= 1, 'the open actions only once'),
  z.refine((items) => ofKind(items, TRIED_ITEM.kind) <= 1, 'what was tried only once'),
  z.refine(
    (items) => JSON.stringify(items).length <= CHARACTERS_MAX,
    `at most ${CHARACTERS_MAX} characters in all`,
  ),
  z.refine(
    (items) => new Set(items.map((item) => item.id)).size === items.length,
    'items with different ids',
  ),
  z.refine(
    (items) => items.every(({ kind, pilotId }) => (kind === REPORT_ITEM.kind) === (pilotId !== undefined)),
    'reports with their pilots, and no other item with one',
  ),
);
