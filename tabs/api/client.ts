import type * as z from 'zod/mini';
import type { Route } from '../../domain/shared/route.ts';
import { counting } from '../../domain/shared/tolerant.ts';
import { getToken, type Host } from '../host/host.ts';
import { announced } from './changes.ts';
import { ApiProblem, Offline, unknownShape } from './problem.ts';
import { problemOf } from './read-problem.ts';
import { PACES, pauseAfter, retryOf } from './retry.ts';

export { ApiProblem, Offline } from './problem.ts';

/** Left out where nothing has to be said: no parameters, or only optional ones. */
type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [N in Name]?: Value } : { readonly [N in Name]: Value };

export type CallInput<R extends Route> = Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>> &
  Part<'body', z.input<R['body']>> & {
    /** The version being changed, for routes that are `versioned`. */
    readonly etag?: string;
    /** One UUID per thing a person did, the same whenever it is sent again; made here when left out. */
    readonly operation?: string;
    readonly signal?: AbortSignal;
    /** Lets the call outlive the page. */
    readonly keepalive?: boolean;
    /** How often to try when nobody answers; 4 unless told. Callers that repeat the call themselves say 1. */
    readonly tries?: number;
  };

export type Reply<R extends Route> = z.output<R['reply']>;
export type Call = <R extends Route>(route: R, input: CallInput<R>) => Promise<Reply<R>>;

export interface ClientParts {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** As `Host.token`: with claims, one that answers Entra's challenge. */
  readonly token: Host['token'];
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly now: () => number;
  /** Whether the browser reports a network connection. Only false is certain. */
  readonly online: () => boolean;
  readonly random: () => number;
  /** Told how many items of an answer were of an unknown kind or shape. */
  readonly onPassedOver: (route: Route, items: number) => void;
}

const DEADLINE = 20_000;
const ONE_TRY = 10_000;
const REACHED_WITHIN = 5_000;

/** /api/communities/{communityId} with its parameters in place, and the query behind it. */
export function addressOf(route: Route, params: unknown, query: unknown): string {
  const given = (params ?? {}) as Record<string, string>;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name];
    if (value === undefined) throw new Error(`${route.name} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

export function makeClient(parts: ClientParts): Call {
  const { fetch, token, wait, now, online, random } = parts;
  // Calls refused together share one renewal: a person is asked to sign in at most once.
  let renewal: Promise<string> | null = null;
  // A page that is being left cannot wait for the host: it sends the token it used last.
  let latest: string | null = null;
  function renewed(claims: string | undefined, refused: string): Promise<string> {
    renewal ??= token(claims, refused).finally(() => {
      renewal = null;
    });
    return renewal;
  }

  return (route, input) => announced(route, () => send(route, input));

  async function send<R extends Route>(route: R, input: CallInput<R>): Promise<Reply<R>> {
    if (route.versioned && !input.etag) throw new Error(`${route.name} needs the version it changes`);
    const address = addressOf(route, input.params, input.query);
    const correlationId = crypto.randomUUID();
    const headers: Record<string, string> = { accept: 'application/json', 'x-correlation-id': correlationId };
    if (route.method !== 'GET') headers['x-operation-id'] = input.operation ?? crypto.randomUUID();
    if (input.etag) headers['if-match'] = input.etag;
    // Every writing route takes a JSON body, an empty object where there is nothing to say; DELETE takes none.
    const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
    if (hasBody) headers['content-type'] = 'application/json';
    const body = hasBody ? JSON.stringify(input.body ?? {}) : undefined;
    const end = now() + DEADLINE;
    const tries = input.tries ?? 4;
    let renewals = 0;
    let bearer = input.keepalive && latest ? latest : await signedIn(() => token(), correlationId);

    for (let attempt = 1; ; attempt += 1) {
      let failure: ApiProblem | Offline;
      latest = bearer;
      try {
        const limit = AbortSignal.timeout(Math.max(1, Math.min(ONE_TRY, end - now())));
        const answer = await fetch(address, {
          method: route.method,
          headers: { ...headers, authorization: `Bearer ${bearer}` },
          signal: input.signal ? AbortSignal.any([input.signal, limit]) : limit,
          ...(body !== undefined && { body }),
          ...(input.keepalive && { keepalive: true }),
        });
        if (answer.ok) return read(route, await answer.json(), correlationId, parts.onPassedOver) as never;
        failure = await problemOf(answer, correlationId, now());
      } catch (problem) {
        if (input.signal?.aborted || problem instanceof ApiProblem) throw problem;
        failure = new Offline(problem);
      }
      if (failure instanceof ApiProblem && failure.code === 'token-refused' && renewals === 0) {
        renewals += 1;
        attempt -= 1;
        const { claims } = failure;
        const refused = bearer;
        bearer = await signedIn(() => renewed(claims ?? undefined, refused), correlationId);
        continue;
      }
      // Everything here may be repeated: reads by nature, writes because the server knows the operation's id.
      const pause = pauseAfter(failure, attempt, PACES.call, random);
      if (retryOf(failure) !== 'soon' || attempt >= tries || now() + pause >= end) throw failure;
      await wait(pause, input.signal);
    }
  }

  async function signedIn(ask: () => Promise<string>, correlationId: string): Promise<string> {
    try {
      return await ask();
    } catch (problem) {
      // The host needs the network for a token as we do for the answer, and does not say that it has none.
      if (!online() || !(await reached())) throw new Offline(problem);
      const detail = problem instanceof Error ? problem.message : String(problem);
      throw new ApiProblem({ code: 'no-token', status: 401, correlationId, detail });
    }
  }

  /** Whether Guildhall answers at all. */
  async function reached(): Promise<boolean> {
    try {
      await fetch('/api/health', { method: 'GET', signal: AbortSignal.timeout(REACHED_WITHIN) });
      return true;
    } catch {
      return false;
    }
  }
}

function read(
  route: Route,
  body: unknown,
  correlationId: string,
  onPassedOver: ClientParts['onPassedOver'],
): unknown {
  const { value: parsed, passedOver } = counting(() => route.reply.safeParse(body));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.');
    throw unknownShape(route.name, correlationId, body, where);
  }
  if (passedOver > 0) onPassedOver(route, passedOver);
  return parsed.data;
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** Calls the API: `call(API.openSession, { params: { communityId, sessionId } })`. */
export const call: Call = makeClient({
  fetch: (path, init) => fetch(path, init),
  token: getToken,
  wait: pause,
  now: () => Date.now(),
  online: () => navigator.onLine,
  random: Math.random,
  onPassedOver: (route, items) =>
    console.warn(`${route.name}: ${items} of an unknown kind or shape passed over. Reloading may help.`),
});
