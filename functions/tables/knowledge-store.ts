import type { Annotation } from '../../domain/knowledge/annotation.ts';
import type {
  Artifact,
  ArtifactDraft,
  ArtifactType,
  Revision,
  TemplateOrigin,
} from '../../domain/knowledge/artifact.ts';
import type { Trial, Use } from '../../domain/knowledge/evidence.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import { annotationOf, annotationRow, trialOf, trialRow, usageOf, useRow } from './evidence-rows.ts';
import type { StoredEvidence } from './evidence-store.ts';
import { findingArtifact } from './findings.ts';
import { annotationKey, artifactKey, draftKey, inArtifact, KEYS, revisionKey } from './keys.ts';
import {
  artifactHead,
  artifactOf,
  begunColumn,
  draftRow,
  publishedOf,
  revisionOf,
  revisionOutline,
  revisionRow,
  type SavedDraft,
  savedDraftOf,
  tombstoneRow,
} from './knowledge-rows.ts';
import { type Row, type Table, type Write, WriteConflict, wroteAll } from './table.ts';

/** The knowledge base: artifacts with a draft for writers and revisions for readers. Revisions are never changed. */
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

  /** Whether an artifact with this id was discarded before it was published. */
  async wasDiscarded(place: Place, artifactId: string): Promise<boolean> {
    return (await this.#tombstone(place, artifactId)) !== undefined;
  }

  async #tombstone(place: Place, artifactId: string) {
    return tombstoneRow.safeParse(await this.#table.get(place.partition, draftKey(artifactId))).data;
  }

  /**
   * Everything in an artifact's range but the bodies of its revisions, its draft only for those who write, and of many
   * annotations the first. Its annotations come first in the range, so that one call brings all there is unless there
   * are more of them than are listed at once.
   */
  async everythingIn(place: Place, artifactId: string, writes: boolean): Promise<InArtifact> {
    const rest = inArtifact(artifactId, AFTER_ANNOTATIONS);
    const read = (from: string, top?: number) =>
      this.#table.range(
        place.partition,
        from,
        inArtifact(artifactId, '~'),
        { key: KEYS.inArtifact, of: pieceOf },
        {
          select: PIECE_COLUMNS,
          ...(top && { top }),
          where: (odata) => {
            const listed = odata`(RowKey ge ${rest} or kind gt ${''})`;
            return writes ? listed : `${listed} and ${odata`RowKey ne ${draftKey(artifactId)}`}`;
          },
        },
      );
    let pieces = await read(inArtifact(artifactId), ROWS_AT_ONCE);
    const found = pieces.flatMap(({ annotation }) => annotation ?? []);
    if (pieces.length === ROWS_AT_ONCE) pieces = await read(rest);
    const shown = found.slice(0, ANNOTATIONS_LISTED);
    return {
      draft: pieces.find(({ draft }) => draft)?.draft ?? null,
      revisions: pieces.flatMap(({ revision }) => revision ?? []).reverse(),
      annotations: shown.sort(byTime),
      annotationsAfter:
        found.length > ANNOTATIONS_LISTED ? (found[ANNOTATIONS_LISTED - 1]?.id ?? null) : null,
      trials: pieces.flatMap(({ trial }) => trial ?? []).sort((a, b) => byTime(b, a)),
      uses: pieces.flatMap(({ use }) => use ?? []).sort((a, b) => byTime(b, a)),
    };
  }

  /** More annotations than an artifact's page tells, from where those before ended. */
  async annotationsAfter(
    place: Place,
    artifactId: string,
    after: string,
  ): Promise<{ annotations: Annotation[]; next: string | null }> {
    const found = await this.#table.range(
      place.partition,
      `${annotationKey(artifactId, after)}|`,
      annotationKey(artifactId, '~'),
      { key: KEYS.annotation, of: annotationOf },
      // One more than is shown tells whether there are others.
      { where: (odata) => odata`kind gt ${''}`, top: ANNOTATIONS_LISTED + 1 },
    );
    const all = found.flatMap((one) => one ?? []);
    const shown = all.slice(0, ANNOTATIONS_LISTED);
    const next = all.length > ANNOTATIONS_LISTED ? (shown.at(-1)?.id ?? null) : null;
    return { annotations: shown.sort(byTime), next };
  }

  async revision(
    place: Place,
    artifactId: string,
    number: number,
  ): Promise<{ revision: Revision; type: ArtifactType; body: string } | undefined> {
    return this.#table.find(place.partition, revisionKey(artifactId, number), (row) => {
      const { type, body } = publishedOf(row);
      return { revision: revisionOf(row), type, body };
    });
  }

  /** The texts of these revisions and all between them, by their numbers. */
  async texts(
    place: Place,
    artifactId: string,
    from: number,
    to: number,
  ): Promise<ReadonlyMap<number, { type: ArtifactType; body: string }>> {
    const of = (row: Row) => {
      const { type, body } = publishedOf(row);
      return [revisionOf(row).number, { type, body }] as const;
    };
    const [first, last] = [revisionKey(artifactId, from), `${revisionKey(artifactId, to)}~`];
    const kind = { key: KEYS.revision, of };
    return new Map(await this.#table.range(place.partition, first, last, kind));
  }

  /** Whether this operation of theirs has made a revision, which need not be the newest any more. */
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
    madeFrom: TemplateOrigin | null,
    by: PersonRef,
    now: Date,
    operation: string,
  ): Promise<void> {
    const head: Write = {
      do: 'create',
      key: artifactKey(artifactId),
      row: {
        ...artifactHead.columns({ ...draft, ...changed(by, now), madeFrom, revision: 0, hasDraft: true }),
        begun: operation,
        begunById: by.id,
      },
    };
    const key = draftKey(artifactId);
    const row = draftRow.columns({ ...draft, saved: { by, at: now.toISOString() } });
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
      // It may be begun again with another operation, such as by an undo. The same operation is a repeat of what was
      // discarded.
      if (tombstone.begun === operation) throw new WriteConflict('missing');
      const { etag } = tombstone;
      await this.#table.write(place.partition, operation, [head, { do: 'replace', key, row, etag }]);
    }
  }

  async #isBegunAs(place: Place, artifactId: string, operation: string, by: PersonRef): Promise<boolean> {
    const row = await this.#table.get(place.partition, artifactKey(artifactId), ['begun', 'begunById']);
    return row?.begun === operation && row.begunById === by.id;
  }

  /** Saves the draft. Readers see no change until it is published, not even of title and type in the head. */
  async saveDraft(
    place: Place,
    artifact: Artifact,
    draft: ArtifactDraft,
    by: PersonRef,
    now: Date,
    etag: string,
    operation: string,
  ): Promise<void> {
    const outline = artifact.state === 'draft' ? { ...draft, ...changed(by, now) } : {};
    const saved = { by, at: now.toISOString() };
    await this.#table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: artifactHead.changed({ ...outline, hasDraft: true }),
        etag,
      },
      { do: 'put', key: draftKey(artifact.id), row: draftRow.columns({ ...draft, saved }) },
    ]);
  }

  /** Discards the draft of a published artifact. */
  async dropDraft(place: Place, artifact: Artifact, etag: string, operation: string): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key: artifactKey(artifact.id), row: artifactHead.changed({ hasDraft: false }), etag },
      ...(artifact.hasDraft ? [{ do: 'remove', key: draftKey(artifact.id) } as const] : []),
    ]);
  }

  /** Discards an artifact that was never published. Its head is removed, and its draft is replaced by a tombstone. */
  async dropUnpublished(place: Place, artifactId: string, etag: string, operation: string): Promise<void> {
    // A transaction removes rows whatever their version, so the write is conditional on the draft's row, which changes
    // with every change of the head. The draft is read first, so that it is not newer than the head that is compared.
    const draft = await this.#table.get(place.partition, draftKey(artifactId), []);
    const head = await this.#table.get(place.partition, artifactKey(artifactId));
    if (!draft || head?.etag !== etag) throw new WriteConflict('changed');
    const { begun = '' } = begunColumn.safeParse(head).data ?? {};
    await this.#table.write(place.partition, operation, [
      { do: 'remove', key: artifactKey(artifactId) },
      { do: 'replace', key: draftKey(artifactId), row: { discarded: true, begun }, etag: draft.etag },
    ]);
  }

  /** Returns false if an earlier try of the same operation has published it. */
  async publish(
    place: Place,
    artifact: Artifact,
    draft: ArtifactDraft,
    changeNote: string,
    by: PersonRef,
    now: Date,
    etag: string,
    evidence: StoredEvidence,
    also: readonly Write[],
    operation: string,
  ): Promise<boolean> {
    const number = artifact.revision + 1;
    const [head, revision] = await this.#table.write(place.partition, operation, [
      {
        do: 'merge',
        key: artifactKey(artifact.id),
        row: artifactHead.changed({ ...draft, ...changed(by, now), revision: number, hasDraft: false }),
        etag,
      },
      {
        do: 'create',
        key: revisionKey(artifact.id, number),
        row: revisionRow.columns({ ...draft, changeNote, author: by, publishedAt: now.toISOString() }),
      },
      { do: 'remove', key: draftKey(artifact.id) },
      findingArtifact(artifact.id, draft, by, now, evidence.summary),
      ...also,
    ]);
    if (head && revision) return true;
    // Another person may have published it at the same moment with the same operation.
    if (!(await this.published(place, artifact, operation, by))) throw new WriteConflict('changed');
    return false;
  }
}

/** Everything in an artifact's range. */
export interface InArtifact {
  readonly draft: SavedDraft | null;
  /** Without their bodies, the newest first. */
  readonly revisions: Revision[];
  /** The oldest first; where there are very many, some of them. */
  readonly annotations: Annotation[];
  /** After which annotation there are more; null for no more. */
  readonly annotationsAfter: string | null;
  /** The latest first. */
  readonly trials: Trial[];
  readonly uses: Use[];
}

/** What one row of an artifact has. */
type Piece = { readonly draft?: SavedDraft | null } & {
  readonly [Part in 'revision' | 'annotation' | 'trial' | 'use']?: InArtifact[`${Part}s`][number] | null;
};

/** As many annotations are told with an artifact, and more on demand. */
const ANNOTATIONS_LISTED = 500;
/** As many rows as one storage call brings. */
const ROWS_AT_ONCE = 1_000;
/** Behind an artifact's annotations, which come first in its range. Those that were taken back say no kind. */
const AFTER_ANNOTATIONS = 'draft';

const PIECE_COLUMNS = [
  ...new Set([draftRow, revisionOutline, annotationRow, trialRow, useRow].flatMap(({ names }) => names)),
  'discarded',
];

function pieceOf(row: Row): Piece {
  const [, , what] = (row.rowKey ?? '').split('|');
  if (what === 'draft') return { draft: row.discarded ? null : savedDraftOf(row) };
  if (what === 'revision') return { revision: revisionOf(row) };
  if (what === 'annotation') return { annotation: annotationOf(row) };
  return what === 'trial' ? { trial: trialOf(row) } : { use: usageOf(row) };
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }) => a.at.localeCompare(b.at);

const changed = (by: PersonRef, now: Date) => ({ changedAt: now.toISOString(), changedBy: by });
