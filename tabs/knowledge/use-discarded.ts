import { useLocation } from 'wouter';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { listArtifacts, openArtifact } from '../../domain/knowledge/contract.ts';
import { forget } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import type { Discarded } from '../drafts/draft-state.ts';
import { useHost } from '../host/use-host.ts';
import { keepLocally } from './local-drafts.ts';
import { EDITOR, KNOWLEDGE } from './texts.ts';

/** Leaves the page of a draft that has been discarded, and offers to have it back. */
export function useDiscarded(
  communityId: string,
  artifactId: string,
): (discarded: Discarded<ArtifactDraft, Artifact>) => Promise<void> {
  const { personId } = useHost();
  const [, go] = useLocation();
  const listPath = `/communities/${communityId}/knowledge`;
  return async ({ draft, left }) => {
    go(left ? `${listPath}/${artifactId}` : listPath, { replace: true });
    await forget(openArtifact, listArtifacts);
    const title = draft.title.trim() || KNOWLEDGE.untitled;
    toast(left ? EDITOR.discardedChanges : EDITOR.discarded(title), {
      // It comes back as a stored draft, which is compared with what stands on the server then.
      undo: () => {
        keepLocally(personId, communityId, artifactId, draft, left?.etag ?? null);
        const editor = left ? `${listPath}/${artifactId}/edit` : `${listPath}/new?id=${artifactId}`;
        go(editor, { state: { undone: crypto.randomUUID() } });
      },
    });
  };
}
