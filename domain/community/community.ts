import * as z from 'zod/mini';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { addDays, date, instant, timeOfDay, type WallTime, weekdayOf, zone } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';

/** Weekdays as JavaScript counts them: 0 is Sunday. */
const weekday = z.int().check(z.gte(0), z.lte(6));

const weekly = { every: z.literal('week'), weekday, time: timeOfDay, minutes: minutes() };
const fortnightly = { ...weekly, every: z.literal('fortnight') };
const monthly = { ...weekly, every: z.literal('month'), week: z.int().check(z.gte(1), z.lte(5)) };

/** How often a community meets. `month` is by weekday of the month: the second Thursday. 5 means the last. */
export const cadence = z.discriminatedUnion('every', [
  z.strictObject(weekly),
  z.strictObject(fortnightly),
  z.strictObject(monthly),
]);
export type Cadence = z.infer<typeof cadence>;

function minutes() {
  return z.int().check(z.gte(15, 'at least 15 minutes'), z.lte(480, 'at most 8 hours'));
}

export const communitySettings = z.strictObject({
  /** Whether a note can be left unattributed. */
  unattributedNotes: z.boolean(),
  /** Whether newcomers are shown how to find their way in. Older pages say nothing of it. */
  onboarding: z.optional(z.boolean()),
});

/** What a person decides about a community. */
export const communityDraft = z.strictObject({
  name: line(80),
  purpose: prose(600, 1),
  northStar: prose(400),
  norms: z.array(line(200)).check(z.maxLength(12, 'at most 12 norms')),
  zone,
  cadence,
  settings: communitySettings,
});
export type CommunityDraft = z.infer<typeof communityDraft>;

/** A community as it is stored and answered. Unlike what a person sends, its parts may hold more than is known here. */
export const community = z.extend(z.object(communityDraft.shape), {
  cadence: z.discriminatedUnion('every', [z.object(weekly), z.object(fortnightly), z.object(monthly)]),
  settings: z.extend(z.object(communitySettings.shape), { onboarding: z._default(z.boolean(), true) }),
  id,
  startedAt: instant,
  startedBy: personRef,
  /** The version of the charter that its purpose, north star and norms are from; 0 while an organiser writes them. */
  charter: z._default(z.int(), 0),
  etag,
});
export type Community = z.infer<typeof community>;

/** What is stored of a draft. */
export type SettledDraft = Omit<CommunityDraft, 'settings'> & Pick<Community, 'settings'>;

/** organiser runs the community, member takes part, mentor guides, sponsor funds it, guest sees showcases only. */
export const ROLES = ['organiser', 'member', 'mentor', 'sponsor', 'guest'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Days on which somebody is away, both included. */
export const absence = z.object({ from: date, to: date });
export type Absence = z.infer<typeof absence>;

export const member = z.object({
  id: entraId,
  name: z.string(),
  mail: z.string(),
  role,
  /** Their own time zone; null if Microsoft 365 did not give it. */
  zone: nullIfMissing(zone),
  joinedAt: instant,
  /** When their role ends, if they have it for a term. */
  roleUntil: nullIfMissing(instant),
  /** Whether they take turns at facilitating, as far as their role may. */
  facilitates: z._default(z.boolean(), true),
  /** Until this day they are asked for nothing; null if they have not paused. */
  pausedUntil: nullIfMissing(date),
  /** When they are away, the first first. */
  away: z._default(tolerantArray(absence), []),
  etag,
});
export type Member = z.infer<typeof member>;

/** A person as the directory knows them, before they are a member of anything. */
export const directoryPerson = z.object({
  id: entraId,
  name: z.string(),
  mail: z.string(),
});
export type DirectoryPerson = z.infer<typeof directoryPerson>;

/** The calendar date of the `week`-th `day` of the month that `first` begins; 5 is the last one there is. */
function nthWeekday(first: string, week: number, day: number): string {
  const offset = (day - weekdayOf(first) + 7) % 7;
  let found = addDays(first, offset + (week - 1) * 7);
  while (found.slice(0, 7) !== first.slice(0, 7)) found = addDays(found, -7);
  return found;
}

/**
 * The next wall time the cadence asks for, strictly after the date `after`. A fortnight counts from `anchor`, the
 * date of an earlier session; without one it is simply the next such weekday.
 */
export function nextByCadence(rule: Cadence, after: string, anchor?: string): WallTime {
  if (rule.every === 'month') {
    let first = `${after.slice(0, 7)}-01`;
    let found = nthWeekday(first, rule.week, rule.weekday);
    while (found <= after) {
      first = `${addDays(first, 31).slice(0, 7)}-01`;
      found = nthWeekday(first, rule.week, rule.weekday);
    }
    return { date: found, time: rule.time };
  }
  let found = addDays(after, 1);
  while (weekdayOf(found) !== rule.weekday) found = addDays(found, 1);
  if (rule.every === 'fortnight' && anchor) {
    const weeks = Math.round((Date.parse(found) - Date.parse(anchor)) / (7 * 86_400_000));
    if (weeks % 2 !== 0) found = addDays(found, 7);
  }
  return { date: found, time: rule.time };
}

export const importRow = z.object({
  /** Line in the file, counted from 1 with the header. */
  line: z.int(),
  given: z.string(),
  status: z.enum(['ready', 'already-member', 'unknown', 'duplicate', 'invalid']),
  person: nullIfMissing(directoryPerson),
  /** Details of the problem: the first line of a duplicate, the unknown address, or what was expected. */
  note: nullIfMissing(z.string()),
  /** The role that the list names for this person; without one they get the role chosen for everyone. */
  role: nullIfMissing(role),
  /** What the list says of their role where that names none. */
  otherRole: nullIfMissing(z.string()),
});
export type ImportRow = z.infer<typeof importRow>;
