import * as z from 'zod/mini';
import { activity } from './activity/area.ts';
import { gathered } from './area.ts';
import { charter } from './charter/area.ts';
import { readCommunity } from './community/abilities.ts';
import { community } from './community/area.ts';
import type { Role } from './community/community.ts';
import { type Ability, roleMay } from './community/policy.ts';
import { glossary } from './glossary/area.ts';
import { home } from './home/area.ts';
import { inclusion } from './inclusion/area.ts';
import { knowledge } from './knowledge/area.ts';
import { onboarding } from './onboarding/area.ts';
import { pilots } from './pilots/area.ts';
import { recognition } from './recognition/area.ts';
import { rhythm } from './rhythm/area.ts';
import { roles } from './roles/area.ts';
import { rota } from './rota/area.ts';
import { safety } from './safety/area.ts';
import { scoring } from './scoring/area.ts';
import { sessions } from './sessions/area.ts';
import { mineItem } from './shared/mine.ts';
import { newsItem } from './shared/news.ts';
import { sharedRefusals } from './shared/refusals.ts';
import type { Schema } from './shared/route.ts';
import { searchHit } from './shared/search.ts';
import { synthesis } from './synthesis/area.ts';

/*
 * The whole API, gathered from its areas. Only the function app and the tests load it: it holds every contract, and a
 * page imports the contracts that it calls.
 */

const AREAS = [
  community,
  sessions,
  knowledge,
  glossary,
  scoring,
  pilots,
  charter,
  roles,
  activity,
  rota,
  rhythm,
  safety,
  recognition,
  inclusion,
  onboarding,
  synthesis,
  home,
] as const;

/** Every route by its name. */
export const API = gathered('routes', AREAS);

/** Every refusal by its code. */
export const REFUSALS = gathered('refusals', [...AREAS, { refusals: sharedRefusals }]);
export type RefusalCode = keyof typeof REFUSALS;

/** Every kind of news. */
export const NEWS = gathered('news', AREAS);
export type News = z.output<(typeof NEWS)[keyof typeof NEWS]>;

/** Something that happened in a community and is worth a line on Home. */
export const news = z.union(Object.values(NEWS));

const NEWS_FOR: Readonly<Record<string, Ability>> = gathered('newsFor', AREAS);
/** Whether somebody in this role is told of a piece of news. */
export const isToldOf = (role: Role, { kind }: { readonly kind: string }): boolean =>
  roleMay(role, readCommunity) && roleMay(role, NEWS_FOR[kind] ?? readCommunity);

/** Every kind of notices in the activity feed of Teams. */
export const NOTICES = gathered('notices', AREAS);

/** Every kind of hits in search. */
export const HITS = gathered('hits', AREAS);
const hit = z.union(Object.values(HITS));

/** Every kind of things on Home that are mine to do. */
export const MINE = gathered('mine', AREAS);
const mine = z.union(Object.values(MINE));

/**
 * What contracts say of news, hits and things on Home is what all kinds have in common, because pages pass over unknown
 * kinds. Here are all kinds of each.
 */
export const KINDS: ReadonlyMap<unknown, Schema> = new Map<unknown, Schema>([
  [newsItem, news],
  [searchHit, hit],
  [mineItem, mine],
]);
