import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function answerJson(res: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  res.end(text);
}

/** A composed body may have a million characters. */
const most = 4_500_000;

export async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Refused(413, 'The body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function jsonOf(req: IncomingMessage): Promise<unknown> {
  const text = (await bodyOf(req)).toString('utf8');
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is not JSON');
  }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
};

/** Sends a file of `folder`; false when there is none. Names with a hash in `assets/` never change. */
export function sendFile(res: ServerResponse, folder: string, name: string): boolean {
  const root = normalize(folder + sep);
  const file = normalize(join(root, name));
  if (!file.startsWith(root) || !existsSync(file)) return false;
  const { size, mtimeMs } = statSync(file);
  if (!statSync(file).isFile()) return false;
  res.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'last-modified': new Date(mtimeMs).toUTCString(),
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(res);
  return true;
}
