import { randomUUID } from 'node:crypto';
import { personByKey } from '../directory.ts';
import { type Answer, type Broken, type Incoming, wait } from '../exchange.ts';
import type { FaultRule } from '../faults.ts';
import type { World } from '../world.ts';
import { activityRoutes } from './activity.ts';
import { attendanceRoutes } from './attendance.ts';
import { batch } from './batch.ts';
import { type Call, type Caller, callerFromToken, type Handler, type Needs } from './call.ts';
import { chatRoutes } from './chats.ts';
import { deltaRoutes } from './delta.ts';
import { badRequest, errorAnswer, GraphError, insufficientPrivileges } from './errors.ts';
import { eventRoutes } from './events.ts';
import { inboxRoutes } from './inbox.ts';
import { meetingRoutes } from './meetings.ts';
import { messageRoutes } from './messages.ts';
import { peopleRoutes } from './people.ts';
import { profileRoutes } from './profile.ts';
import { responseRoutes } from './responses.ts';
import { scheduleRoutes } from './schedule.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { teamsAppRoutes } from './teams-apps.ts';

export interface Route {
  method: string;
  /** below /v1.0; `:name` takes one segment. /me is read as /users/{caller}. */
  path: string;
  needs: Needs;
  handle: Handler;
}

const routes = [
  ...peopleRoutes,
  ...profileRoutes,
  ...eventRoutes,
  ...responseRoutes,
  ...deltaRoutes,
  ...scheduleRoutes,
  ...meetingRoutes,
  ...inboxRoutes,
  ...attendanceRoutes,
  ...messageRoutes,
  ...chatRoutes,
  ...teamsAppRoutes,
  ...activityRoutes,
  ...subscriptionRoutes,
].map((route) => ({ ...route, segments: route.path.split('/').filter(Boolean) }));

/** One Graph request from the outside or out of a $batch: faults, token, permission, effect, log. */
export async function graph(world: World, request: Incoming, batched = false): Promise<Answer | Broken> {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const at = world.now();
  const url = new URL(request.target, world.origin);
  const caller = tryCaller(world, request);
  const person = caller instanceof Error ? undefined : personOf(url.pathname, caller);
  const release = occupy(world, person);
  let answer: Answer | Broken;
  try {
    answer = await faulty(world, { ...request, person }, () =>
      refusing(world, requestId, clientRequestId, () => {
        if (release === undefined) throw tooManyAtOnce();
        if (world.faults.settings.down) throw unavailable();
        if (caller instanceof Error) throw caller;
        return dispatch(world, request, url, caller, batched);
      }),
    );
  } finally {
    release?.();
  }
  const log = { at, method: request.method, path: request.target, 'request-id': requestId, batched };
  world.requests.add({
    ...log,
    host: 'graph',
    status: typeof answer === 'string' ? 0 : answer.status,
    ...(person && { person }),
    ...(request.headers['client-request-id'] && {
      'client-request-id': request.headers['client-request-id'],
    }),
  });
  if (typeof answer === 'string') return answer;
  return {
    ...answer,
    headers: {
      'request-id': requestId,
      'client-request-id': clientRequestId,
      'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"Local"}}',
      date: at.toUTCString(),
      ...answer.headers,
    },
  };
}

async function refusing(
  world: World,
  requestId: string,
  clientRequestId: string,
  effect: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await effect();
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(error, requestId, clientRequestId, world.now());
    throw error;
  }
}

/** Runs the request under the fault that is meant for it, if there is one. */
async function faulty(
  world: World,
  request: Incoming & { person: string | undefined },
  effect: () => Promise<Answer>,
): Promise<Answer | Broken> {
  const { method, target, person } = request;
  const fault = world.faults.take({ host: 'graph', method, path: target, ...(person && { person }) });
  if (!fault) return effect();
  const harmless = fault.status === undefined && fault.connection === undefined;
  const early = fault.afterEffect ? await effect() : undefined;
  if (fault.delay > 0) await wait(fault.delay);
  const real = early ?? (harmless ? await effect() : undefined);
  if (harmless && real) return real;
  if (fault.connection) return fault.connection;
  return refusing(world, randomUUID(), request.headers['client-request-id'] ?? randomUUID(), () => {
    throw faultError(world, fault);
  });
}

const faultCodes: Record<number, string> = {
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

export function retryAfterHeader(world: World, fault: FaultRule): Record<string, string> {
  const { retryAfter } = fault;
  if (retryAfter === undefined) return {};
  if (typeof retryAfter === 'number') return { 'retry-after': String(retryAfter) };
  return { 'retry-after': new Date(world.now().getTime() + retryAfter.date * 1000).toUTCString() };
}

function faultError(world: World, fault: FaultRule): GraphError {
  const status = fault.status ?? 503;
  return new GraphError(
    status,
    fault.code ?? faultCodes[status] ?? 'UnknownError',
    fault.message ?? 'This failure was asked for.',
    { headers: retryAfterHeader(world, fault) },
  );
}

const unavailable = () =>
  new GraphError(
    503,
    'ServiceUnavailable',
    'The service is temporarily unavailable. Please try again later.',
  );

const tooManyAtOnce = () =>
  new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
    headers: { 'retry-after': '1' },
  });

function dispatch(
  world: World,
  request: Incoming,
  url: URL,
  caller: Caller,
  batched: boolean,
): Answer | Promise<Answer> {
  const [version, ...segments] = url.pathname.split('/').filter(Boolean).map(decode);
  if (version !== 'v1.0') throw badRequest(`Invalid version: ${version}`);
  const call: Call = {
    world,
    method: request.method,
    target: request.target,
    query: url.searchParams,
    headers: request.headers,
    rawBody: request.body,
    caller,
    params: {},
  };
  if (segments[0] === '$batch' && request.method === 'POST' && !batched)
    return batch(call, (inner) => graph(world, inner, true));
  const meant = me(segments, caller);
  const fitting = routes.filter((route) => params(route.segments, meant) !== undefined);
  // A literal segment is meant before a parameter: /calendarView/delta is no event id.
  const route = fitting.find(({ method }) => method === request.method);
  if (!route) {
    if (fitting.length > 0)
      throw new GraphError(
        405,
        'UnsupportedHttpMethod',
        `The HTTP method '${request.method}' is not supported.`,
      );
    throw badRequest(`Resource not found for the segment '${segments.at(-1) ?? ''}'.`);
  }
  call.params = params(route.segments, meant) ?? {};
  authorise(call, route.needs);
  return route.handle(call);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The request URI is not valid.');
  }
}

function me(segments: string[], caller: Caller): string[] {
  if (segments[0] !== 'me') return segments;
  if (caller.kind === 'app')
    throw badRequest('/me request is only valid with delegated authentication flow.');
  return ['users', caller.person.id, ...segments.slice(1)];
}

function params(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = segment;
    else if (
      part.toLowerCase() !==
      segment
        .toLowerCase()
        .replace(/^microsoft\.graph\./, '')
        .replace(/\(\)$/, '')
    )
      return undefined;
  }
  return found;
}

function authorise(call: Call, needs: Needs): void {
  const { caller, world } = call;
  const enough = caller.kind === 'person' ? needs.delegated : needs.application;
  if (enough.some((one) => caller.granted.has(one))) return;
  if (needs.byRecipients && caller.kind === 'app') return;
  const chat = world.store.state.chats.find(({ id }) => id === call.params.chat);
  const consented = chat?.installedApps.flatMap((app) => app.consented) ?? [];
  const type = caller.kind === 'person' ? 'delegated' : 'application';
  if (
    needs.rsc?.some((name) =>
      consented.some((one) => one.permissionValue === name && one.permissionType === type),
    )
  )
    return;
  throw (needs.refusal ?? insufficientPrivileges)();
}

function tryCaller(world: World, request: Incoming): Caller | GraphError {
  try {
    return callerFromToken(world, request.headers.authorization);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

/** Whom the request is about, for faults and the log: the mailbox in the path, else the caller. */
function personOf(pathname: string, caller: Caller): string | undefined {
  const key = /^\/v1\.0\/users\/([^/]+)/.exec(pathname)?.[1];
  // Only ids and principal names matter here; what cannot be decoded is refused later.
  if (key && !/%(?!40|27)/.test(key)) return personByKey(caller.tenantId, decode(key))?.id;
  return caller.kind === 'person' ? caller.person.id : undefined;
}

const busy = new WeakMap<World, Map<string, number>>();

/** Counts the requests under way for a mailbox; undefined when it has too many already. */
function occupy(world: World, person: string | undefined): (() => void) | undefined {
  const limit = world.faults.settings.mailboxConcurrency;
  if (!person || limit === 0) return () => {};
  const counts = busy.get(world) ?? new Map<string, number>();
  busy.set(world, counts);
  const now = counts.get(person) ?? 0;
  if (now >= limit) return undefined;
  counts.set(person, now + 1);
  return () => counts.set(person, (counts.get(person) ?? 1) - 1);
}
