import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cookie, HttpData, InvocationResponse, Nullable } from './core-api.ts';
import { readQuery, writePath } from './http-address.ts';

/** The request as the host hands it to the worker; undefined when its host or a header makes no sense. */
export function toHttpData(
  request: IncomingMessage,
  path: string,
  params: Record<string, string>,
  body: Buffer | undefined,
): HttpData | undefined {
  const host = request.headers.host || 'localhost';
  const headers = nullableHeaders(request.rawHeaders);
  if (!headers || !isHost(host)) return undefined;
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const query = mark < 0 ? '' : target.slice(mark);
  return {
    url: `http://${host}${writePath(path)}${query.replaceAll('#', '%23')}`,
    method: request.method ?? 'GET',
    nullableHeaders: headers,
    nullableQuery: nullable(readQuery(query.slice(1))),
    nullableParams: nullable(Object.entries(params)),
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

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Kestrel reads header values as UTF-8 and refuses what is none; lines of one name are joined by commas. A character
 * beyond Latin-1 passes here and then fails in the worker, because the Fetch API's headers cannot hold it.
 */
function nullableHeaders(raw: readonly string[]): Record<string, Nullable<string>> | undefined {
  const headers: Record<string, { value: string }> = Object.create(null);
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    let value = raw[at + 1] ?? '';
    if (/[^\0-\x7f]/.test(value)) {
      try {
        value = utf8.decode(Buffer.from(value, 'latin1'));
      } catch {
        return undefined;
      }
    }
    const known = headers[name];
    if (known) known.value += `,${value}`;
    else headers[name] = { value };
  }
  return headers;
}

function nullable(values: Iterable<readonly [string, string]>): Record<string, Nullable<string>> {
  const result: Record<string, Nullable<string>> = Object.create(null);
  for (const [name, value] of values) result[name] = { value };
  return result;
}

/** Answers with what the function returned, as Kestrel sends it; nothing at all is 204. */
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
    if (name === 'transfer-encoding' || name === 'connection') continue;
    const value = http.headers[name] ?? '';
    if (/[^\t\x20-\x7e]/.test(value)) throw new Error(`The header ${name} is not ASCII`);
    headers.push(name, value);
  }
  for (const cookie of http.cookies ?? []) headers.push('set-cookie', toSetCookie(cookie));
  if (status === 205) headers.push('content-length', '0');
  // Without a length the body goes in chunks, an empty one too; the host adds a length only where none is written.
  response.writeHead(status, headers);
  if (request.method === 'HEAD' || status === 204 || status === 205 || status === 304) response.end();
  else response.end(http.body?.bytes ?? http.body?.string ?? '');
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
