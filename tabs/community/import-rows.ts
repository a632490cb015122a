import type { ImportRow } from '../../domain/community/community.ts';
import { IMPORT } from './texts.ts';

export const STATUSES = ['ready', 'already-member', 'unknown', 'duplicate', 'invalid'] as const;

/** What a row's status means, in words. */
export function statusOf({ status, note }: ImportRow): string {
  if (status === 'ready') return IMPORT.ready;
  if (status === 'already-member') return IMPORT.already;
  if (status === 'unknown') return IMPORT.unknown;
  return status === 'duplicate' ? IMPORT.duplicate(note ?? '') : IMPORT.invalid;
}

/** “11 ready, 1 not found”: the statuses that occur, with their numbers. */
export function countsOf(rows: readonly ImportRow[]): string {
  return STATUSES.flatMap((status) => {
    const count = rows.filter((row) => row.status === status).length;
    return count > 0 ? [IMPORT.counts[status](count)] : [];
  }).join(', ');
}

/** The rows that still keep the list from being imported. */
export function unresolved(rows: readonly ImportRow[], leaveOut: ReadonlySet<number>): ImportRow[] {
  return rows.filter(({ status, line }) => status !== 'ready' && !leaveOut.has(line));
}

/** Who would be added. */
export function wouldJoin(rows: readonly ImportRow[], leaveOut: ReadonlySet<number>): ImportRow[] {
  return rows.filter(({ status, line }) => status === 'ready' && !leaveOut.has(line));
}
