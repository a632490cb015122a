import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { TableServiceClientOptions } from '@azure/data-tables';
import type { Azurite } from '../../local/azurite.ts';

type HttpClient = NonNullable<TableServiceClientOptions['httpClient']>;
type Asked = Parameters<HttpClient['sendRequest']>[0];
type Answer = Awaited<ReturnType<HttpClient['sendRequest']>>;

class Headers extends Map<string, string> {
  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }
  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }
  toJSON(): Record<string, string> {
    return Object.fromEntries(this);
  }
}

/**
 * The way of the SDK to the table service of Azurite in the same process: what goes through sockets otherwise takes
 * most of a call's time. Answers still come in a later turn of the event loop, after whatever else was asked by then.
 */
export function withoutSockets(azurite: Azurite): HttpClient {
  const socket = new Socket();
  return {
    sendRequest: (asked) =>
      new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            const request = requestOf(asked, socket);
            azurite.answer(request, answering(asked, request, resolve));
          } catch (error) {
            reject(error);
          }
        });
      }),
  };
}

function requestOf({ url, method, headers, body }: Asked, socket: Socket): IncomingMessage {
  if (body && typeof body !== 'string') throw new Error('The table SDK sends text');
  const { host, pathname, search } = new URL(url);
  const request = new IncomingMessage(socket);
  Object.assign(request, { method, url: pathname + search, httpVersion: '1.1' });
  request.headers = { host };
  for (const [name, value] of headers) request.headers[name.toLowerCase()] = value;
  request.rawHeaders = Object.entries(request.headers).flat() as string[];
  if (body) request.push(body);
  request.push(null);
  return request;
}

/** Where the answer is written to: told when it is whole. */
function answering(asked: Asked, request: IncomingMessage, told: (answer: Answer) => void): ServerResponse {
  const response = new ServerResponse(request);
  // A character may be divided between two parts.
  const parts: Buffer[] = [];
  const take = (part: unknown) => {
    if (typeof part === 'string') parts.push(Buffer.from(part));
    else if (Buffer.isBuffer(part)) parts.push(part);
  };
  return Object.assign(response, {
    write(part: unknown) {
      take(part);
      return true;
    },
    end(last: unknown) {
      take(last);
      const headers = new Headers([['date', new Date().toUTCString()]]);
      for (const [name, value] of Object.entries(response.getHeaders())) headers.set(name, String(value));
      told({
        request: asked,
        status: response.statusCode,
        headers,
        bodyAsText: Buffer.concat(parts).toString(),
      });
      return response;
    },
  });
}
