import { useLocation } from 'wouter';
import { listArtifacts, openArtifact } from '../../domain/knowledge/contract.ts';
import { forget } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { kept } from '../drafts/browser-store.ts';
import type { Discarded } from '../drafts/draft-state.ts';
import { keepCopy } from '../drafts/stored-draft.ts';
import { useHost } from '../host/use-host.ts';
import { draftKey } from './local-drafts.ts';
import { EDITOR, KNOWLEDGE } from './texts.ts';

/** Leaves the page of a draft that has been discarded, and offers to have it back. */
export function useDiscarded(
  communityId: string,
  artifactId: string,
): (discarded: Discarded) => Promise<void> {
  const { personId } = useHost();
  const [, go] = useLocation();
  const shelf = `/communities/${communityId}/knowledge`;
  return async ({ draft, artifact }) => {
    go(artifact ? `${shelf}/${artifactId}` : shelf, { replace: true });
    await forget(openArtifact, listArtifacts);
    const title = draft.title.trim() || KNOWLEDGE.untitled;
    toast(artifact ? EDITOR.discardedChanges : EDITOR.discarded(title), {
      // It comes back as what this browser has kept does: upon what stands there now, and never over somebody else's.
      undo: () => {
        const key = draftKey(personId, communityId, artifactId);
        keepCopy(kept, key, { draft, etag: artifact?.etag ?? null, pending: null });
        const editor = artifact ? `${shelf}/${artifactId}/edit` : `${shelf}/new?id=${artifactId}`;
        go(editor, { state: { undone: crypto.randomUUID() } });
      },
    });
  };
}
