import type { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import { AppRefused, type Credentials } from '../entra/credentials.ts';
import type { Caller } from '../entra/verify-token.ts';
import type { Settings } from '../settings.ts';
import { noteRefusal, type Trace } from '../trace.ts';

/**
 * Microsoft Graph refused a call. `temporary`: the same call may succeed later, not before `retryAt` if Graph gave a
 * time. Otherwise a person or a change is needed.
 */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAt: Date | undefined;
  /** The person whose mailbox refused, where it is known. */
  mailbox: string | undefined;

  constructor(status: number, code: string, message: string, retryAt?: Date) {
    super(message);
    this.name = 'GraphFailure';
    this.status = status;
    this.code = code;
    this.retryAt = retryAt;
  }

  get temporary(): boolean {
    // 0 if there was no answer; 412 if the same thing was changed at the same time.
    return [0, 408, 412, 429].includes(this.status) || this.status >= 500;
  }
}

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path such as /me/events, or the whole URL of a next or delta link. */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Marks a POST that may be repeated. Calls with other methods always may. */
  readonly repeatable?: boolean;
}

/** Calls Graph and parses the answer. */
export type CallGraph = <T>(call: GraphCall, answer: z.ZodType<T>) => Promise<T>;

/** The longest time that a single call may take. Whether it had an effect shows when the calendar is read again. */
export const DEADLINE_MS = 20_000;
/** A call without an answer may still take effect until this long after it was made. */
export const LATE_MS = 300_000;

const graphError = z.object({
  error: z.object({ code: z.string().catch('Unknown'), message: z.string().catch('') }),
});

/** The longest pause that Graph can cause. A longer one is taken for a mistake, because nobody could end it. */
const LONGEST_PAUSE_MS = 86_400_000;

/**
 * The moment of a Retry-After header in seconds or as an HTTP date, at most a day ahead. A past date and an invalid
 * value give now, and the caller's back-off decides.
 */
export function retryMoment(header: string | null, now: Date): Date | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const at = Number.isFinite(seconds) ? now.getTime() + seconds * 1_000 : Date.parse(header);
  if (!Number.isFinite(at) || at <= now.getTime()) return undefined;
  return new Date(Math.min(at, now.getTime() + LONGEST_PAUSE_MS));
}

/** Returns a token; `fresh` after Graph has refused the cached one. */
type Token = (fresh: boolean) => Promise<string>;

/** Graph as a person (on their behalf) or as the app itself, for one request. */
export function graph(
  settings: Settings,
  credentials: Credentials,
  now: () => Date,
): (trace: Trace) => Graph {
  let made: Promise<Client> | undefined;

  async function makeClient(): Promise<Client> {
    const sdk = await import('@microsoft/microsoft-graph-client');
    return sdk.Client.initWithMiddleware({
      baseUrl: `${settings.graphBaseUrl}/`,
      customHosts: new Set([new URL(settings.graphBaseUrl).hostname]),
      // Without the SDK's retry handler, which retries early after a Retry-After in the past and has no total deadline;
      // callers decide when to retry. Without its authentication handler, which would report refusals of the
      // credentials as failures of Graph.
      middleware: new sdk.HTTPMessageHandler(),
    });
  }

  async function send(call: GraphCall, token: string, trace: Trace): Promise<Answer> {
    made ??= makeClient();
    const request = (await made)
      .api(call.path)
      .headers({
        'client-request-id': trace.correlation,
        ...call.headers,
        authorization: `Bearer ${token}`,
      })
      .options({ signal: AbortSignal.timeout(DEADLINE_MS) })
      // Raw, because the SDK drops the headers, with Retry-After, of a failure whose body is not JSON of Graph.
      .responseType('raw' as ResponseType);
    // The SDK does not encode query values: a `#` would end the URL and a `+` would be read as a blank.
    for (const [name, value] of Object.entries(call.query ?? {})) {
      request.query({ [name]: encodeURIComponent(value) });
    }
    trace.graphCalls += 1;
    let response: Response;
    if (call.method === 'GET') response = await request.get();
    else if (call.method === 'POST') response = await request.post(call.body ?? {});
    else if (call.method === 'PATCH') response = await request.patch(call.body ?? {});
    else response = await request.delete();
    return { response, text: await response.text() };
  }

  function calling(token: Token, asPerson: boolean, trace: Trace): CallGraph {
    return async (call, answer) => {
      // Links come from Graph's answers and from the table. The token must only be sent to Graph.
      if (/^https?:/i.test(call.path) && !call.path.startsWith(`${settings.graphBaseUrl}/`)) {
        throw new GraphFailure(400, 'ForeignLink', 'a link leads away from Graph');
      }
      let fresh = false;
      let maySendAgain = call.method !== 'POST' || call.repeatable === true;
      for (;;) {
        let answered: Answer;
        try {
          answered = await send(call, await token(fresh), trace);
        } catch (error) {
          if (error instanceof Refusal) {
            noteRefusal(trace, 0, error.code);
            throw error;
          }
          const failure = error instanceof AppRefused ? closed(error) : silence(error);
          noteRefusal(trace, failure.status, failure.code);
          // An idle connection was closed. The call is repeated once.
          if (!maySendAgain || failure.status !== 0 || failure.code === 'TooLate') throw failure;
          maySendAgain = false;
          continue;
        }
        const { response, text } = answered;
        if (response.ok) return parsed(call, text, answer);
        const failure = failureOf(response, text, now());
        noteRefusal(trace, failure.status, failure.code);
        if (response.status === 401) {
          const claims = claimsIn(response.headers.get('www-authenticate') ?? '');
          if (claims && asPerson) throw new Refusal('consent-required', { claims });
          if (!fresh) {
            // The token was revoked or has expired early. Repeated once with a new token.
            fresh = true;
            continue;
          }
        }
        throw failure;
      }
    };
  }

  return (trace) => ({
    as: (caller) => calling((fresh) => credentials.onBehalfOf(caller, fresh), true, trace),
    asApp: (tenantId) => calling((fresh) => credentials.asApp(tenantId, fresh), false, trace),
  });
}

export interface Graph {
  readonly as: (caller: Caller) => CallGraph;
  readonly asApp: (tenantId: string) => CallGraph;
}

interface Answer {
  readonly response: Response;
  readonly text: string;
}

function parsed<T>(call: GraphCall, text: string, answer: z.ZodType<T>): T {
  const said = answer.safeParse(jsonOf(text));
  if (said.success) return said.data;
  throw new GraphFailure(502, 'UnexpectedAnswer', `Graph's answer to ${call.method} was not as documented`);
}

function jsonOf(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function silence(error: unknown): GraphFailure {
  const { name, code, message } = error as { name?: string; code?: string | null; message?: string };
  const late = [name, code].some((one) => one === 'TimeoutError' || one === 'AbortError');
  return new GraphFailure(0, late ? 'TooLate' : 'NoAnswer', message ?? 'Graph did not answer');
}

function closed({ code, message }: AppRefused): GraphFailure {
  return new GraphFailure(401, code, message);
}

function failureOf(response: Response, text: string, now: Date): GraphFailure {
  const said = graphError.safeParse(jsonOf(text)).data?.error;
  const retryAt = retryMoment(response.headers.get('retry-after'), now);
  return new GraphFailure(response.status, said?.code ?? 'Unknown', said?.message ?? '', retryAt);
}

/** Continuous access evaluation: the challenge has the claims in base64. */
function claimsIn(challenge: string): string | undefined {
  const encoded =
    /insufficient_claims/.test(challenge) && /claims="([A-Za-z0-9+/=_-]+)"/.exec(challenge)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}
