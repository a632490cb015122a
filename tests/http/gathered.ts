import type { RouteName } from './raw.ts';
import type { AreaSamples, Fields, MakeSample } from './scene.ts';
import type { Ask } from './told.ts';

const files = import.meta.glob<Readonly<Record<string, AreaSamples>>>('../*/samples.ts', { eager: true });
const areas = Object.values(files).flatMap((file) => Object.values(file));

type ByRoute = 'samples' | 'beyondRole' | 'repeats' | 'later';

function gathered<Part extends ByRoute>(part: Part): Partial<Record<RouteName, MemberOf<Part>>> {
  return Object.assign({}, ...areas.map((area) => area[part]));
}
type MemberOf<Part extends ByRoute> = NonNullable<NonNullable<AreaSamples[Part]>[string]>;

/** For every route something right to say. The authorisation matrix fails where one is missing. */
export const SAMPLES = gathered('samples') as Readonly<Record<RouteName, MakeSample>>;
export const BEYOND_ROLE = gathered('beyondRole');
export const REPEATS = gathered('repeats');
export const LATER = gathered('later');
export const NOTHING_THERE = new Set<string>(areas.flatMap(({ nothingThere = [] }) => nothingThere));

const reads = areas.flatMap((area) => area.reads ?? []);
/** What each reading route is asked. */
export const ASKED: Partial<Record<RouteName, Ask>> = Object.assign({}, ...reads.map(({ asked }) => asked));
export const COUNTING = reads.flatMap(({ counting = [] }) => counting);
export const MAKES = reads.flatMap(({ make = async () => undefined }) => make);

export function fieldsOf(route: RouteName): Fields {
  const area = areas.find(({ samples }) => route in samples);
  return { ...area?.fields, ...area?.fieldsOf?.[route] };
}
