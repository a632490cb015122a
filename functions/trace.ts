/**
 * What one request or message has cost so far. It goes into its log line, and tests hold it against the budget.
 * It is handed on with the stores: found by AsyncLocalStorage instead, it would make every promise dearer.
 */
export interface Trace {
  /** From the click through the outbox to Graph. */
  correlation: string;
  storageCalls: number;
  rowsRead: number;
  /** Rows, and parts of them, of a kind or shape that this version does not know. */
  rowsPassedOver: number;
  graphCalls: number;
  /** What Microsoft 365 has refused, such as "403 ErrorAccessDenied", and how often: also what nobody is told of. */
  refusals: Record<string, number> | undefined;
}

export function newTrace(correlation: string = crypto.randomUUID()): Trace {
  return { correlation, storageCalls: 0, rowsRead: 0, rowsPassedOver: 0, graphCalls: 0, refusals: undefined };
}

/** Only codes go into a log: the words of a refusal may name people. */
export function noteRefusal(trace: Trace, status: number, code: string): void {
  const what = `${status} ${/^[\w.-]{1,64}$/.test(code) ? code : 'Unknown'}`;
  trace.refusals ??= {};
  trace.refusals[what] = (trace.refusals[what] ?? 0) + 1;
}
