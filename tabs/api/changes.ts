import type { Route } from '../../domain/shared/route.ts';
import { ApiProblem } from './problem.ts';

type Listener = (topics: readonly string[] | 'all') => unknown;

const listeners = new Set<Listener>();

/** Calls `listener` with the topics that a change touches, each time one has finished. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(route: Route): void {
  if (route.method === 'GET' || route.touches.length === 0) return;
  for (const listener of listeners) listener(route.touches);
}

/** Announces that something has changed that every answer depends on, such as a permission. */
export async function announceAll(): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener('all')));
}

/** Refusals that show that a page is out of date: of one's role, or of what it wanted to change. */
const OUTDATED: readonly number[] = [403, 404, 409, 412];

/** Runs a call of `route` and announces what it has touched: after success, and where the refusal shows news. */
export async function announced<T>(route: Route, run: () => Promise<T>): Promise<T> {
  try {
    const reply = await run();
    announce(route);
    return reply;
  } catch (problem) {
    if (problem instanceof ApiProblem && (problem.status < 300 || OUTDATED.includes(problem.status)))
      announce(route);
    throw problem;
  }
}
