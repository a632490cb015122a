import type * as z from 'zod/mini';
import type { Permission } from '../domain/community/policy.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import type { Route, Schema } from '../domain/shared/route.ts';
import type { Caller } from './entra/verify-token.ts';
import type { Membership, Place } from './tables/community-store.ts';
import type { World } from './world.ts';

/** The request, verified and parsed, as use cases get it. */
export interface Call<R extends Route> {
  readonly caller: Caller;
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
  /** Identifies the person's intent. A repeated request has the same operation. */
  readonly operation: string;
  /** The version the caller wants to change; '' on routes that are not versioned. */
  readonly etag: string;
}

/** For routes of a community: its place in the table and the caller's active membership. */
export interface MemberCall<R extends Route> extends Call<R> {
  readonly place: Place;
  readonly me: Membership;
}

type CallOf<R extends Route> = R['access'] extends 'signed-in' ? Call<R> : MemberCall<R>;

export type UseCase<R extends Route> = (call: CallOf<R>, world: World) => Promise<z.output<R['reply']>>;

/** A route and its use case. */
export interface Served {
  readonly route: Route;
  readonly run: (call: MemberCall<Route>, world: World) => Promise<object>;
}

/** Connects a use case to its route. Its types follow from the contract. */
export function serve<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  A extends Schema,
  const R extends Route<P, Q, B, A>,
>(route: R, run: UseCase<R>): Served {
  // The HTTP layer adds the membership for community routes, which these types cannot express.
  return { route, run: run as Served['run'] };
}

export function requirePermission(permission: Permission): void {
  if (permission !== 'yes') throw new Refusal(permission);
}
