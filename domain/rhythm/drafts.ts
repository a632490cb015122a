import * as z from 'zod/mini';
import { type Community, nextByCadence } from '../community/community.ts';
import type { Session } from '../sessions/session.ts';
import { nextExisting, type SessionTime, span } from '../sessions/session-draft.ts';
import { idFor } from '../shared/hash.ts';
import { id } from '../shared/ids.ts';
import { addDays, date, instant, timeOfDay, wallTime, weekdayOf, zone } from '../shared/time.ts';
import type { Break } from './rhythm.ts';

/** How many drafts stand at once. */
export const DRAFTS = 6;

/** A session that the cadence asks for and that nobody has planned yet. */
export const cadenceDraft = z.object({
  /** The id that its session gets, so that what is agreed on its turn stays when it is planned. */
  id,
  date,
  time: timeOfDay,
  zone,
  minutes: z.int(),
  startsAt: instant,
  endsAt: instant,
});
export type CadenceDraft = z.infer<typeof cadenceDraft>;

/**
 * Why nobody meets on a date: a public holiday, a break, another session around that time, a session there that was
 * cancelled, or because somebody has decided so. `name` is what it is called.
 */
export const SKIP_REASONS = ['holiday', 'break', 'planned', 'cancelled', 'by-hand'] as const;
export const skip = z.object({ why: z.enum(SKIP_REASONS), name: z.string() });
export type Skip = z.infer<typeof skip>;

export const skippedDraft = z.extend(cadenceDraft, { skip });
export type SkippedDraft = z.infer<typeof skippedDraft>;

export interface CadenceDrafts {
  readonly drafts: CadenceDraft[];
  /** Dates among and before them on which nobody meets. */
  readonly skipped: SkippedDraft[];
}

/** What a date of the cadence can be about to clash with. */
export type Planned = Pick<Session, 'id' | 'startsAt' | 'endsAt' | 'state' | 'topic'>;

export interface NextDrafts {
  readonly communityId: string;
  readonly community: Pick<Community, 'cadence' | 'zone'> & Partial<Pick<Community, 'startedAt'>>;
  /** Those to come, cancelled ones included, and those of the last months. */
  readonly sessions: readonly Planned[];
  /** The name of a public holiday; null on other days. */
  readonly holiday?: (date: string) => string | null;
  readonly breaks?: readonly Break[];
  /** From which day every other week is counted; null where sessions tell. */
  readonly countedFrom?: string | null;
  /** What somebody has decided about a date, by its draft's id: the reason why nobody meets, or that they do after all. */
  readonly decided?: (id: string) => { readonly skipped: string | null; readonly meets: boolean } | undefined;
  readonly now: Date;
  readonly count?: number;
}

/** The id of the session that a community's cadence asks for on a day. */
export const draftIdOn = (communityId: string, day: string) => idFor(`${communityId} ${day}`);

/** Whether a session may have been a draft: ids that are made from a text say so, all others are random. */
export const isDraftId = (sessionId: string): boolean => sessionId[14] === '8';

/** A session that was moved by so many days still stands for its date. */
const MOVED_DAYS = 3;
/** Dates that are looked at in all: more than a year of weeks with breaks in it. */
const LOOKS = 70;

const dayOf = (day: string) => Date.parse(day) / 86_400_000;

/**
 * From which date every other week is counted. Sessions on the cadence's weekday tell, those that were drafts before
 * others, and the last before today first: extra ones move nothing.
 */
function anchorOf({ communityId, community, sessions, countedFrom, now }: NextDrafts): string | undefined {
  const { cadence, zone: place, startedAt } = community;
  if (cadence.every !== 'fortnight') return undefined;
  if (countedFrom) return nextByCadence({ ...cadence, every: 'week' }, addDays(countedFrom, -1)).date;
  const today = wallTime(now, place).date;
  const there = sessions
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id: sessionId, startsAt }) => ({ sessionId, on: wallTime(startsAt, place).date }));
  const fitting = there.filter(({ on }) => weekdayOf(on) === cadence.weekday);
  const regular = fitting.filter(({ sessionId, on }) => sessionId === draftIdOn(communityId, on));
  const telling = [regular, fitting, there].find((some) => some.length > 0) ?? [];
  const dates = telling.map(({ on }) => on).sort();
  const held = dates.findLast((day) => day <= today) ?? dates[0];
  if (held) return held;
  // Without any session: the first such day in the life of the community.
  const first = startedAt ? wallTime(startedAt, place).date : today;
  return nextByCadence({ ...cadence, every: 'week' }, addDays(first, -1)).date;
}

/** Why nobody meets on a date; null where they do; undefined where its own session is planned. */
function skipOf(asked: NextDrafts, draft: CadenceDraft): Skip | null | undefined {
  const { sessions, holiday, breaks = [], decided } = asked;
  const decision = decided?.(draft.id);
  const own = sessions.find((session) => session.id === draft.id);
  // Wherever it was moved to.
  if (own && own.state !== 'cancelled') return undefined;
  if (own) return { why: 'cancelled', name: own.topic };
  if (decision && decision.skipped !== null) return { why: 'by-hand', name: decision.skipped };
  const near = sessions
    .map((session) => ({ session, on: wallTime(session.startsAt, draft.zone).date }))
    .sort((a, b) => Math.abs(dayOf(a.on) - dayOf(draft.date)) - Math.abs(dayOf(b.on) - dayOf(draft.date)));
  const there = near.filter(({ session }) => session.state !== 'cancelled');
  const same = there.find(({ on }) => on === draft.date);
  if (same) return undefined;
  if (decision?.meets) return null;
  const off = breaks.find(({ from, to }) => from <= draft.date && draft.date <= to);
  if (off) return { why: 'break', name: off.name };
  const free = holiday?.(draft.date) ?? null;
  if (free !== null) return { why: 'holiday', name: free };
  const [clash] = there.filter(({ on }) => Math.abs(dayOf(on) - dayOf(draft.date)) <= MOVED_DAYS);
  if (clash) return { why: 'planned', name: clash.session.topic };
  const called = near.find(({ session, on }) => session.state === 'cancelled' && on === draft.date);
  return called ? { why: 'cancelled', name: called.session.topic } : null;
}

/** The draft for a date of the cadence. A time that clocks skip that day becomes the one that comes instead. */
function draftOn(
  { communityId, community: { cadence, zone: place } }: NextDrafts,
  day: string,
): CadenceDraft | null {
  const when: SessionTime = { date: day, time: cadence.time, minutes: cadence.minutes, zone: place };
  const known = span(when);
  const wall = known ? { date: day, time: cadence.time } : nextExisting(when);
  const moments = known ?? span({ ...when, ...wall });
  return (
    moments && {
      id: draftIdOn(communityId, day),
      ...wall,
      zone: place,
      minutes: cadence.minutes,
      ...moments,
    }
  );
}

/**
 * The next sessions that the cadence asks for and that are not planned, and the dates that are skipped before the last
 * of them. They are computed and not stored: whatever they follow from changes them at once.
 */
export function nextDrafts(asked: NextDrafts): CadenceDrafts {
  const { community, now, count = DRAFTS } = asked;
  const anchor = anchorOf(asked);
  const drafts: CadenceDraft[] = [];
  const skipped: SkippedDraft[] = [];
  let after = addDays(wallTime(now, community.zone).date, -1);
  for (let look = 0; look < LOOKS && drafts.length < count; look += 1) {
    after = nextByCadence(community.cadence, after, anchor).date;
    const draft = draftOn(asked, after);
    // Today counts as long as its time has not come.
    if (!draft || Date.parse(draft.startsAt) <= now.getTime()) continue;
    const why = skipOf(asked, draft);
    if (why === undefined) continue;
    if (why === null) drafts.push(draft);
    else skipped.push({ ...draft, skip: why });
  }
  const last = drafts.at(-1)?.date;
  return { drafts, skipped: last ? skipped.filter((one) => one.date < last) : skipped };
}
