import { useEffect, useRef, useState } from 'react';
import type { Preparation } from '../../../domain/sessions/preparation.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { DraftKeeper } from '../../drafts/draft-keeper.ts';
import { storedDraft } from '../../drafts/draft-kind.ts';
import type { DraftState } from '../../drafts/draft-state.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';
import { useDraftKeeper } from '../../drafts/use-draft-keeper.ts';
import { useHost } from '../../host/use-host.ts';
import type { Place } from '../live/session-client.ts';
import { type Kept, keptOf, PREPARATION, preparationServer, type Typed } from './preparation-draft.ts';

export type PreparationKeeper = DraftKeeper<Typed, Kept, Kept>;
export type PreparationState = DraftState<Typed, Kept>;

const stored = storedDraft(PREPARATION.schema);

/** What is kept in the browser until the server has it, by the session. */
export const preparationRecords = (personId: string) =>
  recordsOf(browserStore, prefixOf('prepared', personId), stored);

/**
 * Keeps what is typed in the browser at once and on the server after a pause. `told` is what the session's page was
 * answered, null where nothing is known yet; `onKept` hears what the server has kept since.
 */
export function usePreparation(
  place: Place,
  told: Preparation | null,
  onKept: (kept: Preparation) => void,
): { keeper: PreparationKeeper; now: PreparationState } {
  const { personId } = useHost();
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        kind: PREPARATION,
        records: preparationRecords(personId),
        id: place.sessionId,
        start: { text: told?.text ?? '' },
        server: preparationServer(place, told),
      }),
  );
  const now = useDraftKeeper(keeper, 'existing');

  const etag = told && keptOf(told).etag;
  useEffect(() => {
    // Another device has kept something else.
    if (etag !== null && keeper.version() !== null && keeper.version() !== etag) void keeper.follow();
  }, [keeper, etag]);

  const { page } = now;
  const heard = useRef({ etag, onKept });
  heard.current = { etag, onKept };
  useEffect(() => {
    // Once for each version, whatever the page is told later.
    if (page && page.etag !== heard.current.etag) heard.current.onKept({ ...page, etag: page.etag || null });
  }, [page]);
  return { keeper, now };
}
