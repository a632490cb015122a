import type { Artifact, ArtifactDraft, Revision } from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import { artifactKey, draftKey, inArtifact, KEYS, revisionKey } from './keys.ts';
import {
  artifactOf,
  begunColumn,
  bodyColumn,
  changedColumns,
  contentColumns,
  contentRow,
  draftColumns,
  REVISION_OUTLINE,
  revisionOf,
  type SavedDraft,
  savedDraftOf,
  tombstoneRow,
} from './knowledge-rows.ts';
import { newestOf } from './rows.ts';
import { type Row, type Table, type Write, WriteConflict, wroteAll } from './table.ts';

/** The knowledge base: artifacts with a draft for writers and revisions for readers. No revision is ever changed. */
export class KnowledgeStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(place: Place): Promise<Artifact[]> {
    const head = { key: KEYS.artifact, of: artifactOf };
    const found = await this.#table.range(place.partition, artifactKey(''), artifactKey('~'), head);
    return found.sort((a, b) => a.title.localeCompare(b.title));
  }

  async head(place: Place, artifactId: string): Promise<Artifact | undefined> {
    return this.#table.find(place.partition, artifactKey(artifactId), artifactOf);
  }

  async draft(place: Place, artifactId: string): Promise<SavedDraft | null> {
    const of = (row: Row) => (row.discarded ? null : savedDraftOf(row));
    return (await this.#table.find(place.partition, draftKey(artifactId), of)) ?? null;
  }

  /** Whether there was one of this id, discarded before it was ever published. */
  async wasDiscarded(place: Place, artifactId: string): Promise<boolean> {
    return (await this.#tombstone(place, artifactId)) !== undefined;
  }

  async #tombstone(place: Place, artifactId: string) {
    return tombstoneRow.safeParse(await this.#table.get(place.partition, draftKey(artifactId))).data;
  }

  /** The revisions without their bodies, newest first. */
  async revisions(place: Place, artifactId: string): Promise<Revision[]> {
    const found = await this.#table.range(
      place.partition,
      inArtifact(artifactId, 'revision|'),
      inArtifact(artifactId, 'revision|~'),
      { key: KEYS.revision, of: revisionOf },
      { select: REVISION_OUTLINE },
    );
    return found.reverse();
  }

  async revision(
    place: Place,
    artifactId: string,
    number: number,
  ): Promise<{ revision: Revision; body: string } | undefined> {
    return this.#table.find(place.partition, revisionKey(artifactId, number), (row) => ({
      revision: revisionOf(row),
      body: bodyColumn.parse(row).body,
    }));
  }

  /** Whether this operation of theirs made a revision, which others may have published on top of since. */
  async published(place: Place, { id }: Artifact, operation: string, by: PersonRef): Promise<boolean> {
    const made = await this.#table.range(
      place.partition,
      inArtifact(id, 'revision|'),
      inArtifact(id, 'revision|~'),
      { key: KEYS.revision, of: () => true },
      { where: (odata) => odata`op eq ${operation} and authorId eq ${by.id}`, select: ['op'] },
    );
    return made.length > 0;
  }

  async begin(
    place: Place,
    artifactId: string,
    draft: ArtifactDraft,
    by: PersonRef,
    now: Date,
    operation: string,
  ): Promise<void> {
    const head: Write = {
      do: 'create',
      key: artifactKey(artifactId),
      row: {
        title: draft.title,
        type: draft.type,
        taxonomy: draft.taxonomy,
        revision: 0,
        hasDraft: true,
        reviewBy: draft.reviewBy ?? '',
        begun: operation,
        begunById: by.id,
        ...changedColumns(by, now),
      },
    };
    const key = draftKey(artifactId);
    const row = draftColumns(draft, by, now);
    try {
      const versions = await this.#table.write(place.partition, operation, [
        head,
        { do: 'create', key, row },
      ]);
      if (!wroteAll(versions) && !(await this.#isBegunAs(place, artifactId, operation, by)))
        throw new WriteConflict('exists');
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      const tombstone = await this.#tombstone(place, artifactId);
      if (!tombstone) throw error;
      // Begun anew it may be, such as by an undo; but the same beginning, sent once more, is what was discarded.
      if (tombstone.begun === operation) throw new WriteConflict('missing');
      const { etag } = tombstone;
      await this.#table.write(place.partition, operation, [head, { do: 'replace', key, row, etag }]);
    }
  }

  async #isBegunAs(place: Place, artifactId: string, operation: string, by: PersonRef): Promise<boolean> {
    const row = await this.#table.get(place.partition, artifactKey(artifactId), ['begun', 'begunById']);
    return row?.begun === operation && row.begunById === by.id;
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
        ? {
            title: draft.title,
            type: draft.type,
            taxonomy: draft.taxonomy,
            reviewBy: draft.reviewBy ?? '',
            ...changedColumns(by, now),
          }
        : undefined;
    await this.#table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: { ...outline, hasDraft: true },
        etag,
      },
      { do: 'put', key: draftKey(artifact.id), row: draftColumns(draft, by, now) },
    ]);
  }

  /** Discards the draft of what is published. */
  async dropDraft(place: Place, artifact: Artifact, etag: string, operation: string): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key: artifactKey(artifact.id), row: { hasDraft: false }, etag },
      ...(artifact.hasDraft ? [{ do: 'remove', key: draftKey(artifact.id) } as const] : []),
    ]);
  }

  /** Discards what was never published: its head goes, and nothing of it stays but that it was there. */
  async dropUnpublished(place: Place, artifactId: string, etag: string, operation: string): Promise<void> {
    // A transaction removes rows whatever their version. The draft's tells instead: it changes with every change of the
    // head, and read first it is never newer than the head that is compared.
    const draft = await this.#table.get(place.partition, draftKey(artifactId), []);
    const head = await this.#table.get(place.partition, artifactKey(artifactId));
    if (!draft || head?.etag !== etag) throw new WriteConflict('changed');
    const { begun = '' } = begunColumn.safeParse(head).data ?? {};
    await this.#table.write(place.partition, operation, [
      { do: 'remove', key: artifactKey(artifactId) },
      { do: 'replace', key: draftKey(artifactId), row: { discarded: true, begun }, etag: draft.etag },
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
    const [head, revision] = await this.#table.write(place.partition, operation, [
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
          ...changedColumns(by, now),
        },
        etag,
      },
      {
        do: 'create',
        key: revisionKey(artifact.id, number),
        row: {
          ...contentColumns(draft),
          changeNote,
          authorId: by.id,
          authorName: by.name,
          publishedAt: now.toISOString(),
        },
      },
      { do: 'remove', key: draftKey(artifact.id) },
      ...also,
    ]);
    // Somebody else may have published it at the same moment, as the same operation.
    if (!(head && revision) && !(await this.published(place, artifact, operation, by)))
      throw new WriteConflict('changed');
  }

  /** What was published since, as it reads; for the search index. */
  async publishedSince(place: Place, since?: Date) {
    const rows = await this.#table.range(
      place.partition,
      'in-artifact|',
      'in-artifact|~',
      { key: KEYS.revision, of: publishedOf },
      // This only keeps drafts from being read: which rows are revisions, their keys say.
      {
        where: (odata) => (since ? odata`publishedAt ne '' and Timestamp ge ${since}` : "publishedAt ne ''"),
      },
    );
    return { newest: newestOf(rows), found: rows.map(({ timestamp, ...found }) => found) };
  }
}

function publishedOf(row: Row) {
  const { title, type, taxonomy, body } = contentRow.parse(row);
  const [, artifact = ''] = (row.rowKey ?? '').split('|');
  return {
    timestamp: row.timestamp,
    artifact,
    number: revisionOf(row).number,
    title,
    type,
    taxonomy,
    text: body,
  };
}
