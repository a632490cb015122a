import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, type FunctionApp, type Log, type RegisteredFunction } from './function-app.ts';
import { readPath } from './http-address.ts';
import { toHttpData, writeResponse } from './http-data.ts';
import { answer, type Handler, readBody } from './http-front.ts';
import type { QueueListener } from './queue-listener.ts';
import type { RouteTable } from './routes.ts';
import type { Timer } from './timer.ts';

export interface Mount {
  prefix: string;
  handle: (request: IncomingMessage, response: ServerResponse) => void;
}

interface Parts {
  app: FunctionApp;
  routes: RouteTable<RegisteredFunction>;
  queues: ReadonlyMap<string, QueueListener>;
  timers: ReadonlyMap<string, Timer>;
  mounts: readonly Mount[];
  log: Log;
}

/** Addresses of the host's own; any other below /admin is the app's. */
const ADMIN = /^\/admin\/(functions|host)(\/|$)/i;

/** Sends a request where it belongs: to a mount, to the host's own admin route, or to a function. */
export function dispatcher({ app, routes, queues, timers, mounts, log }: Parts): Handler {
  return (request, response, path) => {
    for (const mount of mounts) {
      if (isUnder(path, mount.prefix)) return serveMount(mount, request, response);
    }
    const address = readPath(path);
    if (address === undefined) return answer(response, 400);
    if (ADMIN.test(address)) return void admin(request, response, address);
    const match = routes.match(request.method ?? 'GET', address);
    if (!match) return answer(response, 404);
    void run(request, response, match.target, address, match.params);
  };

  function serveMount(mount: Mount, request: IncomingMessage, response: ServerResponse): void {
    try {
      mount.handle(request, response);
    } catch (error) {
      log({ level: 'error', message: `${mount.prefix} failed: ${describe(error)}` });
      answer(response, 500);
    }
  }

  async function run(
    request: IncomingMessage,
    response: ServerResponse,
    fn: RegisteredFunction,
    path: string,
    params: Record<string, string>,
  ): Promise<void> {
    const { headers } = request;
    let body: Buffer | undefined;
    // As the host has it: a body that does not say its length, such as one in chunks, never reaches the worker.
    if (Number(headers['content-length'] ?? 0) > 0) {
      const read = await readBody(request).catch(() => 'gone' as const);
      if (read === 'gone') return void response.destroy();
      if (read === 'too large') return answer(response, 413);
      body = read;
    }
    const data = toHttpData(request, path, params, body);
    if (!data) return answer(response, 400);
    const { traceparent, tracestate } = headers;
    try {
      const result = await app
        .invoke(
          fn,
          { http: data },
          null,
          typeof traceparent === 'string' ? traceparent : undefined,
          typeof tracestate === 'string' ? tracestate : undefined,
        )
        .catch(() => undefined);
      if (request.method !== 'GET') for (const queue of queues.values()) queue.pollSoon();
      // The app has logged what went wrong; the caller learns no more of it than from Azure.
      if (!result) return answer(response, 500);
      writeResponse(request, response, result);
    } catch (error) {
      log({
        level: 'error',
        message: `The answer could not be sent: ${describe(error)}`,
        functionName: fn.name,
      });
      answer(response, 500);
    }
  }

  /** `POST /admin/functions/{name}` with {"input": "…"}: answered at once, run behind it, as in Azure. */
  async function admin(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const name = /^\/admin\/functions\/([^/]+)$/.exec(path)?.[1] ?? '';
    const fn = app.functions.get(name);
    if (!fn || request.method !== 'POST') return answer(response, 404);
    const body = await readBody(request).catch(() => undefined);
    const input = Buffer.isBuffer(body) ? adminInput(body) : '';
    const timer = timers.get(name);
    const queue = queues.get(name);
    if (input === undefined || !(timer || queue)) return answer(response, 400);
    // A failure has been logged by the app.
    const ran = timer ? timer.run() : queue?.deliver(input);
    ran?.catch(() => {});
    answer(response, 202);
  }
}

function isUnder(path: string, prefix: string): boolean {
  if (!path.startsWith(prefix)) return false;
  return path.length === prefix.length || prefix.endsWith('/') || path.charCodeAt(prefix.length) === 0x2f;
}

function adminInput(body: Buffer): string | undefined {
  try {
    const { input } = JSON.parse(body.toString('utf8')) as { input?: unknown };
    return typeof input === 'string' ? input : JSON.stringify(input ?? '');
  } catch {
    return undefined;
  }
}
