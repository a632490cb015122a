import { backOn } from '../community/absence.ts';
import type { Member } from '../community/community.ts';
import { momentOf, wallTime } from '../shared/time.ts';

/** Until when somebody is left alone, because they have paused or are away; undefined if they are not. */
export function quietUntil(
  member: Pick<Member, 'pausedUntil' | 'away'>,
  now: Date,
  zone: string,
): Date | undefined {
  const back = backOn(member, wallTime(now, zone).date);
  return back === undefined ? undefined : momentOf({ date: back, time: '00:00' }, zone);
}
