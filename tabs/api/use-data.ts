import useSWR, { mutate, type SWRResponse } from 'swr';
import type { Route } from '../../domain/shared/route.ts';
import { type ApiProblem, type CallInput, call, type Offline, type Reply } from './client.ts';

type Asked<R extends Route> = Pick<CallInput<R>, 'params' & keyof CallInput<R>> &
  Pick<CallInput<R>, 'query' & keyof CallInput<R>>;

interface Options<Data> {
  /** Keep showing the last answer while the next one, to another question, is under way: for search as one types. */
  readonly keepPrevious?: boolean;
  /** Ask again every so many milliseconds while the page is visible; how often may depend on the last answer. */
  readonly every?: number | ((data: Data | undefined) => number);
}

/**
 * What a GET route answers, kept and refreshed by SWR; null as input asks nothing yet.
 * `const { data, error, isLoading, mutate } = useData(API.openHome, {})`
 */
export function useData<R extends Route>(
  route: R,
  input: Asked<R> | null,
  { keepPrevious = false, every = 0 }: Options<Reply<R>> = {},
): SWRResponse<Reply<R>, ApiProblem | Offline> {
  return useSWR<Reply<R>, ApiProblem | Offline>(
    input && [route.name, input],
    () => call(route, input as CallInput<R>),
    { keepPreviousData: keepPrevious, refreshInterval: every },
  );
}

interface Asking {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly mutate: () => Promise<unknown>;
}

/** For a page that needs several answers: why one of them is not there, and a second try for all that failed. */
export function failedOf(asked: readonly Asking[]): { problem: unknown; onRetry: () => void } | null {
  const failed = asked.find((one) => one.error && !one.data);
  if (!failed) return null;
  return {
    problem: failed.error,
    onRetry: () => {
      for (const one of asked) if (one.error) void one.mutate();
    },
  };
}

/** Asks again wherever answers of these routes are shown; call it after a change. */
export async function refresh(...routes: readonly Route[]): Promise<void> {
  const names = new Set(routes.map((route) => route.name));
  await mutate((key) => Array.isArray(key) && names.has(key[0]));
}

/** Drops what is known of these routes' answers, so that no page begins with what is known to be old. */
export async function forget(...routes: readonly Route[]): Promise<void> {
  const names = new Set(routes.map((route) => route.name));
  await mutate((key) => Array.isArray(key) && names.has(key[0]), undefined, { revalidate: true });
}

/** Puts an answer that came another way where pages look for it first. */
export async function remember<R extends Route>(route: R, input: Asked<R>, reply: Reply<R>): Promise<void> {
  await mutate([route.name, input], reply, { revalidate: false });
}
