import * as z from 'zod/mini';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { chatId, etag, id, personRef } from '../shared/ids.ts';
import { date, instant, timeOfDay, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable } from '../shared/tolerant.ts';
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

/** Open actions are for members only. Showcases have guests, so open actions wait for the session after. */
export function takesOpenActions(format: SessionFormat): boolean {
  return format !== 'showcase';
}

/** planned: stored. invited: the event is in the calendars. live: begun. A session ends as closed or cancelled. */
export const SESSION_STATES = ['planned', 'invited', 'live', 'closed', 'cancelled'] as const;
export const sessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof sessionState>;

/**
 * The state of the calendar invite. `waiting`: it will be sent automatically. `failed`: a person has to retry it.
 * `none`: the session was over when it was planned, so nobody is invited.
 */
export const inviteState = z.enum(['waiting', 'sent', 'failed', 'none']);

export const rsvpCounts = z.object({
  /** Everybody whose calendar has the session, including the host. */
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
  /** The zone in which it was planned, and the wall time there. These stay the same when a zone's rules change. */
  zone,
  wall: z.object({ date, time: timeOfDay }),
  minutes: z.int(),
  facilitator: personRef,
  /** Who made them the facilitator, and when; null if the session was planned with this facilitator. */
  handedOver: nullIfMissing(z.object({ by: personRef, at: instant })),
  /** When it became live. Moving through the agenda does not change it. */
  begunAt: nullIfMissing(instant),
  /** Whose mailbox has the event: a person, or the organisation's service mailbox. */
  host: personRef,
  /** Who planned it, if that is not the host; null if it is. */
  plannedBy: nullIfMissing(personRef),
  /** The host whom the present one has replaced, because their event was gone; null if nobody was replaced. */
  takenOver: nullIfMissing(z.object({ from: personRef, at: instant })),
  artifactIds: z.array(id),
  joinUrl: nullIfMissing(z.string()),
  chatId: nullIfMissing(chatId),
  invite: inviteState,
  /** What a person should know of the invite, or has to do; null while there is nothing. */
  inviteProblem: nullIfUnreadable(inviteProblem),
  rsvps: rsvpCounts,
  /** Counts of notes, written when it is closed. */
  outcome: z.object({ decisions: z.int(), actions: z.int(), failures: z.int() }),
  /** The start in the calendars, to which people have answered; null before there are answers. */
  answersTo: nullIfMissing(instant),
  /** When it was closed; null while it is not. */
  closedAt: nullIfMissing(instant),
  /** Who reopened it last after it was closed, and when; null if nobody has. */
  reopened: nullIfMissing(z.object({ by: personRef, at: instant })),
  /** Who cancelled it, when and why; null if it was not cancelled. */
  cancelled: nullIfMissing(z.object({ by: personRef, at: instant, comment: z.string() })),
  etag,
});
export type Session = z.infer<typeof session>;

/** The topic that a session was planned from, as it was then. */
export const topicTaken = z.object({ id, by: personRef, votes: z.int() });
export type TopicTaken = z.infer<typeof topicTaken>;

/** The fields of a session that Home shows. */
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

/** A session that has not been closed this long after its end is taken for over. */
const OVERRUN_MS = 4 * 3_600_000;

/** Whether it was over some time ago and nobody has closed it. */
export function isLeftOpen(session: Pick<Session, 'state' | 'endsAt'>, now: Date): boolean {
  const { state, endsAt } = session;
  const gone = now.getTime() - Date.parse(endsAt);
  return isOpen(state) && gone >= (state === 'live' ? OVERRUN_MS : 0);
}

/** Whether its time has passed; it may still be live. */
export function hasEnded({ endsAt }: Pick<Session, 'endsAt'>, now: Date): boolean {
  return Date.parse(endsAt) <= now.getTime();
}

/** Whether a session is to come or live. Only then can it be changed, moved, begun and cancelled. */
export function isOpen(state: SessionState): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

export const RSVP_RESPONSES = ['none', 'accepted', 'tentative', 'declined'] as const;

export const rsvp = z.object({
  personId: personRef.shape.id,
  name: z.string(),
  response: z.enum(RSVP_RESPONSES),
  respondedAt: nullIfMissing(instant),
  /** Another time that they proposed. */
  proposed: nullIfMissing(
    z.object({
      startsAt: instant,
      endsAt: instant,
      /** What they wrote with it, for those who lead the session; '' if nothing, or if it cannot be read. */
      words: z.optional(z.string()),
    }),
  ),
  /** Whether they answered the invite of a former host, and have not answered the one that replaces it. */
  earlier: z.optional(z.boolean()),
});
export type Rsvp = z.infer<typeof rsvp>;
