import * as z from 'zod/mini';
import { type PersonRef, personRef } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { GATHERING_MS } from './policy.ts';
import type { Rsvp, Session } from './session.ts';

/**
 * How long a person must have been in a session's meeting to count as having been there, in all its runs together.
 * Whoever only looks in by mistake is out again sooner.
 */
export const THERE_MS = 60_000;

/** From joining to leaving, in milliseconds since 1970. */
export interface Stay {
  readonly from: number;
  readonly until: number;
}

/** A participant as a report has them. Of some only the id or only the address is known, of some neither. */
export interface Visit {
  readonly personId: string | null;
  /** In lower case. */
  readonly address: string | null;
  readonly name: string;
  readonly stays: readonly Stay[];
}

/** Somebody of the community whom a visit may belong to. Of those who have left, no address is known. */
export interface Known extends PersonRef {
  readonly mail: string;
}

/** Who was there as reports have it: ids of people of the community, in order, and how many others there were. */
export interface Came {
  readonly there: readonly string[];
  readonly others: number;
}

/** How long these stays are together. Time that several of them cover counts once. */
export function lengthOf(stays: readonly Stay[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, until } of [...stays].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return length;
}

/** How long after its planned end a session may still be going on. */
const OVERRUN_MS = 4 * 3_600_000;

/**
 * The time in which somebody in the meeting is taken to be in the session. A meeting can be entered at any time, and
 * people may use it again days later.
 */
export function timeHeld(
  { startsAt, endsAt, begunAt }: Pick<Session, 'startsAt' | 'endsAt' | 'begunAt'>,
  closedAt: string,
): Stay {
  const [start, end, closed] = [Date.parse(startsAt), Date.parse(endsAt), Date.parse(closedAt)];
  const begun = begunAt === null ? start : Date.parse(begunAt);
  const latest = Math.max(start, begun) + (end - start) + OVERRUN_MS;
  return { from: Math.min(start, begun) - GATHERING_MS, until: Math.max(end, Math.min(closed, latest)) };
}

/** The part of each stay within a time. Stays that end before they begin have none. */
function within({ from, until }: Stay, stays: readonly Stay[]): Stay[] {
  return stays
    .map((stay) => ({ from: Math.max(stay.from, from), until: Math.min(stay.until, until) }))
    .filter((stay) => stay.until > stay.from);
}

/**
 * Who was there, from the visits of all reports of a meeting, in any order. A visit is matched by the person's id,
 * otherwise by their address.
 */
export function whoCame(visits: readonly Visit[], known: readonly Known[], held: Stay): Came {
  const byId = new Set(known.map(({ id }) => id));
  const byAddress = new Map(
    known.flatMap(({ id, mail }) => (mail ? [[mail.toLowerCase(), id] as const] : [])),
  );
  const stays = new Map<string, Stay[]>();
  for (const { personId, address, name, stays: some } of visits) {
    const member = personId !== null && byId.has(personId) ? personId : byAddress.get(address ?? '');
    const key = member ? `member|${member}` : `other|${personId ?? address ?? name}`;
    const before = stays.get(key) ?? [];
    before.push(...within(held, some));
    stays.set(key, before);
  }
  const came = [...stays].filter(([, some]) => lengthOf(some) >= THERE_MS).map(([key]) => key.split('|'));
  return {
    there: came.flatMap(([kind, id]) => (kind === 'member' && id ? [id] : [])).sort(),
    others: came.filter(([kind]) => kind === 'other').length,
  };
}

/** What two readings of the reports say together. Teams may keep only the latest reports of a meeting. */
export function bothCame(some: Came, others: Came): Came {
  return {
    there: [...new Set([...some.there, ...others.there])].sort(),
    others: Math.max(some.others, others.others),
  };
}

/** What a person who leads the session has said of somebody. It goes before every report. */
export interface AttendanceMark {
  readonly person: PersonRef;
  readonly there: boolean;
  readonly by: PersonRef;
  readonly at: string;
}

/**
 * What Teams has told. `waiting`: its report may still come. `read`: it is here. `nothing`: none has come within a day.
 * `not-granted`: Guildhall may not read it. `no-meeting`: the session has no Teams meeting.
 */
export const attendanceReading = z.enum(['waiting', 'read', 'nothing', 'not-granted', 'no-meeting']);
export type AttendanceReading = z.infer<typeof attendanceReading>;

const attendee = z.object({
  person: personRef,
  /** Whether they were there: what was said by hand, otherwise `came`. */
  there: z.boolean(),
  /** Whether a report has them, or they have led the session. */
  came: z.boolean(),
  invited: z.boolean(),
  /** What somebody has said of them by hand; null where nobody has. */
  mark: nullIfMissing(z.object({ there: z.boolean(), by: personRef, at: instant })),
});
export type Attendee = z.infer<typeof attendee>;

/** Who was at a closed session. */
export const attendance = z.object({
  reading: attendanceReading,
  /** Everybody who was invited, was there, or was marked. */
  people: tolerantArray(attendee),
  /** How many people from outside the community the report has. */
  others: z.int(),
  /** Whether I may say who was there: `yes`, or why not. */
  record: z.string(),
});
export type Attendance = z.infer<typeof attendance>;

interface Sources {
  readonly answers: readonly Rsvp[];
  /** Those who have led it, who were there whatever the report has. */
  readonly led: readonly PersonRef[];
  readonly reported: readonly PersonRef[];
  readonly marks: readonly AttendanceMark[];
}

/** Who was there, from all that is known: a mark goes before a report, a report before an answer. */
export function attendeesOf({ answers, led, reported, marks }: Sources): Attendee[] {
  const invited: PersonRef[] = answers.map(({ personId, name }) => ({ id: personId, name }));
  const came = new Set([...led, ...reported].map(({ id }) => id));
  const wasInvited = new Set(invited.map(({ id }) => id));
  const markOf = new Map(marks.map(({ person, there, by, at }) => [person.id, { there, by, at }]));
  const people = new Map<string, PersonRef>();
  for (const person of [...marks.map((mark) => mark.person), ...led, ...reported, ...invited])
    people.set(person.id, person);
  return [...people.values()].map((person) => {
    return marked(
      { person, there: false, came: came.has(person.id), invited: wasInvited.has(person.id), mark: null },
      markOf.get(person.id) ?? null,
    );
  });
}

/** A person after this was said of them; null takes back what was said. */
export function marked(attendee: Attendee, mark: Attendee['mark']): Attendee {
  return { ...attendee, mark, there: mark ? mark.there : attendee.came };
}

/** Whether anything but the answers says who was there. */
export function isAttendanceKnown({ reading, people }: Pick<Attendance, 'reading' | 'people'>): boolean {
  return reading === 'read' || people.some(({ mark }) => mark !== null);
}

/**
 * Those who were invited and not there. As long as only the answers are known, those who had not accepted.
 */
export function absentOf(
  { rsvps }: { readonly rsvps: readonly Rsvp[] },
  attendance: Pick<Attendance, 'reading' | 'people'> | null,
): PersonRef[] {
  if (attendance && isAttendanceKnown(attendance))
    return attendance.people.flatMap(({ person, there, invited }) => (invited && !there ? [person] : []));
  return rsvps.flatMap(({ personId, name, response }) =>
    response === 'accepted' ? [] : [{ id: personId, name }],
  );
}
