import { LIVE_BEAT_MS, type Live } from '../../../domain/sessions/live-contract.ts';
import { mayRecall, PACES, pauseAfter } from '../../api/retry.ts';
import { type LiveState, merge } from './live-state.ts';
import { makeServerClock, type ServerClock } from './server-clock.ts';

export interface FollowParts {
  /** Asks what is new since the cursor; the signal ends a question nobody waits for any more. */
  readonly ask: (since: string | undefined, signal: AbortSignal) => Promise<Live>;
  readonly visible: () => boolean;
  readonly random: () => number;
  /** A clock that only goes forward. */
  readonly monotonic: () => number;
  /** What an earlier page knew, to go on from while nobody answers. */
  readonly recall?: () => LiveState | null;
}

export interface Following {
  readonly clock: ServerClock;
  state(): LiveState | null;
  /** What the last question ended in; null while all is well. */
  problem(): unknown;
  listen(listener: () => void): () => void;
  /** Changes what is known here, after an action of one's own; `at` is the moment it counts from. */
  change(how: (state: LiveState, at: number) => LiveState): void;
  /** Asks at once: the page is visible again, the network is back, or a person pressed “Try again”. */
  now(): void;
  start(): () => void;
}

/** A session that is over changes seldom. */
const SLOW_BEAT = 15_000;

/** Often enough to count as having the session open, see AWAY_MS. */
const HIDDEN_BEAT = 20_000;

/**
 * Follows a session: asks every two seconds while the page is seen, more rarely while nobody answers or where a busy
 * server asks for it.
 */
export function follow({ ask, visible, random, monotonic, recall }: FollowParts): Following {
  const clock = makeServerClock(monotonic);
  const listeners = new Set<() => void>();
  let state: LiveState | null = null;
  let problem: unknown = null;
  let failures = 0;
  let pace = LIVE_BEAT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | null = null;
  let running = false;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function plan(): void {
    clearTimeout(timer);
    if (!running) return;
    if (!visible()) {
      // Whoever shows something to the others hides this page: they still have a live session open. Otherwise a hidden
      // page asks nothing; becoming visible asks at once.
      if (state?.session.state === 'live') timer = setTimeout(() => void beatNow(), HIDDEN_BEAT);
      return;
    }
    const over = state?.session.state === 'closed' || state?.session.state === 'cancelled';
    // Spread, so that pages that were told the same do not all ask at the same moment.
    const asked = pace > LIVE_BEAT_MS ? pace * (0.75 + random() / 2) : pace;
    const beat = Math.max(over ? SLOW_BEAT : LIVE_BEAT_MS, asked);
    const pause = failures === 0 ? beat : pauseAfter(problem, failures, PACES.live, random);
    timer = setTimeout(() => void beatNow(), pause);
  }

  async function beatNow(): Promise<void> {
    if (asking || !running) return;
    clearTimeout(timer);
    const mine = new AbortController();
    asking = mine;
    const asked = monotonic();
    try {
      const live = await ask(state?.cursor, mine.signal);
      if (mine.signal.aborted) return;
      clock.hear(live.now, asked, monotonic());
      const next = merge(state, live, asked);
      const recovered = problem !== null;
      failures = 0;
      problem = null;
      pace = live.askAgainMs ?? LIVE_BEAT_MS;
      const before = state;
      state = next;
      if (recovered || !before || !same(before, next)) tell();
    } catch (caught) {
      if (mine.signal.aborted) return;
      failures += 1;
      problem = caught;
      if (mayRecall(caught)) state ??= recall?.() ?? null;
      tell();
    } finally {
      if (asking === mine) {
        asking = null;
        plan();
      }
    }
  }

  return {
    clock,
    state: () => state,
    problem: () => problem,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(how) {
      if (!state) return;
      state = how(state, monotonic());
      tell();
    },
    now() {
      // Something has changed for the better: what failed before says nothing of how long to wait after this.
      failures = 0;
      void beatNow();
    },
    start() {
      running = true;
      void beatNow();
      return () => {
        running = false;
        clearTimeout(timer);
        asking?.abort();
        asking = null;
      };
    },
  };
}

/** Whether an answer changed nothing that is shown: then nothing is rendered again. */
function same(a: LiveState, b: LiveState): boolean {
  const { cursor: _cursor, touched: _touched, abilities, ...shown } = a;
  const keys = Object.keys(shown) as (keyof typeof shown)[];
  return keys.every((key) => a[key] === b[key]) && JSON.stringify(abilities) === JSON.stringify(b.abilities);
}
