import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cookie, HttpData, InvocationResponse, Nullable } from './core-api.ts';

/** The request as the host hands it to the worker; undefined when its target or host makes no sense. */
export function toHttpData(
  request: IncomingMessage,
  params: Record<string, string>,
  body: Buffer | undefined,
): HttpData | undefined {
  const target = request.url ?? '/';
  const host = request.headers.host || 'localhost';
  if (!target.startsWith('/') || !isHost(host)) return undefined;
  const query = target.indexOf('?');
  return {
    url: `http://${host}${target}`,
    method: request.method ?? 'GET',
    nullableHeaders: nullableHeaders(request),
    nullableQuery: query < 0 ? {} : nullableQuery(target.slice(query)),
    nullableParams: nullable(params),
    body: body ? { bytes: body } : null,
  };
}

let lastHost = '';
function isHost(host: string): boolean {
  if (host === lastHost) return true;
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) || !URL.canParse(`http://${host}`))
    return false;
  lastHost = host;
  return true;
}

function nullableHeaders(request: IncomingMessage): Record<string, Nullable<string>> {
  const headers: Record<string, Nullable<string>> = Object.create(null);
  for (const name in request.headers) {
    const value = request.headers[name];
    headers[name] = { value: typeof value === 'string' ? value : (value?.join(', ') ?? '') };
  }
  return headers;
}

/** Names that differ only in case are one, and their values are joined by commas, as ASP.NET has it. */
function nullableQuery(search: string): Record<string, Nullable<string>> {
  const values = new Map<string, { name: string; value: string }>();
  for (const [name, value] of new URLSearchParams(search)) {
    const known = values.get(name.toLowerCase());
    if (known) known.value += `,${value}`;
    else values.set(name.toLowerCase(), { name, value });
  }
  const query: Record<string, Nullable<string>> = Object.create(null);
  for (const { name, value } of values.values()) query[name] = { value };
  return query;
}

function nullable(values: Record<string, string>): Record<string, Nullable<string>> {
  const result: Record<string, Nullable<string>> = Object.create(null);
  for (const name in values) result[name] = { value: values[name] ?? '' };
  return result;
}

/** Answers with what the function returned; nothing at all is 204. */
export function writeResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: InvocationResponse,
): void {
  const http = answer.returnValue?.http;
  if (!http) {
    response.writeHead(204).end();
    return;
  }
  const status = Number(http.statusCode ?? 200);
  const headers: string[] = [];
  for (const name in http.headers) {
    if (name !== 'content-length' && name !== 'transfer-encoding' && name !== 'connection') {
      headers.push(name, http.headers[name] ?? '');
    }
  }
  for (const cookie of http.cookies ?? []) headers.push('set-cookie', toSetCookie(cookie));
  if (status === 204 || status === 205 || status === 304) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = http.body?.bytes;
  const body = bytes ?? http.body?.string ?? '';
  headers.push('content-length', String(bytes ? bytes.byteLength : Buffer.byteLength(body)));
  response.writeHead(status, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}

function toSetCookie(cookie: Cookie): string {
  const parts = [`${encodeURIComponent(cookie.name)}=${encodeURIComponent(cookie.value)}`];
  const expires = cookie.expires?.value;
  if (expires) parts.push(`expires=${new Date(expires.seconds * 1000).toUTCString()}`);
  if (cookie.maxAge?.value !== undefined) parts.push(`max-age=${Math.trunc(cookie.maxAge.value)}`);
  if (cookie.domain?.value) parts.push(`domain=${cookie.domain.value}`);
  parts.push(`path=${cookie.path?.value || '/'}`);
  if (cookie.secure?.value) parts.push('secure');
  if (cookie.sameSite && cookie.sameSite !== 'none') {
    parts.push(`samesite=${cookie.sameSite === 'explicitNone' ? 'none' : cookie.sameSite}`);
  }
  if (cookie.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}
