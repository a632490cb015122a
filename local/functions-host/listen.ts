import type { Server } from 'node:http';

/** The wanted port is taken by something else; the caller may try another. */
export class PortInUseError extends Error {
  readonly code = 'EADDRINUSE';
  readonly port: number;

  constructor(port: number, cause?: unknown) {
    super(`Port ${port} is already in use`, { cause });
    this.port = port;
  }
}

export function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Listens and returns the port in use (0 takes a free one). */
export function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(isPortInUse(error) ? new PortInUseError(port, error) : error);
    server.once('error', failed);
    server.listen(port, address, () => {
      server.off('error', failed);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}
