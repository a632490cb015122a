import { useCallback } from 'react';
import useSWR, { mutate, type SWRConfiguration } from 'swr';
import type { Reading, Route } from '../../domain/shared/route.ts';
import { onChange } from './changes.ts';
import { type ApiProblem, type CallInput, call, type Offline, type Reply } from './client.ts';
import { mayWorkLater, PACES, pauseAfter } from './retry.ts';

type ReadingRoute = Route & Reading;

type Asked<R extends Route> = Pick<CallInput<R>, 'params' & keyof CallInput<R>> &
  Pick<CallInput<R>, 'query' & keyof CallInput<R>>;

interface Options<Data> {
  /** Keep showing the last answer while the next one, to another question, is under way: for search as one types. */
  readonly keepPrevious?: boolean;
  /** Ask again every so many milliseconds while the page is visible; how often may depend on the last answer. */
  readonly every?: number | ((data: Data | undefined) => number);
  /** Asked for once for all that show it, and again only after a change that touches it: for what changes rarely. */
  readonly once?: boolean;
}

export interface Answer<Data> {
  readonly data: Data | undefined;
  /** Why the last question failed; there may still be an older answer. */
  readonly error: ApiProblem | Offline | undefined;
  /** Whether the first answer is still on its way. */
  readonly isLoading: boolean;
  /** Whether any answer is on its way. */
  readonly isValidating: boolean;
  /** Asks again, after a failure. It is not needed after a change: what a change touches is asked for by itself. */
  readonly reload: () => void;
  /** Shows what an action of one's own is about to change, or has just changed, without asking. */
  readonly patch: (change: (before: Data) => Data) => void;
}

/** The client has tried several times already, so what a later time may mend is asked for again slowly. */
const onErrorRetry: SWRConfiguration['onErrorRetry'] = (
  problem,
  _key,
  _config,
  revalidate,
  { retryCount },
) => {
  if (!mayWorkLater(problem)) return;
  setTimeout(() => void revalidate({ retryCount }), pauseAfter(problem, retryCount, PACES.read));
};

/** What `ask` answers, kept under its key; a key of null asks nothing yet. */
export function useQuery<Data>(
  key: readonly unknown[] | null,
  ask: () => Promise<Data>,
  options: SWRConfiguration<Data, ApiProblem | Offline>,
): Answer<Data> {
  const answer = useSWR<Data, ApiProblem | Offline>(key, ask, { onErrorRetry, ...options });
  const { mutate: put } = answer;
  const reload = useCallback(() => void put(), [put]);
  const patch = useCallback(
    (change: (before: Data) => Data) => void put((before) => before && change(before), { revalidate: false }),
    [put],
  );
  // Getters, because SWR renders a component again only for what it has read.
  return {
    get data() {
      return answer.data;
    },
    get error() {
      return answer.error;
    },
    get isLoading() {
      return answer.isLoading;
    },
    get isValidating() {
      return answer.isValidating;
    },
    reload,
    patch,
  };
}

/** The topics stand in the key, so that a change finds every answer it touches. */
const keyOf = <R extends ReadingRoute>(route: R, input: Asked<R>) =>
  [route.name, input, route.shows] as const;

/**
 * What a GET route answers, asked for again once a change has touched what it shows; null as input asks nothing yet.
 * `const { data, error, reload } = useData(openHome, {})`
 */
export function useData<R extends ReadingRoute>(
  route: R,
  input: Asked<R> | null,
  { keepPrevious = false, every = 0, once = false }: Options<Reply<R>> = {},
): Answer<Reply<R>> {
  return useQuery(input && keyOf(route, input), () => call(route, input as CallInput<R>), {
    keepPreviousData: keepPrevious,
    refreshInterval: every,
    ...(once && { revalidateIfStale: false, revalidateOnFocus: false, revalidateOnReconnect: false }),
  });
}

/** For a page that needs several answers: why one of them is not there, and a second try for all that failed. */
export function failedOf(
  asked: readonly Pick<Answer<unknown>, 'data' | 'error' | 'reload'>[],
): { problem: unknown; onRetry: () => void } | null {
  const failed = asked.find((one) => one.error && !one.data);
  if (!failed) return null;
  return {
    problem: failed.error,
    onRetry: () => {
      for (const one of asked) if (one.error) one.reload();
    },
  };
}

const showing = (topics: readonly string[]) => (key: unknown) =>
  Array.isArray(key) && Array.isArray(key[2]) && key[2].some((topic) => topics.includes(topic));

const touched = new Set<string>();
let refreshing: Promise<void> | null = null;

/** Asks again for what is touched; what is touched meanwhile is asked for together in the next round. */
async function refreshTouched(): Promise<void> {
  while (touched.size > 0) {
    const topics = [...touched];
    touched.clear();
    await mutate(showing(topics));
  }
}

function refresh(topics: readonly string[]): void {
  for (const topic of topics) touched.add(topic);
  refreshing ??= refreshTouched().finally(() => {
    refreshing = null;
  });
}
onChange((topics) => (topics === 'all' ? mutate(() => true) : refresh(topics)));

/** Resolves once every loaded answer that a change has touched has been asked for again. */
export async function refreshed(): Promise<void> {
  await refreshing;
}

/** For a change whose effect comes later than its reply, such as an answer that travels through a calendar. */
export function refreshLater(route: Route, milliseconds: number): void {
  if (route.method !== 'GET') setTimeout(() => refresh(route.touches), milliseconds);
}

/** Drops the last answers of these routes, so that no page shows them while it asks again. */
export async function forget(...routes: readonly ReadingRoute[]): Promise<void> {
  const names = new Set(routes.map((route) => route.name));
  await mutate((key) => Array.isArray(key) && names.has(key[0]), undefined, { revalidate: true });
}

/** Drops every answer, because another person asks from now on. */
export async function forgetAll(): Promise<void> {
  await mutate(() => true, undefined, { revalidate: false });
}

/**
 * Puts what came another way into the last answer of a route. Where that is shown it is asked for once more, because an
 * answer that is on its way meanwhile is dropped.
 */
export async function remember<R extends ReadingRoute>(
  route: R,
  input: Asked<R>,
  change: (before: Reply<R> | undefined) => Reply<R>,
): Promise<void> {
  await mutate<Reply<R>>(keyOf(route, input), change, { revalidate: true });
}
