import type { HttpHandler, HttpMethod } from '@azure/functions';
import { Refusal } from '../../domain/shared/refusal.ts';
import { problem } from './problem.ts';

export interface Address {
  readonly path: string;
  readonly method: HttpMethod;
}

/** All but TRACE and CONNECT: the Functions library makes no request of those. */
export const METHODS: HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Answers what was asked below /api and is no route. It asks for no token: what it tells stands in the API's own
 * document, which anybody may read.
 */
export function unknownAddress(addresses: readonly Address[]): HttpHandler {
  const known = addresses.map(({ path, method }) => ({
    // As the router reads them: a literal in any case, a parameter as anything but nothing.
    is: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
    method,
  }));
  return async (request, context) => {
    const path = new URL(request.url).pathname;
    const allowed = new Set(known.flatMap(({ is, method }) => (is.test(path) ? [method] : [])));
    const code = allowed.size > 0 ? 'wrong-method' : 'unknown-address';
    const correlation = crypto.randomUUID();
    const answer = problem(new Refusal(code), correlation);
    const { status } = answer;
    const cost = { ms: 0, correlation, storageCalls: 0, rowsRead: 0, graphCalls: 0 };
    // Never the address: anything may stand in it.
    context.log(JSON.stringify({ event: 'request', route: 'unknown', status, code, ...cost }));
    if (allowed.size === 0) return answer;
    return { ...answer, headers: { ...answer.headers, allow: [...allowed].join(', ') } };
  };
}
