export interface LoggedRequest {
  at: Date;
  method: string;
  /** with the query, as it came */
  path: string;
  /** 0: the connection was reset or left hanging by a fault */
  status: number;
  'client-request-id'?: string;
  'request-id': string;
  /** the mailbox or the caller it was about */
  person?: string;
  host: 'entra' | 'graph';
  /** sub-requests of a $batch are logged too */
  batched: boolean;
}

export interface RequestLog extends Iterable<LoggedRequest> {
  readonly all: readonly LoggedRequest[];
  /** Graph requests (Entra's only with `host`) that match; a string path means "begins with". */
  matching(match?: Match): LoggedRequest[];
  count(match?: Match): number;
  clear(): void;
  add(entry: LoggedRequest): void;
}

export interface Match {
  method?: string;
  path?: string | RegExp;
  status?: number;
  person?: string;
  host?: 'entra' | 'graph';
}

/** Older ones are forgotten: a workbench may run for days. */
const most = 20_000;

export function requestLog(): RequestLog {
  let all: LoggedRequest[] = [];
  const matching = ({ method, path, status, person, host = 'graph' }: Match = {}) =>
    all.filter(
      (one) =>
        one.host === host &&
        (method === undefined || one.method === method) &&
        (status === undefined || one.status === status) &&
        (person === undefined || one.person === person) &&
        (path === undefined || (typeof path === 'string' ? one.path.startsWith(path) : path.test(one.path))),
    );
  return {
    get all() {
      return all;
    },
    matching,
    count: (match) => matching(match).length,
    clear: () => {
      all = [];
    },
    add: (entry) => {
      all.push(entry);
      if (all.length > most) all = all.slice(-most / 2);
    },
    [Symbol.iterator]: () => all[Symbol.iterator](),
  };
}
