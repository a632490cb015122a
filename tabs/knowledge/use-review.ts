import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { reviewArtifact } from '../../domain/knowledge/contract.ts';
import { addDays } from '../../domain/shared/time.ts';
import { call } from '../api/client.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { type Action, useAction } from '../app/use-action.ts';
import { dayHere } from '../components/dates.ts';
import { OWNER, REVIEW } from './living-texts.ts';

/** Half a year: the same day of the week, so that it does not fall on a weekend by chance. */
const AGAIN_DAYS = 182;

/** Says that an artifact is still right, in one click; the toast takes it back. */
export function useReview(communityId: string, artifact: Artifact): Action<[]> {
  const params = { communityId, artifactId: artifact.id };
  const review = (etag: string, body: { reviewBy: string | null; takenBack?: boolean }, operation: string) =>
    call(reviewArtifact, { params, body, etag, operation });
  return useAction(async (operation) => {
    const reviewBy = addDays(dayHere(), AGAIN_DAYS);
    try {
      const after = await review(artifact.etag, { reviewBy }, operation);
      const before = { reviewBy: artifact.reviewBy, takenBack: true };
      toast(REVIEW.said(reviewBy), {
        undo: () =>
          void review(after.etag, before, crypto.randomUUID()).catch((problem: unknown) =>
            toast(OWNER.notGiven(wordsFor(problem).title)),
          ),
      });
    } catch (problem) {
      toast(OWNER.notGiven(wordsFor(problem).title));
    }
  });
}
