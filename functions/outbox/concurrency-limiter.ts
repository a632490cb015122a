interface Group {
  running: number;
  readonly waiting: (() => void)[];
}

/** Runs at most `limit` tasks of the same key at once. The others wait and start in the order of their calls. */
export function concurrencyLimiter(limit: number) {
  const groups = new Map<string, Group>();
  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const group = groups.get(key) ?? { running: 0, waiting: [] };
    groups.set(key, group);
    if (group.running < limit) group.running += 1;
    else await new Promise<void>((start) => group.waiting.push(start));
    try {
      return await task();
    } finally {
      const next = group.waiting.shift();
      // The next task takes over the place of this one, so that no later call starts before it.
      if (next) next();
      else {
        group.running -= 1;
        if (group.running === 0) groups.delete(key);
      }
    }
  };
}
