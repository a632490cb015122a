import {
  type Artifact,
  type ArtifactDraft,
  ownerAfter,
  type TemplateOrigin,
} from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { ArtifactReader } from './artifact-reader.ts';
import type { Place } from './community-store.ts';
import type { StoredEvidence } from './evidence-store.ts';
import { findingArtifact } from './findings.ts';
import { artifactKey, draftKey, revisionKey, textPartKey } from './keys.ts';
import {
  artifactHead,
  begunColumn,
  draftRow,
  draftWrites,
  reviewedBeforeRow,
  revisionColumns,
  type SavedDraft,
  withoutParts,
} from './knowledge-rows.ts';
import { inParts, textPart } from './long-texts.ts';
import { type Write, WriteConflict, wroteAll } from './table.ts';

/** What of a head changes without a new revision. */
export type HeadChange = Partial<Pick<Artifact, 'owner' | 'reviewed' | 'reviewBy'>> & {
  readonly reviewedBefore?: Artifact['reviewed'];
};

/** The knowledge base: artifacts with a draft for writers and revisions for readers. Revisions are never changed. */
export class KnowledgeStore extends ArtifactReader {
  async begin(
    place: Place,
    artifactId: string,
    draft: ArtifactDraft,
    madeFrom: TemplateOrigin | null,
    by: PersonRef,
    now: Date,
    operation: string,
  ): Promise<void> {
    const head = {
      key: artifactKey(artifactId),
      row: {
        ...artifactHead.columns({
          ...draft,
          ...changed(by, now),
          madeFrom,
          revision: 0,
          hasDraft: true,
          owner: null,
          reviewed: null,
        }),
        begun: operation,
        begunById: by.id,
      },
    };
    const key = draftKey(artifactId);
    const saved = { by, at: now.toISOString() };
    const { row, others } = draftWrites(artifactId, draft, saved, operation, null);
    try {
      const versions = await this.table.write(place.partition, operation, [
        { do: 'create', ...head },
        { do: 'create', key, row },
        ...others,
      ]);
      if (!wroteAll(versions) && !(await this.#isBegunAs(place, artifactId, operation, by)))
        throw new WriteConflict('exists');
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      const tombstone = await this.tombstone(place, artifactId);
      if (!tombstone) throw error;
      // It may be begun again with another operation, such as by an undo. The same operation is a repeat of what was
      // discarded.
      if (tombstone.begun === operation) throw new WriteConflict('missing');
      const { etag } = tombstone;
      const gone = await this.table.get(place.partition, head.key, []);
      await this.table.write(place.partition, operation, [
        gone ? { do: 'replace', ...head, etag: gone.etag } : { do: 'create', ...head },
        { do: 'replace', key, row, etag },
        ...others,
      ]);
    }
  }

  async #isBegunAs(place: Place, artifactId: string, operation: string, by: PersonRef): Promise<boolean> {
    const row = await this.table.get(place.partition, artifactKey(artifactId), ['begun', 'begunById']);
    return row?.begun === operation && row.begunById === by.id;
  }

  /** Saves the draft. Readers see no change until it is published, not even of title and type in the head. */
  async saveDraft(
    place: Place,
    artifact: Artifact,
    draft: ArtifactDraft,
    before: SavedDraft | null,
    by: PersonRef,
    now: Date,
    etag: string,
    operation: string,
  ): Promise<void> {
    const outline = artifact.state === 'draft' ? { ...draft, ...changed(by, now) } : {};
    const saved = { by, at: now.toISOString() };
    const { row, others } = draftWrites(artifact.id, draft, saved, operation, before);
    await this.table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: artifactHead.changed({ ...outline, hasDraft: true }),
        etag,
      },
      { do: 'put', key: draftKey(artifact.id), row },
      ...others,
    ]);
  }

  /** Gives an artifact to somebody, or says until when it is right as it is; a draft gets the new date as well. */
  async change(
    place: Place,
    artifact: Artifact,
    { reviewedBefore, ...change }: HeadChange,
    draftToo: boolean,
    etag: string,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    const { reviewBy } = change;
    await this.table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: {
          ...artifactHead.changed(change),
          ...(reviewedBefore !== undefined && reviewedBeforeRow.columns({ reviewedBefore })),
        },
        etag,
      },
      ...(draftToo && reviewBy !== undefined
        ? [{ do: 'touch', key: draftKey(artifact.id), row: draftRow.changed({ reviewBy }) } as const]
        : []),
      ...also,
    ]);
  }

  /** Discards the draft of a published artifact. */
  async dropDraft(
    place: Place,
    artifact: Artifact,
    draft: SavedDraft | null,
    etag: string,
    operation: string,
  ): Promise<void> {
    await this.table.write(place.partition, operation, [
      { do: 'merge', key: artifactKey(artifact.id), row: artifactHead.changed({ hasDraft: false }), etag },
      ...(artifact.hasDraft ? [{ do: 'remove', key: draftKey(artifact.id) } as const] : []),
      ...withoutParts(artifact.id, 0, draft?.parts ?? 0),
    ]);
  }

  /**
   * Discards an artifact that was never published. Its draft is replaced by a tombstone, and its head by a row that says
   * as much, so that whoever follows the list of artifacts learns of it. `parts`: of the draft's text.
   */
  async dropUnpublished(
    place: Place,
    artifactId: string,
    parts: number,
    etag: string,
    operation: string,
  ): Promise<void> {
    const head = await this.table.get(place.partition, artifactKey(artifactId));
    if (head?.etag !== etag) throw new WriteConflict('changed');
    const { begun = '' } = begunColumn.safeParse(head).data ?? {};
    await this.table.write(place.partition, operation, [
      { do: 'replace', key: artifactKey(artifactId), row: { discarded: true }, etag },
      { do: 'put', key: draftKey(artifactId), row: { discarded: true, begun } },
      ...withoutParts(artifactId, 0, parts),
    ]);
  }

  /** Returns false if an earlier try of the same operation has published it. */
  async publish(
    place: Place,
    artifact: Artifact,
    { draft, changeNote, instead }: NewRevision,
    by: PersonRef,
    now: Date,
    etag: string,
    evidence: StoredEvidence,
    also: readonly Write[],
    operation: string,
  ): Promise<boolean> {
    const number = artifact.revision + 1;
    const texts = inParts(draft.body);
    const long = texts.length > 1 ? texts : [];
    const [head, revision] = await this.table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: artifactHead.changed({
          ...draft,
          ...changed(by, now),
          revision: number,
          owner: ownerAfter(artifact, by),
          hasDraft: instead === null && artifact.hasDraft,
        }),
        etag,
      },
      {
        do: 'create',
        key: revisionKey(artifact.id, number),
        row: revisionColumns(
          { ...draft, changeNote, author: by, publishedAt: now.toISOString() },
          long.length,
        ),
      },
      ...long.map(
        (text, part): Write => ({
          do: 'create',
          key: textPartKey(artifact.id, number, part),
          row: textPart.columns({ text, version: '' }),
        }),
      ),
      ...(instead ? [{ do: 'remove', key: draftKey(artifact.id) } as const] : []),
      ...withoutParts(artifact.id, 0, instead?.parts ?? 0),
      findingArtifact(
        artifact.id,
        { ...draft, body: texts[0] ?? '' },
        by,
        now,
        evidence.summary,
        long.length > 0 ? number : 0,
      ),
      ...also,
    ]);
    if (head && revision) return true;
    // Another person may have published it at the same moment with the same operation.
    if (!(await this.published(place, artifact, operation, by))) throw new WriteConflict('changed');
    return false;
  }
}

/** What is published: a draft, which is gone then, or another text, beside which the draft stays (`instead` is null). */
export interface NewRevision {
  readonly draft: ArtifactDraft;
  readonly changeNote: string;
  readonly instead: Pick<SavedDraft, 'parts'> | null;
}

const changed = (by: PersonRef, now: Date) => ({ changedAt: now.toISOString(), changedBy: by });
