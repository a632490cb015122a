import { type Area, feedOf } from '../area.ts';
import { tellPeople } from './tell-people.ts';

/** The timer that tells people of what areas show them. */
export function telling(areas: readonly Area[]): Area {
  const kinds = feedOf(areas);
  return {
    timers: [
      {
        name: 'tellPeople',
        // Not with the sweep, which looks for lost work.
        schedule: '30 * * * * *',
        run: (world, tenants) => tellPeople(world, tenants, kinds),
      },
    ],
  };
}
