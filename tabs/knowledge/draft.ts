import * as z from 'zod/mini';
import { type Artifact, type ArtifactDraft, artifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { FieldProblem } from '../../domain/shared/refusal.ts';
import { withLineEnds, withoutLineEnds } from '../../domain/shared/text.ts';
import type { DraftKind } from '../drafts/draft-kind.ts';

function same(a: ArtifactDraft, b: ArtifactDraft): boolean {
  return (
    withoutLineEnds(a.title).trim() === withoutLineEnds(b.title).trim() &&
    a.type === b.type &&
    a.taxonomy === b.taxonomy &&
    a.reviewBy === b.reviewBy &&
    a.tags.join() === b.tags.join() &&
    withLineEnds(a.body).trimEnd() === withLineEnds(b.body).trimEnd()
  );
}

/** What writers work on: the draft if there is one, else what is published. */
export function draftOf({ artifact, draft, body }: ArtifactPage): ArtifactDraft {
  const { title, type, taxonomy, reviewBy, tags } = artifact;
  return draft ?? { title, type, taxonomy, reviewBy, tags, body: body ?? '' };
}

function pageWith(artifact: Artifact, draft: ArtifactDraft, before: ArtifactPage | null): ArtifactPage {
  return {
    body: null,
    revisions: [],
    trials: null,
    uses: null,
    annotations: null,
    annotationsAfter: null,
    editing: [],
    abilities: { write: 'yes', decide: true, give: true },
    ...before,
    artifact,
    draft,
    draftSaved: null,
  };
}

/** What is not acceptable yet. */
export function problemsOf(draft: ArtifactDraft): FieldProblem[] {
  const read = artifactDraft.safeParse(draft);
  if (read.success) return [];
  return read.error.issues.map((issue) => ({ field: issue.path.join('.'), expected: issue.message }));
}

export const ARTIFACT_DRAFT: DraftKind<ArtifactDraft, ArtifactPage, Artifact> = {
  schema: z.object({
    ...artifactDraft.shape,
    title: z.string(),
    body: z.string(),
    reviewBy: z.nullable(z.string()),
  }),
  same,
  problemsOf,
  draftOf,
  etagOf: ({ artifact }) => artifact.etag,
  savedBy: ({ artifact: { changedBy: by, changedAt: at }, draft, draftSaved }) =>
    draft && (draftSaved ?? { by, at }),
  pageWith,
  merger: async () => {
    const { mergeDrafts } = await import('../../domain/knowledge/merge-drafts.ts');
    return (base, mine, theirs) => {
      const { draft, isSettled } = mergeDrafts(base, mine, theirs);
      return isSettled ? draft : null;
    };
  },
};
