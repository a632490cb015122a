import * as z from 'zod/mini';
import type { Ability } from '../community/policy.ts';
import { id } from './ids.ts';

export type Schema = z.ZodMiniType;

/**
 * One route of the API, said once: the function app serves it, the pages call it, the OpenAPI document and the
 * authorization matrix are generated from it.
 */
export interface Route<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> {
  /** Also the Azure function's name. */
  readonly name: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Such as /api/communities/{communityId}. */
  readonly path: string;
  readonly summary: string;
  /**
   * Who may call it. `signed-in`: anyone of an allowed tenant. An ability: an active member of the community in the
   * path whose role has it; what depends on more than the role is decided in the use case.
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

export function route<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  contract: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return contract;
}

/** For routes that take no path parameters, no query or no body. */
export const none = z.strictObject({});
export const inCommunity = z.strictObject({ communityId: id });
export const inSession = z.strictObject({ communityId: id, sessionId: id });
