import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** `lost`: it was done, and the answer never came. `late`: it is done, and nothing ever comes. */
export type Trouble = 'lost' | 'reset' | 'refused' | 'forbidden' | 'silent' | 'none';

/** Stands before the table service and misbehaves. */
export interface StorageProxy {
  readonly connectionString: string;
  /** Asked for every request; by default there is none. */
  trouble: (method: string, path: string) => Trouble;
  /** Writes that reached the table. */
  writes: number;
  /** By how much the table says that it is later than it is. */
  aheadMs: number;
  stop(): Promise<void>;
}

export async function storageProxy(storage: string): Promise<StorageProxy> {
  const target = new URL(/TableEndpoint=([^;]+)/.exec(storage)?.[1] ?? '');
  const proxy: StorageProxy = {
    connectionString: '',
    trouble: () => 'none',
    writes: 0,
    aheadMs: 0,
    stop: async () => {},
  };

  const forward = (from: IncomingMessage, body: Buffer, to: ServerResponse, trouble: Trouble) => {
    const { method = 'GET', url = '/', headers } = from;
    const onward = request(
      { host: target.hostname, port: target.port, method, path: url, headers },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          if (method !== 'GET') proxy.writes += 1;
          if (trouble === 'lost') from.socket.destroy();
          else to.writeHead(answer.statusCode ?? 502, later(answer.headers)).end(Buffer.concat(parts));
        });
      },
    );
    onward.on('error', () => from.socket.destroy());
    onward.end(body);
  };

  const later = (headers: IncomingHttpHeaders) => {
    const date = Date.parse(headers.date ?? '') + proxy.aheadMs;
    return { ...headers, date: new Date(date).toUTCString() };
  };

  const server = createServer((from, to) => {
    const parts: Buffer[] = [];
    from.on('data', (part: Buffer) => parts.push(part));
    from.on('error', () => {});
    from.on('end', () => {
      const trouble = proxy.trouble(from.method ?? 'GET', from.url ?? '/');
      if (trouble === 'silent') return;
      if (trouble === 'reset') from.socket.destroy();
      else if (trouble === 'refused') to.writeHead(503, { 'content-type': 'text/plain' }).end('Server busy');
      else if (trouble === 'forbidden') to.writeHead(403).end();
      else forward(from, Buffer.concat(parts), to, trouble);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    connectionString: storage.replace(target.host, `127.0.0.1:${port}`),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}
