import { type Artifact, type ArtifactDraft, artifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { FieldProblem } from '../../domain/shared/refusal.ts';

/** Whether the server would keep both as the same. */
export function same(a: ArtifactDraft, b: ArtifactDraft): boolean {
  return (
    a.title.trim() === b.title.trim() &&
    a.type === b.type &&
    a.taxonomy === b.taxonomy &&
    a.reviewBy === b.reviewBy &&
    a.body.trimEnd() === b.body.trimEnd()
  );
}

/** What writers work on: the draft if there is one, else what is published. */
export function draftOf({ artifact, draft, body }: ArtifactPage): ArtifactDraft {
  const { title, type, taxonomy, reviewBy } = artifact;
  return draft ?? { title, type, taxonomy, reviewBy, body: body ?? '' };
}

/** The page as it stands once this draft is saved. */
export function pageWith(
  artifact: Artifact,
  draft: ArtifactDraft,
  before: ArtifactPage | null,
): ArtifactPage {
  return {
    body: null,
    revisions: [],
    abilities: { write: 'yes' },
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
