import type { NewsKind } from './shared/news.ts';
import type { Refusals } from './shared/refusals.ts';
import type { Route } from './shared/route.ts';

/** What an area gives to the API. Everything in it has a name that no other area may use. */
export interface Area {
  readonly routes: Readonly<Record<string, Route>>;
  readonly refusals: Refusals;
  /** What happens in the area and is worth a line on Home, by kind. */
  readonly news: Readonly<Record<string, NewsKind>>;
}

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The members of all records, in one. */
type Gathered<Records> = { readonly [Name in keyof Intersection<Records>]: Intersection<Records>[Name] };

/** Puts one part of every area into one record; two areas cannot use the same name. */
export function gathered<
  Part extends string,
  const Areas extends readonly Readonly<Record<Part, Readonly<Record<string, unknown>>>>[],
>(part: Part, areas: Areas): Gathered<Areas[number][Part]> {
  const all = new Map<string, unknown>();
  for (const [name, value] of areas.flatMap((area) => Object.entries(area[part]))) {
    if (all.has(name)) throw new Error(`Two areas have ${part} called ${name}`);
    all.set(name, value);
  }
  return Object.fromEntries(all) as Gathered<Areas[number][Part]>;
}
