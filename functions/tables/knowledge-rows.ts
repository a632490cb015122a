import * as z from 'zod';
import {
  type Artifact,
  type ArtifactDraft,
  artifact,
  artifactType,
  type Revision,
  revision,
  savedDraft,
  taxonomy,
} from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { artifactKey } from './keys.ts';
import { orNull } from './rows.ts';
import type { Row } from './table.ts';

const headRow = z.object({
  rowKey: z.string(),
  title: z.string(),
  type: artifactType,
  taxonomy,
  revision: z.number(),
  hasDraft: z.boolean(),
  reviewBy: orNull,
  changedAt: z.string(),
  changedById: z.string(),
  changedByName: z.string(),
  etag: z.string(),
});

export const contentRow = z.object({
  title: z.string(),
  type: artifactType,
  taxonomy,
  body: z.string(),
  reviewBy: orNull,
});
const savedColumns = z.object({ savedAt: z.string(), savedById: z.string(), savedByName: z.string() });
export const begunColumn = z.object({ begun: z.string() });

/**
 * Replaces the draft of an artifact that was discarded before it was published, so that a late repeat does not create
 * it again.
 */
export const tombstoneRow = z.object({ discarded: z.literal(true), begun: z.string(), etag: z.string() });

const revisionRow = z.object({
  rowKey: z.string(),
  title: z.string(),
  changeNote: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  publishedAt: z.string(),
});
export const bodyColumn = z.object({ body: z.string() });

export const REVISION_OUTLINE = ['title', 'changeNote', 'authorId', 'authorName', 'publishedAt'];

export function artifactOf(row: Row): Artifact {
  const { rowKey, changedById, changedByName, ...kept } = headRow.parse(row);
  return artifact.parse({
    ...kept,
    id: rowKey.slice(artifactKey('').length),
    state: kept.revision > 0 ? 'published' : 'draft',
    changedBy: { id: changedById, name: changedByName },
  });
}

export function revisionOf(row: Row): Revision {
  const { rowKey, authorId, authorName, ...kept } = revisionRow.parse(row);
  const author = { id: authorId, name: authorName };
  return revision.parse({ ...kept, number: Number(rowKey.slice(-4)), author });
}

export function contentColumns(draft: ArtifactDraft) {
  return { ...draft, reviewBy: draft.reviewBy ?? '' };
}

export function draftColumns(draft: ArtifactDraft, by: PersonRef, now: Date) {
  return {
    ...contentColumns(draft),
    savedAt: now.toISOString(),
    savedById: by.id,
    savedByName: by.name,
  };
}

export function changedColumns(by: PersonRef, now: Date) {
  return { changedAt: now.toISOString(), changedById: by.id, changedByName: by.name };
}

export interface SavedDraft {
  readonly draft: ArtifactDraft;
  /** null for drafts that were saved before these columns existed. */
  readonly saved: { readonly by: PersonRef; readonly at: string } | null;
}

export function savedDraftOf(row: Row): SavedDraft {
  const saved = savedColumns.safeParse(row).data;
  return {
    draft: savedDraft.parse(contentRow.parse(row)),
    saved: saved ? { by: { id: saved.savedById, name: saved.savedByName }, at: saved.savedAt } : null,
  };
}
