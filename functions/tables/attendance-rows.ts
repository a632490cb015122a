import * as z from 'zod';
import type { AttendanceMark } from '../../domain/sessions/attendance.ts';
import { type PersonRef, personRef } from '../../domain/shared/ids.ts';
import { instant } from '../../domain/shared/time.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { json, person, rowCodec, type Value, words } from './row-codec.ts';
import type { Row } from './table.ts';

export const attendanceRow = rowCodec({
  /** What has come of reading the reports so far. */
  reading: z.enum(['read', 'nothing', 'not-granted']),
  /** Ids of the reports that were read. */
  reports: words,
  /** How many people from outside the community were there. */
  others: z.number(),
});
export type AttendanceRead = Value<typeof attendanceRow>;

// Loose, so that fields of a newer version stay when this version adds people.
const storedPerson = z.looseObject(personRef.shape) as unknown as typeof personRef;
export const reportedRow = rowCodec({ people: json(tolerantArray(storedPerson)) });

/** Whom it is about stands in the key. */
export const attendanceMarkRow = rowCodec({ name: z.string(), there: z.boolean(), by: person, at: instant });

/** The part of a session's attendance that one row has. */
export interface AttendancePiece {
  readonly attendance?: AttendanceRead & { readonly etag: string };
  readonly reported?: readonly PersonRef[];
  readonly marks?: readonly AttendanceMark[];
}

export function attendancePieceOf(row: Row): AttendancePiece {
  const [, , , what, personId] = (row.rowKey ?? '').split('|');
  if (what === 'reading') return { attendance: attendanceRow.readWithEtag(row) };
  if (what === 'reported') return { reported: reportedRow.read(row).people };
  const { name, there, by, at } = attendanceMarkRow.read(row);
  return { marks: [{ person: { id: personRef.shape.id.parse(personId), name }, there, by, at }] };
}
