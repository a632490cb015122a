import * as z from 'zod/mini';
import { gathered } from './area.ts';
import { community } from './community/area.ts';
import { home } from './home/area.ts';
import { knowledge } from './knowledge/area.ts';
import { sessions } from './sessions/area.ts';
import { sharedRefusals } from './shared/refusals.ts';

/*
 * The whole API, gathered from its areas. Only the function app and the tests load it: it holds every contract, and a
 * page imports the contracts that it calls.
 */

const AREAS = [community, sessions, knowledge, home] as const;

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

/** Every kind of hits in search. */
export const HITS = gathered('hits', AREAS);

/** Every kind of things on Home that are mine to do. */
export const MINE = gathered('mine', AREAS);
