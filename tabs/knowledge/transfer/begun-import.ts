import { useEffect, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { browserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';
import { useHost } from '../../host/use-host.ts';

/** An import that has begun, as this browser keeps it until it is over. */
const begunImport = z.object({ root: z.nullable(z.string()), done: z.int(), count: z.int() });
export type BegunImport = z.infer<typeof begunImport>;

/** The communities for which an import goes on in this page. */
const going = new Set<string>();

/** What is kept of an import while it goes on; also once the page that began it is left. */
export function useBegunImport(communityId: string) {
  const { personId } = useHost();
  return useMemo(() => {
    const records = recordsOf(browserStore, prefixOf('import', personId), begunImport);
    const lock = `guildhall.import.${personId}.${communityId}`;
    function isOver(): void {
      going.delete(communityId);
      records.remove(communityId);
    }
    return {
      /** Held by the tab in which an import goes on, until it is over or the tab is gone. */
      lock,
      /** Does not wait for the lock: where none can be had, the import goes on without it. */
      during<T>(run: () => Promise<T>): Promise<T> {
        const running = run().finally(isOver);
        const ended = () => {};
        navigator.locks?.request(lock, () => running.then(ended, ended)).catch(ended);
        return running;
      },
      tell(begun: BegunImport): void {
        going.add(communityId);
        records.set(communityId, begun);
      },
      isOver,
      /** What is kept of an import that does not go on in this page. */
      left: (): BegunImport | null => (going.has(communityId) ? null : records.get(communityId)),
    };
  }, [communityId, personId]);
}

/** An import that this page does not carry on: another tab does, or it was broken off. */
export interface LeftImport {
  readonly left: BegunImport;
  readonly goesOn: boolean;
}

/** The import that another tab carries on, or that was broken off, such as by closing the browser. */
export function useLeftImport(communityId: string) {
  const begun = useBegunImport(communityId);
  const [left, setLeft] = useState<LeftImport | null>(null);
  const [look, setLook] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at again when asked to
  useEffect(() => {
    const leaving = new AbortController();
    const say = (goesOn: boolean) => {
      const found = begun.left();
      if (!leaving.signal.aborted) setLeft(found && { left: found, goesOn });
    };
    async function follow() {
      const { held = [] } = await navigator.locks.query();
      if (held.some(({ name }) => name === begun.lock)) say(true);
      // Granted once no tab imports any more; a record that is still there then was left behind.
      await navigator.locks.request(begun.lock, { mode: 'shared', signal: leaving.signal }, () => say(false));
    }
    if (begun.left() === null) setLeft(null);
    else if (navigator.locks) follow().catch(() => say(false));
    else say(false);
    return () => leaving.abort();
  }, [begun, look]);
  return {
    left,
    lookAgain: () => setLook((before) => before + 1),
    leave() {
      begun.isOver();
      setLeft(null);
    },
  };
}
