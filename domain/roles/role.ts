import * as z from 'zod/mini';
import { role as right } from '../community/community.ts';
import { openDays } from '../community/consent.ts';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant, wallTime } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** A term begins with its first day, or with its adoption where that is later. */
export function beginning(
  { from, startsAt, zone }: { readonly from: string; readonly startsAt: string; readonly zone: string },
  adoptedAt: string,
): { readonly from: string; readonly startsAt: string } {
  return Date.parse(adoptedAt) <= Date.parse(startsAt)
    ? { from, startsAt }
    : { from: wallTime(adoptedAt, zone).date, startsAt: adoptedAt };
}

/** Rights that a role can carry for its term. The others are given as before, without one. */
export const CARRIED = ['organiser', 'mentor'] as const;
const carries = z.nullable(z.enum(CARRIED));

/** How long something is open: for days, or until the end of a session that is under way. */
export const openFor = z.union([z.strictObject({ days: openDays }), z.strictObject({ sessionId: id })]);
export type OpenFor = z.infer<typeof openFor>;

const description = prose(1_000);

/** A role that is opened. Its term is from the first to the last day, both included. */
export const roleDraft = z.strictObject({
  title: line(80),
  description,
  /** null for a duty without rights of its own, such as keeping the glossary. */
  carries,
  from: date,
  until: date,
  /** For how long nominations are gathered. */
  gather: openFor,
});
export type RoleDraft = z.infer<typeof roleDraft>;

/** Shown to everybody once nominations are, with the nominator's name. */
export const nominationDraft = z.strictObject({ personId: entraId, reason: prose(500, 1) });
export const nomination = z.object({ person: personRef, reason: z.string() });

/** Who shall have the role, for what and how long; objections may change any of it. */
export const holderProposal = z.strictObject({
  personId: entraId,
  description,
  from: date,
  until: date,
  word: prose(300, 1),
  open: openFor,
});

/**
 * nominating → shown → proposed → held → ended. `closed`: nobody got it. A proposal that is withdrawn, or whose person has
 * left, leads back to `shown`.
 */
export const STAGES = ['nominating', 'shown', 'proposed', 'held', 'ended', 'closed'] as const;
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;

export const roleTerm = z.object({
  person: personRef,
  adoptedAt: instant,
  /** Whether the rights stayed at the end of the term, because the community had no other organiser. */
  rightsStay: z._default(z.boolean(), false),
});

/** A role as lists show it. */
export const roleOutline = z.object({
  id,
  title: z.string(),
  description: z.string(),
  carries: nullIfMissing(right),
  from: date,
  until: date,
  stage,
  openedBy: personRef,
  /** When nominations are shown. */
  showsAt: instant,
  /** The session in which it is decided; null where it is decided on its page. */
  sessionId: nullIfMissing(id),
  /** Who is proposed, and until when one may object. */
  proposed: nullIfMissing(z.object({ person: personRef, closesAt: instant })),
  /** Who has it or had it. */
  term: nullIfMissing(roleTerm),
  /** Why it was closed or ended before its time; '' otherwise. */
  word: z.string(),
  endedAt: nullIfMissing(instant),
  etag,
});
export type RoleOutline = z.infer<typeof roleOutline>;

/** From so many nominations on their number is told, and only as it stood at midnight: neither tells who has nominated. */
export const COUNTED_FROM = 3;

/**
 * How many nominations people are told of while they are gathered; null for a few or none. `today` in the role's zone.
 */
export function toldCount(days: readonly string[], today: string): number | null {
  const count = days.filter((day) => day < today).length;
  return count >= COUNTED_FROM ? count : null;
}

/** How long before its end the holder is reminded of a term. */
export const TERM_ENDS_DAYS = 31;

const isRunning = (is: Stage) => is !== 'ended' && is !== 'closed';
export const isOver = (is: Stage): boolean => !isRunning(is);

/** Whether a role's rights are more than somebody has without it: an organiser gains nothing as a mentor. */
export function gains(has: z.infer<typeof right>, carried: z.infer<typeof right> | null): boolean {
  if (carried === null || has === carried) return false;
  return has !== 'organiser';
}
