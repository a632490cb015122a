import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from './http.ts';

/** Of a request: what Graph reads. Cookies and the like stay here. */
const passedOn = ['accept', 'content-type', 'prefer', 'consistencylevel', 'if-match', 'client-request-id'];
/** Of an answer: what a Graph client reads. The body comes decoded, so its old length would be wrong. */
const handedBack = ['content-type', 'location', 'retry-after', 'request-id', 'client-request-id', 'etag'];

/** Calls Graph for a person with the Outlook stand-in's own delegated token. */
export async function proxyToGraph(
  req: IncomingMessage,
  res: ServerResponse,
  graph: { url: string; token: string; path: string },
): Promise<void> {
  const headers = new Headers({ authorization: `Bearer ${graph.token}` });
  for (const name of passedOn) {
    const value = req.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = req.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : new Uint8Array(await bodyOf(req));
  const answer = await fetch(`${graph.url.replace(/\/$/, '')}/${graph.path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body?.length && { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const back: Record<string, string> = { 'cache-control': 'no-store' };
  for (const name of handedBack) {
    const value = answer.headers.get(name);
    if (value) back[name] = value;
  }
  res.writeHead(answer.status, { ...back, 'content-length': bytes.length });
  res.end(bytes);
}
