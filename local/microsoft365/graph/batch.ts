import { z } from 'zod';
import type { Answer, Broken, Incoming } from '../exchange.ts';
import { type Call, readBody } from './call.ts';
import { badRequest } from './errors.ts';

const part = z.strictObject({
  id: z.string().min(1),
  method: z.string().transform((method) => method.toUpperCase()),
  url: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const body = z.strictObject({ requests: z.array(part) });

type Part = z.output<typeof part>;
interface Reply {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** JSON batching: each part is a request of its own; a part that depends on a failed one is not tried. */
export async function batch(
  call: Call,
  run: (request: Incoming) => Promise<Answer | Broken>,
): Promise<Answer> {
  const { requests } = readBody(call, body, 'batch');
  if (requests.length > 20)
    throw badRequest('Number of batch request steps exceeds the maximum value of 20.');
  if (requests.length === 0) throw badRequest('The batch request must contain at least one step.');
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) throw badRequest('The batch request ids are not unique.');
  if (requests.some((one) => one.dependsOn?.some((id) => !ids.has(id) || id === one.id)))
    throw badRequest('A batch step depends on an unknown step.');
  const replies = new Map<string, Promise<Reply>>();
  const start = (one: Part, path: readonly string[]): Promise<Reply> => {
    if (path.includes(one.id)) throw badRequest('The batch steps depend on each other in a circle.');
    const running = replies.get(one.id) ?? answer(one, [...path, one.id]);
    replies.set(one.id, running);
    return running;
  };
  const answer = (one: Part, path: readonly string[]): Promise<Reply> => {
    const before = (one.dependsOn ?? []).flatMap((id) => requests.find((other) => other.id === id) ?? []);
    const waitedFor = before.map((other) => start(other, path));
    return Promise.all(waitedFor).then((done) =>
      done.some(({ status }) => status >= 400) ? failedDependency(one) : send(call, one, run),
    );
  };
  const all = await Promise.all(requests.map((one) => start(one, [])));
  return { status: 200, body: { responses: all } };
}

const failedDependency = ({ id }: Part): Reply => ({
  id,
  status: 424,
  body: { error: { code: 'FailedDependency', message: 'A request this one depends on has failed.' } },
});

async function send(
  call: Call,
  one: Part,
  run: (request: Incoming) => Promise<Answer | Broken>,
): Promise<Reply> {
  if (!one.url.startsWith('/'))
    return {
      id: one.id,
      status: 400,
      body: { error: { code: 'BadRequest', message: 'The url must be relative.' } },
    };
  const headers = Object.fromEntries(
    Object.entries(one.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const reply = await run({
    method: one.method,
    target: `/v1.0${one.url}`,
    headers: {
      authorization: call.headers.authorization,
      ...(call.headers['client-request-id'] && { 'client-request-id': call.headers['client-request-id'] }),
      ...headers,
    },
    body: one.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(one.body)),
  });
  if (typeof reply === 'string')
    return {
      id: one.id,
      status: 504,
      body: { error: { code: 'GatewayTimeout', message: 'The step timed out.' } },
    };
  return {
    id: one.id,
    status: reply.status,
    headers: { 'content-type': 'application/json', ...reply.headers },
    ...(reply.body !== undefined && {
      body: Buffer.isBuffer(reply.body) ? reply.body.toString('base64') : reply.body,
    }),
  };
}
