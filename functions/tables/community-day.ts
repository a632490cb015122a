import { wallTime } from '../../domain/shared/time.ts';
import type { World } from '../world.ts';
import type { Place } from './place.ts';

/** The day that it is, or was at a moment, for a community, whose days absences are. */
export async function dayIn(
  { communities, now }: Pick<World, 'communities' | 'now'>,
  place: Place,
  moment: Date | string = now(),
): Promise<string> {
  const community = await communities.lately(place, now());
  return wallTime(moment, community?.zone ?? 'UTC').date;
}
