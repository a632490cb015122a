import type { Ability } from './community/policy.ts';
import type { MineKind } from './shared/mine.ts';
import type { NewsKind } from './shared/news.ts';
import type { NoticeType } from './shared/notice.ts';
import type { Refusals } from './shared/refusals.ts';
import type { Route } from './shared/route.ts';
import type { HitKind } from './shared/search.ts';

/** What an area adds to the API. No two areas may use the same name for anything in it. */
export interface Area {
  readonly routes: Readonly<Record<string, Route>>;
  readonly refusals?: Refusals;
  /** The area's kinds of news for Home. */
  readonly news?: Readonly<Record<string, NewsKind>>;
  /** Who is told of a kind of news, where not everybody is who reads the community. */
  readonly newsFor?: Readonly<Record<string, Ability>>;
  /** The area's kinds of hits in search. */
  readonly hits?: Readonly<Record<string, HitKind>>;
  /** The area's kinds of things on Home that are mine to do. */
  readonly mine?: Readonly<Record<string, MineKind>>;
  /** The area's kinds of notices in the activity feed of Teams. */
  readonly notices?: Readonly<Record<string, NoticeType>>;
}

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The members of all records as one type. */
type Gathered<Records> = { readonly [Name in keyof Intersection<Records>]: Intersection<Records>[Name] };

type PartOf<Area, Part extends string> = Area extends Readonly<Record<Part, infer Members>> ? Members : never;

/** Merges one part of every area that has it into one record. Refuses a name that two areas use. */
export function gathered<Part extends string, const Areas extends readonly object[]>(
  part: Part,
  areas: Areas,
): Gathered<PartOf<Areas[number], Part>> {
  const all = new Map<string, unknown>();
  const parts = areas as readonly Readonly<Partial<Record<Part, object>>>[];
  for (const [name, value] of parts.flatMap((area) => Object.entries(area[part] ?? {}))) {
    if (all.has(name)) throw new Error(`Two areas have ${part} called ${name}`);
    all.set(name, value);
  }
  return Object.fromEntries(all) as Gathered<PartOf<Areas[number], Part>>;
}
