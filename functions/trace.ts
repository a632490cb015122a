/**
 * The cost of one request or message, for its log line and for tests of budgets. It is passed along with the stores,
 * because AsyncLocalStorage makes every promise slower.
 */
export interface Trace {
  /** The correlation id, from the request through the outbox to Graph. */
  correlation: string;
  storageCalls: number;
  rowsRead: number;
  /** Rows, and parts of them, of a kind or shape that this version does not know. */
  rowsPassedOver: number;
  graphCalls: number;
  /**
   * What Microsoft 365 has refused, such as "403 ErrorAccessDenied", and how often; also refusals that are not shown to
   * anybody.
   */
  refusals: Record<string, number> | undefined;
}

export function newTrace(correlation: string = crypto.randomUUID()): Trace {
  return { correlation, storageCalls: 0, rowsRead: 0, rowsPassedOver: 0, graphCalls: 0, refusals: undefined };
}

/** Only codes are logged, because messages may have names of people. */
export function noteRefusal(trace: Trace, status: number, code: string): void {
  const what = `${status} ${/^[\w.-]{1,64}$/.test(code) ? code : 'Unknown'}`;
  trace.refusals ??= {};
  trace.refusals[what] = (trace.refusals[what] ?? 0) + 1;
}
