import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isPortInUse, listen, PortInUseError } from './listen.ts';

/** What the Functions host accepts as a request body. */
const MAX_BODY_BYTES = 104_857_600;
/** Once no function runs, what is left open (an event stream, a slow upload) may end by itself for so long. */
const STOP_GRACE_MS = 500;
const STOP_CHECK_MS = 10;

export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => void;

export interface HttpFront {
  port: number;
  /** Takes no new connections; after `done` it soon closes those still open. */
  stop(done: Promise<void>): Promise<void>;
}

/** Serves on 127.0.0.1 and, where there is IPv6, on ::1: "localhost" may mean either. */
export async function startHttpFront(wanted: number, handler: Handler): Promise<HttpFront> {
  const servers: Server[] = [];
  let stopping = false;
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    if (stopping) response.shouldKeepAlive = false;
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    handler(request, response, query < 0 ? url : url.slice(0, query));
  };
  const open = async (port: number, address: string): Promise<number> => {
    const server = createServer({ keepAliveTimeout: 120_000 }, serve);
    const bound = await listen(server, port, address);
    servers.push(server);
    return bound;
  };

  const port = await open(wanted, '127.0.0.1');
  try {
    await open(port, '::1');
  } catch (error) {
    if (isPortInUse(error)) {
      for (const server of servers) server.close();
      // A random free port can be taken on the other address; a port that was asked for may not be half ours.
      if (wanted === 0) return startHttpFront(0, handler);
      throw new PortInUseError(wanted, error);
    }
  }

  return {
    port,
    stop: async (done) => {
      stopping = true;
      const closed = Promise.all(servers.map(close));
      await done;
      const tidying = setInterval(() => {
        for (const server of servers) server.closeIdleConnections();
      }, STOP_CHECK_MS);
      const impatient = setTimeout(() => {
        for (const server of servers) server.closeAllConnections();
      }, STOP_GRACE_MS);
      await closed;
      clearInterval(tidying);
      clearTimeout(impatient);
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** Reads the body; undefined when there is none, 'too large' as soon as it is more than the host accepts. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined | 'too large'> {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(undefined);
  }
  if (Number(length) > MAX_BODY_BYTES) return Promise.resolve('too large');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      request.pause();
      request.removeAllListeners('data');
      resolve('too large');
    });
    request.on('end', () => {
      if (size === 0) resolve(undefined);
      else resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client went away')));
  });
}

/** Answers with a bare status. */
export function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The rest of a body that is too large is not read, so this connection is good for nothing more.
  const headers = status === 413 ? { connection: 'close', 'content-length': 0 } : { 'content-length': 0 };
  response.writeHead(status, headers).end();
}
