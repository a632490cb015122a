import { useMemo, useState } from 'react';
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
    return {
      tell(begun: BegunImport): void {
        going.add(communityId);
        records.set(communityId, begun);
      },
      isOver(): void {
        going.delete(communityId);
        records.remove(communityId);
      },
      brokenOff: (): BegunImport | null => (going.has(communityId) ? null : records.get(communityId)),
    };
  }, [communityId, personId]);
}

/** The import that was broken off, such as by closing the browser, and how to be told of it no more. */
export function useBrokenOff(communityId: string) {
  const begun = useBegunImport(communityId);
  const [brokenOff, setBrokenOff] = useState(begun.brokenOff);
  return {
    brokenOff,
    lookAgain: () => setBrokenOff(begun.brokenOff()),
    leave() {
      begun.isOver();
      setBrokenOff(null);
    },
  };
}
