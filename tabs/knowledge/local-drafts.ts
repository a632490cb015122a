import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { browserStore } from '../drafts/browser-store.ts';
import { type StoredDraft, storedDraft } from '../drafts/draft-kind.ts';
import { prefixOf, type Records, recordsOf } from '../drafts/records.ts';
import { ARTIFACT_DRAFT } from './draft.ts';

/** What this browser keeps of a person's writing in a community and the server does not have yet, by artifact. */
export const localDrafts = (personId: string, communityId: string): Records<StoredDraft<ArtifactDraft>> =>
  recordsOf(
    browserStore,
    `${prefixOf('artifact', personId)}${communityId}.`,
    storedDraft(ARTIFACT_DRAFT.schema),
  );

/** Keeps a text as if it had been typed here upon this version. */
export function keepLocally(
  personId: string,
  communityId: string,
  artifactId: string,
  draft: ArtifactDraft,
  etag: string | null,
): void {
  const at = new Date().toISOString();
  localDrafts(personId, communityId).set(artifactId, { draft, etag, at, pending: null });
}
