import type { Client } from '@microsoft/microsoft-graph-client';
import * as z from 'zod';
import type { Credentials } from '../entra/credentials.ts';
import type { Caller } from '../entra/verify-token.ts';
import type { Settings } from '../settings.ts';
import { countGraph, trace } from '../trace.ts';

/**
 * Microsoft Graph said no. `temporary`: the same call may go through later, not before `retryAt` where Graph named a
 * time. Everything else needs a person or a change.
 */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAt: Date | undefined;

  constructor(status: number, code: string, message: string, retryAt?: Date) {
    super(message);
    this.name = 'GraphFailure';
    this.status = status;
    this.code = code;
    this.retryAt = retryAt;
  }

  get temporary(): boolean {
    // 0 stands for no answer at all.
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Such as /me/events, or the whole URL of a next or delta link. */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Calls Graph as somebody, and parses the answer. */
export type CallGraph = <T>(call: GraphCall, answer: z.ZodType<T>) => Promise<T>;

const DEADLINE_MS = 20_000;

const graphError = z.object({
  statusCode: z.number(),
  code: z.string().nullish(),
  message: z.string().nullish(),
});

/**
 * A Retry-After header as a moment: seconds or an HTTP date. A date that has passed, or nonsense, means now, and the
 * caller's own back-off decides.
 */
export function retryMoment(header: string | null, now: Date): Date | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const at = Number.isFinite(seconds) ? now.getTime() + seconds * 1_000 : Date.parse(header);
  return Number.isFinite(at) && at > now.getTime() ? new Date(at) : undefined;
}

/** Graph as a person (on their behalf) or as the app itself. */
export function graph(settings: Settings, credentials: Credentials, now: () => Date) {
  async function clientWith(token: () => Promise<string>): Promise<Client> {
    const sdk = await import('@microsoft/microsoft-graph-client');
    return sdk.Client.initWithMiddleware({
      baseUrl: `${settings.graphBaseUrl}/`,
      customHosts: new Set([new URL(settings.graphBaseUrl).hostname]),
      // Without the SDK's retry handler: it would try again early on a Retry-After in the past, never gives up in
      // total, and knows nothing of what the outbox does. Who waits and how long is decided by the caller.
      middleware: [new sdk.AuthenticationHandler({ getAccessToken: token }), new sdk.HTTPMessageHandler()],
    });
  }

  function calling(token: () => Promise<string>): CallGraph {
    let client: Promise<Client> | undefined;
    return async (call, answer) => {
      client ??= clientWith(token);
      const request = (await client)
        .api(call.path)
        .headers({ 'client-request-id': trace()?.correlation ?? crypto.randomUUID(), ...call.headers })
        .options({ signal: AbortSignal.timeout(DEADLINE_MS) });
      if (call.query) request.query(call.query);
      countGraph();
      let body: unknown;
      try {
        if (call.method === 'GET') body = await request.get();
        else if (call.method === 'POST') body = await request.post(call.body ?? {});
        else if (call.method === 'PATCH') body = await request.patch(call.body ?? {});
        else body = await request.delete();
      } catch (error) {
        throw failureOf(error, now());
      }
      const parsed = answer.safeParse(body);
      if (!parsed.success) {
        throw new GraphFailure(
          502,
          'UnexpectedAnswer',
          `Graph's answer to ${call.method} was not as documented`,
        );
      }
      return parsed.data;
    };
  }

  return {
    as: (caller: Caller): CallGraph => calling(() => credentials.onBehalfOf(caller)),
    asApp: (tenantId: string): CallGraph => calling(() => credentials.asApp(tenantId)),
  };
}

export type Graph = ReturnType<typeof graph>;

function failureOf(error: unknown, now: Date): Error {
  // What the credentials refuse, such as consent-required, is not Graph's and passes through.
  if (error instanceof Error && error.name === 'Refusal') return error;
  const said = graphError.safeParse(error);
  if (!said.success || said.data.statusCode < 100) {
    return new GraphFailure(0, 'NoAnswer', error instanceof Error ? error.message : 'Graph did not answer');
  }
  const headers = (error as { headers?: Headers }).headers;
  return new GraphFailure(
    said.data.statusCode,
    said.data.code ?? 'Unknown',
    said.data.message ?? '',
    retryMoment(headers?.get('retry-after') ?? null, now),
  );
}
