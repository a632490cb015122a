import { AsyncLocalStorage } from 'node:async_hooks';

/** What one request or message has cost so far. It goes into its log line, and tests hold it against the budget. */
export interface Trace {
  correlation: string;
  storageCalls: number;
  rowsRead: number;
  graphCalls: number;
}

const current = new AsyncLocalStorage<Trace>();

/** Runs `work` with a trace of its own, which everything it awaits adds to. */
export async function traced<T>(correlation: string, work: (trace: Trace) => Promise<T>): Promise<T> {
  const trace: Trace = { correlation, storageCalls: 0, rowsRead: 0, graphCalls: 0 };
  return current.run(trace, () => work(trace));
}

export function trace(): Trace | undefined {
  return current.getStore();
}

export function countStorage(rows = 0): void {
  const at = current.getStore();
  if (!at) return;
  at.storageCalls += 1;
  at.rowsRead += rows;
}

export function countGraph(): void {
  const at = current.getStore();
  if (at) at.graphCalls += 1;
}

/** Work that a request sets off but does not wait for must not be counted as the request's. */
export function untraced<T>(work: () => T): T {
  return current.exit(work);
}

/** Goes on under the correlation id of the click that caused this work. */
export function adopt(correlation: string): void {
  const at = current.getStore();
  if (at && correlation) at.correlation = correlation;
}
