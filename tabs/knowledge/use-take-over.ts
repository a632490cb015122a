import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { giveArtifact } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { type Action, useAction } from '../app/use-action.ts';
import { useHost } from '../host/use-host.ts';
import { OWNER } from './living-texts.ts';

/** Makes me the owner of an artifact that nobody looks after any more. */
export function useTakeOver(communityId: string, artifact: Artifact): Action<[]> {
  const { personId } = useHost();
  return useAction(async (operation) => {
    const params = { communityId, artifactId: artifact.id };
    try {
      await call(giveArtifact, { params, body: { ownerId: personId }, etag: artifact.etag, operation });
      toast(OWNER.taken);
    } catch (problem) {
      toast(OWNER.notGiven(wordsFor(problem).title));
    }
  });
}
