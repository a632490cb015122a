import { API } from '../../domain/api.ts';
import type { Route } from '../../domain/shared/route.ts';
import { sendRequest } from '../support/request.ts';
import type { TestWorld } from '../support/world.ts';
import type { Sample } from './scene.ts';

export type RouteName = keyof typeof API;
export const ROUTES = Object.entries(API) as [RouteName, Route][];

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The stable code of a refusal; '' for anything else. */
  readonly code: string;
}

export function addressOf(route: Route, { params = {}, query }: Sample): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}

/** Sends bytes as they are. */
export async function sendRaw(
  world: TestWorld,
  method: string,
  address: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<RawAnswer> {
  const answer = await sendRequest(`${world.url}${address}`, { method, headers, body });
  let code = '';
  if (answer.headers.get('content-type')?.startsWith('application/problem+json'))
    code = (JSON.parse(answer.text) as { code: string }).code;
  return { ...answer, code };
}

export const writes = (route: Route) => route.method !== 'GET' && route.method !== 'DELETE';

/** Sends a sample as a page would. */
export function send(
  world: TestWorld,
  route: Route,
  sample: Sample,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return sendRaw(
    world,
    route.method,
    addressOf(route, sample),
    {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(writes(route) && { 'content-type': 'application/json' }),
      ...(sample.etag !== undefined && { 'if-match': sample.etag }),
      ...headers,
    },
    writes(route) ? JSON.stringify(sample.body ?? {}) : undefined,
  );
}
