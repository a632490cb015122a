import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type * as z from 'zod/mini';
import { roleMay } from '../../domain/community/policy.ts';
import { etag as version } from '../../domain/shared/ids.ts';
import { type FieldProblem, Refusal } from '../../domain/shared/refusal.ts';
import type { Route, Schema } from '../../domain/shared/route.ts';
import { counting } from '../../domain/shared/tolerant.ts';
import type { Caller } from '../entra/verify-token.ts';
import { placeOf } from '../tables/community-store.ts';
import { newTrace, type Trace } from '../trace.ts';
import type { MemberCall, Served } from '../use-case.ts';
import type { World } from '../world.ts';
import { problem, refusalOf } from './problem.ts';

const MAX_BYTES = 65_536;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Serves a route over HTTP: verifies the token, parses, authorises, calls the use case and answers. */
export function handler(
  { route, run }: Served,
  worldFor: (trace: Trace) => World,
  verify: (authorization: string | null) => Promise<Caller>,
): HttpHandler {
  return async (request, context) => {
    const given = request.headers.get('x-correlation-id') ?? '';
    const cost = newTrace(UUID.test(given) ? given : crypto.randomUUID());
    const { correlation } = cost;
    const started = performance.now();
    let answer: HttpResponseInit;
    let code = 'ok';
    try {
      const caller = await verify(request.headers.get('authorization'));
      const world = worldFor(cost);
      const reply = await run(await callOf(route, request, caller, world), world);
      answer = answered(route, reply, cost);
    } catch (error) {
      const refusal = refusalOf(error);
      code = refusal.code;
      if (code === 'unexpected') logFailure(context, correlation, error);
      answer = await problem(refusal, correlation);
    }
    // Only the route is logged, never rows or people, because logs must not reveal the author of an unattributed note.
    const line = {
      event: 'request',
      route: route.name,
      status: answer.status ?? 200,
      code,
      ms: Math.round(performance.now() - started),
      ...cost,
    };
    context.log(JSON.stringify(line));
    return answer;
  };
}

function answered(route: Route, reply: object, trace: Trace): HttpResponseInit {
  // Fields that the contract does not list are removed.
  const { value: listed, passedOver } = counting(() => route.reply.parse(reply));
  trace.rowsPassedOver += passedOver;
  const { etag } = listed as { etag?: string };
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-correlation-id': trace.correlation,
      ...(etag && { etag }),
    },
    body: JSON.stringify(listed),
  };
}

function logFailure(context: InvocationContext, correlation: string, error: unknown): void {
  context.error(
    JSON.stringify({
      event: 'unexpected',
      correlation,
      // The message is not logged, because it may quote what somebody typed.
      error: error instanceof Error ? error.name : typeof error,
      at:
        error instanceof Error
          ? error.stack
              ?.split('\n')
              .filter((row) => row.trimStart().startsWith('at '))
              .slice(0, 6)
          : undefined,
    }),
  );
}

/** The place and member of routes without a community. */
const ANYBODY = { place: undefined, me: undefined };

async function callOf(
  route: Route,
  request: HttpRequest,
  caller: Caller,
  world: World,
): Promise<MemberCall<Route>> {
  const params = parsed(route.params, request.params, '');
  const community = (params as { communityId?: string }).communityId;
  const { place, me } =
    route.access === 'signed-in' || community === undefined
      ? ANYBODY
      : await membershipFor(route.access, caller, community, world);
  const query = parsed(route.query, queryOf(request), '');
  const reads = route.method === 'GET';
  const sends = !reads && route.method !== 'DELETE';
  const body = sends ? parsed(route.body, await bodyOf(route, request), '') : {};
  const etag = route.versioned ? versionIn(request) : '';
  const operation = reads ? '' : (request.headers.get('x-operation-id') ?? crypto.randomUUID());
  if (!reads && !UUID.test(operation)) {
    throw new Refusal('invalid-input', {
      errors: [{ field: 'x-operation-id', expected: 'a lower-case UUID' }],
    });
  }
  return { caller, params, query, body, etag, operation, place, me } as MemberCall<Route>;
}

async function membershipFor(
  ability: Exclude<Route['access'], 'signed-in'>,
  caller: Caller,
  communityId: string,
  world: World,
) {
  const place = placeOf(caller.tenantId, communityId);
  const me = await world.communities.membership(place, caller.id, world.now());
  // The same refusal as for a community that does not exist, so that nobody learns which communities exist.
  if (!me) throw new Refusal('not-a-member');
  if (me.leftAt !== null) throw new Refusal('former-member');
  if (!roleMay(me.role, ability)) throw new Refusal('role-may-not');
  return { place, me };
}

/** Without a version, or with `*`, Table Storage would overwrite any version. */
function versionIn(request: HttpRequest): string {
  const given = version.safeParse(request.headers.get('if-match'));
  if (!given.success || given.data === '*') throw new Refusal('version-needed');
  return given.data;
}

function queryOf(request: HttpRequest): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [key, value] of request.query) {
    if (Object.hasOwn(query, key)) {
      throw new Refusal('invalid-input', { errors: [{ field: key.slice(0, 60), expected: 'only once' }] });
    }
    query[key] = value;
  }
  return query;
}

async function bodyOf(route: Route, request: HttpRequest): Promise<unknown> {
  const limit = route.maxBytes ?? MAX_BYTES;
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > limit) throw tooLarge(limit);
  if (bytes.byteLength === 0) {
    if (!saysEmpty(request)) throw new Refusal('length-required');
    // A route without required fields may be called without a body.
    return {};
  }
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new Refusal('wrong-media-type');
  try {
    const text = decoder.decode(bytes);
    return JSON.parse(text, text.includes('__proto__') ? refuseProto : undefined) as unknown;
  } catch {
    throw new Refusal('bad-json');
  }
}

/** Schemas of maps pass over this name without a word. */
function refuseProto(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Error('A member called __proto__');
  return value;
}

/**
 * Whether a request without a body was sent without one. The Functions host drops bodies without a Content-Length, so
 * only a length of 0 is certain (decision 0012).
 */
function saysEmpty({ headers }: HttpRequest): boolean {
  return Number(headers.get('content-length') ?? Number.NaN) === 0;
}

function tooLarge(limit: number): Refusal {
  return new Refusal('too-large', { detail: `At most ${limit} bytes.` });
}

function parsed<S extends Schema>(schema: S, input: unknown, prefix: string): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data as z.output<S>;
  const errors = result.error.issues.slice(0, 20).map((issue): FieldProblem => {
    const path = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
    return { field: path.slice(0, 120) || 'body', expected: expectation(issue) };
  });
  const [first] = errors;
  throw new Refusal('invalid-input', {
    ...(first && { detail: `${first.field}: ${first.expected}` }),
    errors,
  });
}

/** What was expected, without the value that was sent. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'no other fields';
  if (issue.code === 'invalid_type') return `${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'one of the documented forms';
  return issue.message === 'Invalid input' ? 'something else' : issue.message;
}
