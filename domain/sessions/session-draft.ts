import * as z from 'zod/mini';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, exists, momentOf, timeOfDay, type WallTime, wallTime, zone } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { agendaDraft } from './agenda-draft.ts';
import { type Session, sessionFormat } from './session.ts';

export const TOPIC_MAX = 120;

/** The length of a session that people plan in Guildhall. */
export const plannedMinutes = z.int().check(z.gte(15, 'at least 15 minutes'), z.lte(480, 'at most 8 hours'));
/** Calendars hold nothing longer than five years. */
const MINUTES_MAX = 5 * 365 * 1_440;

/** When a session is, as a person enters it: a date and time in a zone, and a length. */
export const sessionTime = z.strictObject({
  date,
  time: timeOfDay,
  /** Any length that its host gave the event in Outlook may stay. Any other must be a `plannedMinutes`. */
  minutes: z.int().check(z.gte(0, 'at least 0 minutes'), z.lte(MINUTES_MAX, 'at most 5 years')),
  zone,
});
export type SessionTime = z.infer<typeof sessionTime>;

/** What a person decides when planning a session. */
export const sessionDraft = z.strictObject({
  topic: line(TOPIC_MAX),
  purpose: prose(1_000),
  format: sessionFormat,
  taxonomy,
  when: sessionTime,
  facilitatorId: personRef.shape.id,
  agenda: agendaDraft,
  /** Playbooks and other artifacts to show beside the call. */
  artifactIds: z.array(id).check(
    z.maxLength(10, 'at most 10 linked playbooks'),
    z.refine((ids) => new Set(ids).size === ids.length, 'different playbooks'),
  ),
});
export type SessionDraft = z.infer<typeof sessionDraft>;

const otherwise = z.optional(prose(300));

/** A change of a session. `otherwise`: why somebody else is to facilitate than before; missing where nobody else is. */
export const changedSession = z.extend(sessionDraft, { otherwise });

/** The draft of a new session. Its length is always a `plannedMinutes`. */
export const newSessionDraft = z.extend(sessionDraft, {
  when: z.extend(sessionTime, { minutes: plannedMinutes }),
  /** The topic that it is planned from. */
  topicId: nullIfMissing(id),
  /** Refuses a topic that has become another session meanwhile: where nobody has chosen it by hand. */
  topicIsOpen: z.optional(z.literal(true)),
  /** Why somebody else is to facilitate than the rota proposes; missing where the proposal is taken. */
  otherwise,
});

/** Start and end in UTC. A time inside a daylight-saving gap does not exist and gives null. */
export function span(when: SessionTime): { startsAt: string; endsAt: string } | null {
  const wall = { date: when.date, time: when.time };
  if (!exists(wall, when.zone)) return null;
  const start = momentOf(wall, when.zone);
  return {
    startsAt: start.toISOString(),
    endsAt: new Date(start.getTime() + when.minutes * 60_000).toISOString(),
  };
}

/**
 * As `span`, for an existing session. If the wall time is unchanged it keeps its moment, which may be the second of two
 * moments with the same wall time.
 */
export function spanFrom(
  before: Pick<Session, 'startsAt' | 'endsAt' | 'zone' | 'minutes'>,
  when: SessionTime,
): { startsAt: string; endsAt: string } | null {
  const shown = wallTime(before.startsAt, when.zone);
  const stays = before.zone === when.zone && shown.date === when.date && shown.time === when.time;
  if (!stays) return span(when);
  if (before.minutes === when.minutes) return { startsAt: before.startsAt, endsAt: before.endsAt };
  const endsAt = new Date(Date.parse(before.startsAt) + when.minutes * 60_000);
  return { startsAt: before.startsAt, endsAt: endsAt.toISOString() };
}

const REACH_MS = 3 * 366 * 86_400_000;

/** Whether a start is within three years from now, before or after. */
export function reach(moment: string, now: Date): 'near' | 'too-early' | 'too-late' {
  const away = Date.parse(moment) - now.getTime();
  if (away > REACH_MS) return 'too-late';
  return away < -REACH_MS ? 'too-early' : 'near';
}

/** The wall time that comes instead of one that clocks skip; on the next day, where they skip midnight. */
export function nextExisting(when: SessionTime): WallTime {
  return wallTime(momentOf({ date: when.date, time: when.time }, when.zone), when.zone);
}
