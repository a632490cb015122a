import { type Community, nextByCadence } from '../community/community.ts';
import type { Session } from '../sessions/session.ts';
import { idFor } from '../shared/hash.ts';
import { addDays, exists, momentOf, wallTime } from '../shared/time.ts';

/** A session that the cadence asks for and that nobody has planned yet. */
export interface CadenceDraft {
  /** The id that its session gets, so that what is agreed on its turn stays when it is planned. */
  readonly id: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface NextDrafts {
  readonly communityId: string;
  readonly community: Pick<Community, 'cadence' | 'zone'>;
  /** Those to come, and the last one before. */
  readonly sessions: readonly Pick<Session, 'id' | 'startsAt' | 'state'>[];
  /** Why there is no session on a day; null where there is one. */
  readonly skip: (date: string) => string | null;
  readonly now: Date;
  readonly count: number;
}

export interface CadenceDrafts {
  readonly drafts: CadenceDraft[];
  readonly skipped: { readonly date: string; readonly why: string }[];
}

/** The id of the session that a community's cadence asks for on a day. */
export const draftIdOn = (communityId: string, date: string) => idFor(`${communityId} ${date}`);

/** Dates that are looked at for each one that is found: a year of weeks with a break in it. */
const LOOKS = 60;

/** The next sessions that the cadence asks for and that are not planned. */
export function nextDrafts({
  communityId,
  community: { cadence, zone },
  sessions,
  skip,
  now,
  count,
}: NextDrafts): CadenceDrafts {
  const dates = sessions
    .filter(({ state }) => state !== 'cancelled')
    .map(({ startsAt }) => wallTime(startsAt, zone).date)
    .sort();
  const taken = new Set(dates);
  const today = wallTime(now, zone).date;
  const anchor = dates.findLast((date) => date <= today) ?? dates[0];
  const drafts: CadenceDraft[] = [];
  const skipped: { date: string; why: string }[] = [];
  let after = addDays(today, -1);
  for (let look = 0; look < LOOKS && drafts.length < count; look += 1) {
    const wall = nextByCadence(cadence, after, anchor);
    after = wall.date;
    const startsAt = momentOf(wall, zone);
    if (taken.has(wall.date) || startsAt <= now || !exists(wall, zone)) continue;
    const why = skip(wall.date);
    if (why !== null) {
      skipped.push({ date: wall.date, why });
      continue;
    }
    drafts.push({
      id: draftIdOn(communityId, wall.date),
      ...wall,
      zone,
      minutes: cadence.minutes,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + cadence.minutes * 60_000).toISOString(),
    });
  }
  return { drafts, skipped };
}
