import type { HttpMethod } from '@azure/functions';
import { AREAS, type AreaName } from './areas.ts';

/** What the Functions host is told of an area's functions before any of them is called. */
export interface ListedFunctions {
  readonly area: AreaName;
  readonly http: readonly { readonly name: string; readonly method: HttpMethod; readonly path: string }[];
  readonly queues: readonly { readonly name: string; readonly queue: string }[];
  readonly timers: readonly { readonly name: string; readonly schedule: string }[];
}

/** Loads every area and lists its functions. The build does so, and the app starts with the list alone. */
export function listFunctions(): Promise<ListedFunctions[]> {
  return Promise.all(
    (Object.keys(AREAS) as AreaName[]).map(async (area) => {
      const { routes = [], http = [], queues = [], timers = [] } = await AREAS[area]();
      const called = [...routes.map(({ route }) => route), ...http];
      return {
        area,
        http: called.map(({ name, method, path }) => ({ name, method, path })),
        queues: queues.map(({ name, queue }) => ({ name, queue })),
        timers: timers.map(({ name, schedule }) => ({ name, schedule })),
      };
    }),
  );
}
