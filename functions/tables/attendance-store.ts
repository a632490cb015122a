import type { AttendanceMark } from '../../domain/sessions/attendance.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import {
  type AttendanceRead,
  attendanceMarkRow,
  attendancePieceOf,
  attendanceRow,
  reportedRow,
} from './attendance-rows.ts';
import type { Place } from './community-store.ts';
import { partsOf } from './invite-rows.ts';
import { attendanceKey, attendanceMarkKey, inSession, KEYS, reportedKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** What is stored of a session's reports. */
export interface KnownAttendance {
  /** Undefined before anything was read. */
  readonly attendance: (AttendanceRead & { readonly etag: string }) | undefined;
  readonly reported: readonly PersonRef[];
  readonly parts: number;
}

const PIECE = { key: KEYS.attendance, of: attendancePieceOf };

/** Who was there: what Teams' reports have, and what people have said. Pages read it with the rest of the session. */
export class AttendanceStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What is known from reports, to write it again. Refuses if this version cannot read some of it. */
  async known(place: Place, sessionId: string): Promise<KnownAttendance> {
    const pieces = await this.#table.range(
      place.partition,
      inSession(sessionId, 'attendance|reading'),
      inSession(sessionId, 'attendance|reported|~'),
      PIECE,
      { every: true },
    );
    const parts = pieces.flatMap(({ reported }) => (reported ? [reported] : []));
    return {
      attendance: pieces.find(({ attendance }) => attendance)?.attendance,
      reported: parts.flat(),
      parts: parts.length,
    };
  }

  /** The writes that replace what is known from reports, on condition that it has not changed since it was read. */
  reading(
    sessionId: string,
    read: AttendanceRead,
    people: readonly PersonRef[],
    known: KnownAttendance,
  ): Write[] {
    const head = { key: attendanceKey(sessionId), row: attendanceRow.columns(read) };
    const parts = people.length > 0 || known.parts > 0 ? partsOf(people) : [];
    // Parts that are not needed any more are emptied.
    while (parts.length < known.parts) parts.push([]);
    return [
      known.attendance ? { do: 'replace', ...head, etag: known.attendance.etag } : { do: 'create', ...head },
      ...parts.map((part, index): Write => {
        const row = reportedRow.columns({ people: part });
        return { do: 'put', key: reportedKey(sessionId, index), row };
      }),
    ];
  }

  /** The write that keeps what was said of a person. Each has a row of their own, so that two may say it at once. */
  marking(sessionId: string, { person, ...mark }: AttendanceMark): Write {
    const key = attendanceMarkKey(sessionId, person.id);
    return { do: 'put', key, row: attendanceMarkRow.columns({ name: person.name, ...mark }) };
  }

  unmarking(sessionId: string, personId: string): Write {
    return { do: 'clear', key: attendanceMarkKey(sessionId, personId) };
  }
}
