/** A request as the parts handle it, and what they answer: only server.ts knows node's http. */
export interface Incoming {
  method: string;
  /** beginning with /, with its query */
  target: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** a Buffer or string is sent as it is, anything else as JSON */
  body?: unknown;
}

/** What a fault does to the connection instead of an answer. */
export type Broken = 'reset' | 'hang';

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
