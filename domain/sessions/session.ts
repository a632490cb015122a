import * as z from 'zod/mini';
import { taxonomy } from '../knowledge/artifact.ts';
import { chatId, etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, exists, instant, momentOf, timeOfDay, wallTime, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable } from '../shared/tolerant.ts';
import { agendaDraft } from './agenda.ts';
import { inviteProblem } from './invite-problem.ts';

export const FORMATS = [
  'demonstration',
  'experiment',
  'debrief',
  'case study',
  'storytelling',
  'role-play',
  'coaching',
  'showcase',
] as const;
export const sessionFormat = z.enum(FORMATS);
export type SessionFormat = z.infer<typeof sessionFormat>;

/** What members still owe each other is theirs alone: a showcase is for guests, so it waits for the session after. */
export function takesOpenActions(format: SessionFormat): boolean {
  return format !== 'showcase';
}

/** planned: written down. invited: the event is in the calendars. live: begun. Then closed, or cancelled at any time before. */
export const SESSION_STATES = ['planned', 'invited', 'live', 'closed', 'cancelled'] as const;
export const sessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof sessionState>;

/** How long people plan a session to be. */
export const plannedMinutes = z.int().check(z.gte(15, 'at least 15 minutes'), z.lte(480, 'at most 8 hours'));
/** Calendars hold nothing longer than five years. */
const MINUTES_MAX = 5 * 365 * 1_440;

/** When a session is, as a person says it: a date and time on the clock of a zone, and how long. */
export const sessionTime = z.strictObject({
  date,
  time: timeOfDay,
  /** Its host makes it as long as they like in Outlook; that may stay, and another length is `plannedMinutes`. */
  minutes: z.int().check(z.gte(0, 'at least 0 minutes'), z.lte(MINUTES_MAX, 'at most 5 years')),
  zone,
});
export type SessionTime = z.infer<typeof sessionTime>;

/** What a person decides when planning a session. */
export const sessionDraft = z.strictObject({
  topic: line(120),
  purpose: prose(1_000),
  format: sessionFormat,
  taxonomy,
  when: sessionTime,
  facilitatorId: personRef.shape.id,
  agenda: agendaDraft,
  /** Playbooks and other artifacts to have beside the call. */
  artifactIds: z.array(id).check(
    z.maxLength(10, 'at most 10 linked playbooks'),
    z.refine((ids) => new Set(ids).size === ids.length, 'different playbooks'),
  ),
});
export type SessionDraft = z.infer<typeof sessionDraft>;

/** The same for a session that does not stand yet: its length is nobody's but theirs. */
export const newSessionDraft = z.extend(sessionDraft, {
  when: z.extend(sessionTime, { minutes: plannedMinutes }),
});

/**
 * Where the calendar invite stands. `waiting`: it will be sent by itself; `failed`: it needs a person; `none`: the
 * session was over when it was written down, so nobody is invited.
 */
export const inviteState = z.enum(['waiting', 'sent', 'failed', 'none']);

export const rsvpCounts = z.object({
  /** Everybody whose calendar it is in, its host among them. */
  invited: z.int(),
  accepted: z.int(),
  tentative: z.int(),
  declined: z.int(),
});
export type RsvpCounts = z.infer<typeof rsvpCounts>;

/** A session as lists show it. */
export const session = z.object({
  id,
  communityId: id,
  topic: z.string(),
  purpose: z.string(),
  format: sessionFormat,
  taxonomy,
  state: sessionState,
  startsAt: instant,
  endsAt: instant,
  /** The zone it was planned in, and what clocks show there: this is what stays when rules change. */
  zone,
  wall: z.object({ date, time: timeOfDay }),
  minutes: z.int(),
  facilitator: personRef,
  /** Who made them the facilitator, and when; null while it is whom the session was planned with. */
  handedOver: nullIfMissing(z.object({ by: personRef, at: instant })),
  /** When it became live; nothing that happens on its agenda changes that. */
  begunAt: nullIfMissing(instant),
  /** Whose mailbox holds the event. */
  host: personRef,
  artifactIds: z.array(id),
  joinUrl: nullIfMissing(z.string()),
  chatId: nullIfMissing(chatId),
  invite: inviteState,
  /** What a person should know of the invite, or has to do; null while there is nothing. */
  inviteProblem: nullIfUnreadable(inviteProblem),
  rsvps: rsvpCounts,
  /** What it left behind, once it is closed. */
  outcome: z.object({ decisions: z.int(), actions: z.int(), failures: z.int() }),
  /** The start that the calendars say, and that answers are to; null before there are any. */
  answersTo: nullIfMissing(instant),
  /** Who called it off, when and why; null for a session that was not. */
  cancelled: nullIfMissing(z.object({ by: personRef, at: instant, comment: z.string() })),
  etag,
});
export type Session = z.infer<typeof session>;

/** Of a session what Home says of it: to come to, to facilitate, to close. */
export const mySession = z.pick(session, {
  id: true,
  communityId: true,
  topic: true,
  format: true,
  state: true,
  startsAt: true,
  endsAt: true,
  facilitator: true,
  handedOver: true,
});
export type MySession = z.infer<typeof mySession>;

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
 * The same, for a session that stands there already: where its clock shows what is asked for it stays at its moment,
 * which may be the second of two that clocks show alike.
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

/** How a moment lies to what anybody plans: sessions are planned, and written down afterwards, within three years. */
export function reach(moment: string, now: Date): 'near' | 'too-early' | 'too-late' {
  const away = Date.parse(moment) - now.getTime();
  if (away > REACH_MS) return 'too-late';
  return away < -REACH_MS ? 'too-early' : 'near';
}

/** Longer than this no session goes on after its end. */
const OVERRUN_MS = 4 * 3_600_000;

/** Whether it is over and nobody has closed it, nor is likely to be still in it. */
export function isLeftOpen(session: Pick<Session, 'state' | 'endsAt'>, now: Date): boolean {
  const { state, endsAt } = session;
  const gone = now.getTime() - Date.parse(endsAt);
  return isOpen(state) && gone >= (state === 'live' ? OVERRUN_MS : 0);
}

/** Whether its time has passed; it may still be live. */
export function hasEnded({ endsAt }: Pick<Session, 'endsAt'>, now: Date): boolean {
  return Date.parse(endsAt) <= now.getTime();
}

/** Where clocks go forward over it, the time that comes instead. */
export function nextExisting(when: SessionTime): string {
  return wallTime(momentOf({ date: when.date, time: when.time }, when.zone), when.zone).time;
}

/** Whether a session still lies ahead or is under way: it can be changed, moved, begun and cancelled. */
export function isOpen(state: SessionState): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

export const RSVP_RESPONSES = ['none', 'accepted', 'tentative', 'declined'] as const;

export const rsvp = z.object({
  personId: personRef.shape.id,
  name: z.string(),
  response: z.enum(RSVP_RESPONSES),
  respondedAt: nullIfMissing(instant),
  /** Another time they proposed. */
  proposed: nullIfMissing(z.object({ startsAt: instant, endsAt: instant })),
});
export type Rsvp = z.infer<typeof rsvp>;
