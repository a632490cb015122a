import type * as z from 'zod/mini';
import type { Route, Schema } from '../domain/shared/route.ts';
import type { Caller } from './entra/verify-token.ts';
import type { Membership, Place } from './tables/community-store.ts';
import type { World } from './world.ts';

/** What every use case is told about the request, already verified and parsed. */
export interface Call<R extends Route> {
  readonly caller: Caller;
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
  /** Names the intent; the same again is the same intent repeated. */
  readonly operation: string;
  /** The version the caller wants to change; '' on routes that are not versioned. */
  readonly etag: string;
}

/** Within a community there is more: where it lies in the table, and the caller's active membership. */
export interface MemberCall<R extends Route> extends Call<R> {
  readonly place: Place;
  readonly me: Membership;
}

type CallOf<R extends Route> = R['access'] extends 'signed-in' ? Call<R> : MemberCall<R>;

export type UseCase<R extends Route> = (call: CallOf<R>, world: World) => Promise<z.output<R['reply']>>;

/** A route with what serves it. */
export interface Served {
  readonly route: Route;
  readonly run: (call: MemberCall<Route>, world: World) => Promise<object>;
}

/** Ties a use case to its route; the types of what it is given and must answer follow from the contract. */
export function serve<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  A extends Schema,
  const R extends Route<P, Q, B, A>,
>(route: R, run: UseCase<R>): Served {
  // The HTTP layer gives every community route its membership, which the contract's type cannot express here.
  return { route, run: run as Served['run'] };
}
