import { useEffect, useRef } from 'react';
import { mayWorkLater, PACES, pauseAfter } from '../api/retry.ts';
import { OutlookRefused } from '../host/item.ts';

interface Going {
  readonly problem: unknown;
  readonly busy: boolean;
  /** What is to be done, and what the last try was to do: another thing waits until the person asks for it. */
  readonly words: string;
  readonly tried: string;
  readonly again: () => void;
}

/** Tries again by itself what may work later without anybody doing anything; gives whether it will. */
export function useGoesOn({ problem, busy, words, tried, again }: Going): boolean {
  const failed = useRef({ problem: null as unknown, tried: '', times: 0 });
  const latest = useRef(again);
  latest.current = again;
  const mayWork = problem !== null && mayWorkLater(problem) && !(problem instanceof OutlookRefused);
  const before = failed.current;
  // What is wrong with the form meanwhile is no try that failed.
  if (mayWork && problem !== before.problem)
    failed.current = { problem, tried, times: tried === before.tried ? before.times + 1 : 1 };
  const goesOn = !busy && mayWork && words === tried;
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => latest.current(), pauseAfter(problem, failed.current.times, PACES.draft));
    return () => clearTimeout(timer);
  }, [goesOn, problem]);
  return goesOn;
}
