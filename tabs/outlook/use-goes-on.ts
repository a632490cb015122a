import { useEffect, useRef } from 'react';
import { mayWorkLater, PACES, pauseAfter } from '../api/retry.ts';
import { OutlookRefused } from '../host/item.ts';

interface Going {
  readonly problem: unknown;
  readonly busy: boolean;
  /** What is being done. Another thing waits until the person asks for it. */
  readonly words: string;
  readonly again: () => void;
}

/** Tries again by itself what may work later without anybody doing anything; gives whether it will. */
export function useGoesOn({ problem, busy, words, again }: Going): boolean {
  const failed = useRef({ problem: null as unknown, words: '', times: 0 });
  const latest = useRef(again);
  latest.current = again;
  const before = failed.current;
  if (problem !== null && problem !== before.problem)
    failed.current = { problem, words, times: words === before.words ? before.times + 1 : 1 };
  const goesOn =
    !busy &&
    problem !== null &&
    words === failed.current.words &&
    mayWorkLater(problem) &&
    !(problem instanceof OutlookRefused);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => latest.current(), pauseAfter(problem, failed.current.times, PACES.draft));
    return () => clearTimeout(timer);
  }, [goesOn, problem]);
  return goesOn;
}
