import * as z from 'zod';
import {
  type Artifact,
  type ArtifactDraft,
  artifactType,
  type Revision,
  taxonomy,
} from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import { artifactKey, draftKey, inArtifact, revisionKey } from './keys.ts';
import { newestOf, orNull } from './rows.ts';
import type { Row, Table, Write } from './table.ts';

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

const draftRow = z.object({
  title: z.string(),
  type: artifactType,
  taxonomy,
  body: z.string(),
  reviewBy: orNull,
});

const revisionRow = z.object({
  rowKey: z.string(),
  title: z.string(),
  changeNote: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  publishedAt: z.string(),
});
const bodyColumn = z.object({ body: z.string() });

const REVISION_OUTLINE = ['title', 'changeNote', 'authorId', 'authorName', 'publishedAt'];

function artifactOf(row: Row): Artifact {
  const { rowKey, changedById, changedByName, ...kept } = headRow.parse(row);
  return {
    ...kept,
    id: rowKey.slice(artifactKey('').length),
    state: kept.revision > 0 ? 'published' : 'draft',
    changedBy: { id: changedById, name: changedByName },
  };
}

function revisionOf(row: Row): Revision {
  const { rowKey, authorId, authorName, ...kept } = revisionRow.parse(row);
  return { ...kept, number: Number(rowKey.slice(-4)), author: { id: authorId, name: authorName } };
}

function draftColumns(draft: ArtifactDraft) {
  return { ...draft, reviewBy: draft.reviewBy ?? '' };
}

/** The knowledge base: artifacts with a draft for writers and revisions for readers. No revision is ever changed. */
export class KnowledgeStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(place: Place): Promise<Artifact[]> {
    const rows = await this.#table.range(place.partition, artifactKey(''), artifactKey('~'));
    return rows.map(artifactOf).sort((a, b) => a.title.localeCompare(b.title));
  }

  async head(place: Place, artifactId: string): Promise<Artifact | undefined> {
    const row = await this.#table.get(place.partition, artifactKey(artifactId));
    return row && artifactOf(row);
  }

  async draft(place: Place, artifactId: string): Promise<ArtifactDraft | null> {
    const row = await this.#table.get(place.partition, draftKey(artifactId));
    return row ? draftRow.parse(row) : null;
  }

  /** The revisions without their bodies, newest first. */
  async revisions(place: Place, artifactId: string): Promise<Revision[]> {
    const rows = await this.#table.range(
      place.partition,
      inArtifact(artifactId, 'revision|'),
      inArtifact(artifactId, 'revision|~'),
      { select: REVISION_OUTLINE },
    );
    return rows.map(revisionOf).reverse();
  }

  async revision(
    place: Place,
    artifactId: string,
    number: number,
  ): Promise<{ revision: Revision; body: string } | undefined> {
    const row = await this.#table.get(place.partition, revisionKey(artifactId, number));
    return row && { revision: revisionOf(row), body: bodyColumn.parse(row).body };
  }

  async begin(
    place: Place,
    artifactId: string,
    draft: ArtifactDraft,
    by: PersonRef,
    now: Date,
    operation: string,
  ): Promise<void> {
    await this.#table.write(place.partition, operation, [
      {
        do: 'create',
        key: artifactKey(artifactId),
        row: {
          title: draft.title,
          type: draft.type,
          taxonomy: draft.taxonomy,
          revision: 0,
          hasDraft: true,
          reviewBy: draft.reviewBy ?? '',
          changedAt: now.toISOString(),
          changedById: by.id,
          changedByName: by.name,
        },
      },
      { do: 'put', key: draftKey(artifactId), row: draftColumns(draft) },
    ]);
  }

  /** Saves the draft. What readers see, the head's title and type among it, changes only when it is published. */
  async saveDraft(
    place: Place,
    artifact: Artifact,
    draft: ArtifactDraft,
    by: PersonRef,
    now: Date,
    etag: string,
    operation: string,
  ): Promise<void> {
    const outline =
      artifact.state === 'draft'
        ? { title: draft.title, type: draft.type, taxonomy: draft.taxonomy, reviewBy: draft.reviewBy ?? '' }
        : undefined;
    await this.#table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: {
          ...outline,
          hasDraft: true,
          changedAt: now.toISOString(),
          changedById: by.id,
          changedByName: by.name,
        },
        etag,
      },
      { do: 'put', key: draftKey(artifact.id), row: draftColumns(draft) },
    ]);
  }

  async publish(
    place: Place,
    artifact: Artifact,
    draft: ArtifactDraft,
    changeNote: string,
    by: PersonRef,
    now: Date,
    etag: string,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    const number = artifact.revision + 1;
    await this.#table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: {
          title: draft.title,
          type: draft.type,
          taxonomy: draft.taxonomy,
          reviewBy: draft.reviewBy ?? '',
          revision: number,
          hasDraft: false,
          changedAt: now.toISOString(),
          changedById: by.id,
          changedByName: by.name,
        },
        etag,
      },
      {
        do: 'create',
        key: revisionKey(artifact.id, number),
        row: {
          ...draftColumns(draft),
          changeNote,
          authorId: by.id,
          authorName: by.name,
          publishedAt: now.toISOString(),
        },
      },
      { do: 'remove', key: draftKey(artifact.id) },
      ...also,
    ]);
  }

  /** What was published since, as it reads; for the search index. */
  async publishedSince(place: Place, since?: Date) {
    const rows = await this.#table.range(place.partition, 'in-artifact|', 'in-artifact|~', {
      where: (odata) => (since ? odata`publishedAt ne '' and Timestamp ge ${since}` : "publishedAt ne ''"),
    });
    return {
      newest: newestOf(rows),
      found: rows.map((row) => {
        const { title, type, taxonomy: area, body } = draftRow.parse(row);
        const [, artifact = ''] = (row.rowKey ?? '').split('|');
        return { artifact, number: revisionOf(row).number, title, type, taxonomy: area, text: body };
      }),
    };
  }
}
