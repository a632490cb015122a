import type { HttpHandler, HttpMethod, HttpRequest } from '@azure/functions';
import { Refusal } from '../../domain/shared/refusal.ts';
import { newTrace } from '../trace.ts';
import { problem } from './problem.ts';

export interface Address {
  readonly path: string;
  readonly method: HttpMethod;
}

/** All but TRACE and CONNECT: the Functions library makes no request of those. */
export const METHODS: HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const OF_PAGES: readonly string[] = ['GET', 'HEAD'];

/**
 * Answers whatever no other route takes: below /api, and with a method that no page has, with a problem; anything else
 * with the pages. A problem asks for no token: what it tells stands in the API's own document, which anybody may read.
 */
export function fallback(addresses: readonly Address[], pages: HttpHandler): HttpHandler {
  const known = addresses.map(({ path, method }) => ({
    // As the router reads them: a literal in any case, a parameter as anything but nothing.
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
    const answer = problem(new Refusal(code), cost.correlation);
    const { status } = answer;
    // Never the address: anything may stand in it.
    context.log(JSON.stringify({ event: 'request', route: 'unknown', status, code, ms: 0, ...cost }));
    if (allowed.size === 0) return answer;
    return { ...answer, headers: { ...answer.headers, allow: [...allowed].join(', ') } };
  };
}

/** As the host has read it. The URL would not do: it resolves dots that were escaped twice. */
function pathOf({ params }: HttpRequest): string {
  return `/${params.path ?? ''}`;
}

/** The host decodes what it can: an escape that is left, such as %E9 or %zz, is malformed. */
function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
