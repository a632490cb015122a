import type { ImportRow, Role } from '../../domain/community/community.ts';
import { IMPORT, ROLES_SAID } from './texts.ts';

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

/** What is said of the role that somebody gets, where the list itself says something of it. */
export function roleSaid({ role, otherRole }: ImportRow, chosen: Role): string | null {
  if (role) return IMPORT.roleFromList(ROLES_SAID[role]);
  return otherRole === null ? null : IMPORT.noSuchRole(otherRole, ROLES_SAID[chosen]);
}

/** Who would be added, by what they are invited to: guests to showcases only. */
export function invitedAlike(rows: readonly ImportRow[], chosen: Role) {
  const isGuest = (row: ImportRow) => (row.role ?? chosen) === 'guest';
  return (['member', 'guest'] as const).flatMap((role) => {
    const people = rows
      .filter((row) => isGuest(row) === (role === 'guest'))
      .flatMap(({ person }) => person ?? []);
    return people.length > 0 ? [{ role, people }] : [];
  });
}
