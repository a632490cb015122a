/**
 * What one request or message has cost so far. It goes into its log line, and tests hold it against the budget.
 * It is handed on with the stores: found by AsyncLocalStorage instead, it would make every promise dearer.
 */
export interface Trace {
  /** From the click through the outbox to Graph. */
  correlation: string;
  storageCalls: number;
  rowsRead: number;
  graphCalls: number;
}

export function newTrace(correlation: string = crypto.randomUUID()): Trace {
  return { correlation, storageCalls: 0, rowsRead: 0, graphCalls: 0 };
}
