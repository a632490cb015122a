import type { HttpHandler, HttpMethod, HttpRequest } from '@azure/functions';
import { Refusal } from '../../domain/shared/refusal.ts';
import { newTrace } from '../trace.ts';
import { problem } from './problem.ts';

export interface Address {
  readonly path: string;
  readonly method: HttpMethod;
}

/** All methods except TRACE and CONNECT, which the Functions library does not support. */
export const METHODS: HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const OF_PAGES: readonly string[] = ['GET', 'HEAD'];

/**
 * Answers every request that no other route takes: with a problem below /api and for methods that pages do not have,
 * otherwise with the pages. The problem needs no token, because it tells only what the public OpenAPI document tells.
 */
export function fallback(addresses: readonly Address[], pages: HttpHandler): HttpHandler {
  const known = addresses.map(({ path, method }) => ({
    // Matches as the router does: literals in any case, parameters as any text that is not empty.
    is: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
    method,
  }));
  const methodsIn = (path: string) => known.flatMap(({ is, method }) => (is.test(path) ? [method] : []));
  return async (request, context) => {
    const path = pathOf(request);
    const isPage = !/^\/api(\/|$)/i.test(path) && isText(path);
    if (isPage && OF_PAGES.includes(request.method)) return pages(request, context);
    const allowed = new Set(isPage ? OF_PAGES : methodsIn(path));
    const code = allowed.size > 0 ? 'wrong-method' : 'unknown-address';
    const cost = newTrace();
    const answer = await problem(new Refusal(code), cost.correlation);
    const { status } = answer;
    // The address is not logged, because it may contain anything.
    context.log(JSON.stringify({ event: 'request', route: 'unknown', status, code, ms: 0, ...cost }));
    if (allowed.size === 0) return answer;
    return { ...answer, headers: { ...answer.headers, allow: [...allowed].join(', ') } };
  };
}

/** The path as the host has parsed it. The URL class would resolve dots that were escaped twice. */
function pathOf({ params }: HttpRequest): string {
  return `/${params.path ?? ''}`;
}

/** The host has decoded the path, so an escape that is left, such as %E9 or %zz, is malformed. */
function isText(path: string): boolean {
  try {
    // What comes of it is used, because the bundler leaves out a call whose answer nobody uses.
    return decodeURIComponent(path).length > 0 || path === '';
  } catch {
    return false;
  }
}
