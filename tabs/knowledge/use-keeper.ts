import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import {
  discardDraft,
  draftArtifact,
  openArtifact,
  reviseArtifact,
} from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { remember } from '../api/use-data.ts';
import { kept } from '../drafts/browser-store.ts';
import { DraftKeeper } from '../drafts/draft-keeper.ts';
import type { Keeping } from '../drafts/draft-state.ts';
import type { Beginning } from '../drafts/open-draft.ts';
import { useHost } from '../host/use-host.ts';
import { draftKey } from './local-drafts.ts';

const EMPTY: ArtifactDraft = { title: '', type: 'playbook', taxonomy: 'process', body: '', reviewBy: null };

/** The keeper of one artifact's draft, for as long as its editor is open. */
export function useKeeper(
  communityId: string,
  artifactId: string,
  beginning: Beginning,
): { keeper: DraftKeeper; now: Keeping } {
  const { personId } = useHost();
  const [keeper] = useState(() => {
    const params = { communityId, artifactId };
    return new DraftKeeper({
      store: kept,
      key: draftKey(personId, communityId, artifactId),
      start: EMPTY,
      server: {
        open: () => call(openArtifact, { params }),
        begin: (body, operation) => call(draftArtifact, { params, body, operation }),
        discard: async (etag, operation) => (await call(discardDraft, { params, etag, operation })).artifact,
        revise: (body, etag, operation) => call(reviseArtifact, { params, body, etag, operation }),
      },
    });
  });
  const now = useSyncExternalStore(keeper.listen, keeper.state);

  useEffect(() => {
    void keeper.open(beginning);
    const again = () => void keeper.again();
    const back = () => {
      if (document.visibilityState === 'visible') void keeper.follow();
    };
    addEventListener('online', again);
    document.addEventListener('visibilitychange', back);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', back);
      void keeper.leave();
    };
  }, [keeper, beginning]);

  const { page } = now;
  useEffect(() => {
    // The page that is opened next begins with what has just been saved.
    if (page) void remember(openArtifact, { params: { communityId, artifactId } }, page);
  }, [page, communityId, artifactId]);

  return { keeper, now };
}
