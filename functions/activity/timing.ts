import { firstWithin, USUAL_HOURS } from '../../domain/activity/hours.ts';
import { quietUntil } from '../../domain/activity/quiet.ts';
import type { WorkingHours } from '../../domain/community/working-hours.ts';
import type { FeedKind } from '../feed/kinds.ts';
import { noticesFor } from '../feed/marks.ts';
import { DAY_MS, type Notice } from '../feed/notice.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Run } from './run.ts';

/** Nobody is told of what was to be told longer ago; the rows that tell what was told are kept as long. */
export const TOLD_WITHIN_MS = 60 * DAY_MS;

/** When somebody may be told something: as they have chosen, or else as their calendar has it, or else as is usual. */
export const hoursOf = (run: Run, { id, hours }: Membership): WorkingHours =>
  run.chosenBy(id).hours ?? hours ?? USUAL_HOURS;

/** What a member is to be told of a thing now, and the first of what they are to be told later. */
export async function noticesNow(
  run: Run,
  kind: FeedKind,
  place: Place,
  id: string,
  thing: unknown,
  member: Membership,
): Promise<readonly Notice[]> {
  const now = run.world.now();
  const recipient = { ...member, zone: await zoneOf(run, place, member), now };
  const all = noticesFor(kind, place, id, thing, recipient, await run.more(kind, place, id, thing));
  const [next] = all.filter(({ at }) => at > now.toISOString()).sort((a, b) => a.at.localeCompare(b.at));
  const since = new Date(now.getTime() - TOLD_WITHIN_MS).toISOString();
  const due = all.filter(
    ({ at, until }) => at > since && at <= now.toISOString() && until > now.toISOString(),
  );
  return next ? [...due, next] : due;
}

/** Where somebody's day is. */
export const zoneOf = async (run: Run, place: Place, { zone }: Membership): Promise<string> =>
  zone ?? (await run.community(place))?.zone ?? 'UTC';

/**
 * When somebody may be told something, from now on: not while they have paused or are away, and within their hours.
 * undefined if it would be of no use any more by the end of their absence.
 */
export async function timeFor(
  run: Run,
  place: Place,
  member: Membership,
  until: string,
): Promise<Date | undefined> {
  const now = run.world.now();
  const zone = await zoneOf(run, place, member);
  const back = quietUntil(member, now, zone);
  const time = firstWithin(hoursOf(run, member), back ?? now, zone);
  if (time.toISOString() < until) return time;
  // What would come too late in the morning is told at once, but nobody is disturbed while they are away.
  return back ? undefined : now;
}
