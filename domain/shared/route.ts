import * as z from 'zod/mini';
import type { Ability } from '../community/policy.ts';
import { id } from './ids.ts';

export type Schema = z.ZodMiniType;

/** The fields that every route has. */
interface Contract<Params extends Schema, Query extends Schema, Body extends Schema, Reply extends Schema> {
  /** Also the Azure function's name. */
  readonly name: string;
  /** Such as /api/communities/{communityId}. */
  readonly path: string;
  readonly summary: string;
  /**
   * Who may call it. `signed-in`: anyone of an allowed tenant. An ability: an active member of the community in the
   * path whose role has it. The use case checks what depends on more than the role.
   */
  readonly access: 'signed-in' | Ability;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Whether the call must name the version it changes (If-Match). */
  readonly versioned?: boolean;
  /** Largest body accepted, in bytes. */
  readonly maxBytes?: number;
}

export interface Reading<Topic extends string = string> {
  readonly method: 'GET';
  /** The topics that its answer shows. After a change of one of them, pages that show the answer request it again. */
  readonly shows: readonly Topic[];
}

export interface Changing<Topic extends string = string> {
  readonly method: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /**
   * The topics that it changes. Each of them is shown by some reading route. Empty for a route that only computes an
   * answer, or whose change no answer shows yet.
   */
  readonly touches: readonly Topic[];
}

/**
 * The contract of one route: the function app serves it, the pages call it, and the OpenAPI document and the
 * authorisation matrix are generated from it.
 */
export type Route<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> = Contract<Params, Query, Body, Reply> & (Reading | Changing);

export function route<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  R extends Schema,
  const T extends string,
>(contract: Contract<P, Q, B, R> & Reading<T>): Contract<P, Q, B, R> & Reading<T>;
export function route<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  R extends Schema,
  const T extends string,
>(contract: Contract<P, Q, B, R> & Changing<T>): Contract<P, Q, B, R> & Changing<T>;
export function route(contract: Route): Route {
  return contract;
}

/** For routes that take no path parameters, no query or no body. */
export const none = z.strictObject({});
export const inCommunity = z.strictObject({ communityId: id });
export const inSession = z.strictObject({ communityId: id, sessionId: id });
