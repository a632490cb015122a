import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import {
  type Artifact,
  type ArtifactDraft,
  type ArtifactType,
  ownerAfter,
  ownerOf,
  type Revision,
  type TemplateOrigin,
} from '../../domain/knowledge/artifact.ts';
import type { Trial, Use } from '../../domain/knowledge/evidence.ts';
import { renamedTags, type TagNames } from '../../domain/knowledge/tags.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import { type Editing, editingOf, editingRow, isThere } from './editing-rows.ts';
import { annotationOf, annotationRow, trialOf, trialRow, usageOf, useRow } from './evidence-rows.ts';
import type { StoredEvidence } from './evidence-store.ts';
import { findingArtifact, findingTags } from './findings.ts';
import type { FollowedArtifacts, Shelf } from './followed-artifacts.ts';
import {
  annotationKey,
  artifactKey,
  draftKey,
  findKey,
  inArtifact,
  KEYS,
  revisionKey,
  tagNamesKey,
  textPartKey,
  textPartsRange,
} from './keys.ts';
import {
  artifactHead,
  artifactOf,
  begunColumn,
  draftRow,
  draftWrites,
  isDiscarded,
  publishedOf,
  retaggedRow,
  revisionColumns,
  revisionOf,
  revisionOutline,
  type SavedDraft,
  savedDraftOf,
  type TextPart,
  tagNamesRow,
  tombstoneRow,
  wholeDraft,
  withoutParts,
} from './knowledge-rows.ts';
import { inParts, partsOf, textPart } from './long-texts.ts';
import { newerVersion, readAll } from './rows.ts';
import { type Row, type Table, type Write, WriteConflict, wroteAll } from './table.ts';

/** The knowledge base: artifacts with a draft for writers and revisions for readers. Revisions are never changed. */
export class KnowledgeStore {
  readonly #table: Table;
  readonly #shelves: FollowedArtifacts;

  constructor(table: Table, shelves: FollowedArtifacts) {
    this.#table = table;
    this.#shelves = shelves;
  }

  /** All artifacts of a community with what their evidence comes to, as they are now. Two storage calls. */
  shelf(place: Place): Promise<Shelf> {
    return this.#shelves.of(this.#table, place);
  }

  async head(place: Place, artifactId: string): Promise<Artifact | undefined> {
    const of = (row: Row) => (isDiscarded(row) ? null : artifactOf(row));
    return (await this.#table.find(place.partition, artifactKey(artifactId), of)) ?? undefined;
  }

  /** What tags were renamed to; `etag` is null while none was. */
  async tagNames(place: Place): Promise<{ names: TagNames; etag: string | null }> {
    return (await this.#table.find(place.partition, tagNamesKey, tagNamesRow.readWithEtag)) ?? NO_NAMES;
  }

  /** Tags by what they are called now. */
  async tagsNow(place: Place, tags: readonly string[]): Promise<string[]> {
    return tags.length === 0 ? [] : renamedTags(tags, (await this.tagNames(place)).names);
  }

  async nameTags(
    place: Place,
    names: TagNames,
    etag: string | null,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    const row = tagNamesRow.columns({ names });
    const write: Write =
      etag === null
        ? { do: 'create', key: tagNamesKey, row }
        : { do: 'replace', key: tagNamesKey, row, etag };
    await this.#table.write(place.partition, operation, [write, ...also]);
  }

  /**
   * The version in which an artifact is to be changed by somebody who has read it in this one. It is another one where
   * nothing but the names of its tags has changed since.
   */
  async versionOf(place: Place, artifact: Artifact, etag: string): Promise<string> {
    if (etag === artifact.etag) return etag;
    const row = await this.#table.get(place.partition, artifactKey(artifact.id), RETAGGED);
    return row && retaggedFrom(row).has(etag) ? row.etag : etag;
  }

  /** Writes the tags of an artifact, of its draft and of its row for search by what they are called now. */
  async renameTagsOf(place: Place, artifactId: string, names: TagNames): Promise<void> {
    const [head, saved, found] = await Promise.all([
      this.#table.get(place.partition, artifactKey(artifactId)),
      this.#table.get(place.partition, draftKey(artifactId)),
      this.#table.get(place.partition, findKey('artifact', artifactId), []),
    ]);
    if (!head || isDiscarded(head)) return;
    const writes: Write[] = [];
    const before = artifactOf(head);
    const tags = renamedTags(before.tags, names);
    const draft = saved && !saved.discarded ? savedDraftOf(saved).draft.tags : [];
    const drafted = renamedTags(draft, names);
    if (saved && !isDeepStrictEqual(draft, drafted)) {
      const row = draftRow.changed({ tags: drafted });
      writes.push({ do: 'merge', key: draftKey(artifactId), row, etag: saved.etag });
    }
    const operation = randomUUID();
    if (!isDeepStrictEqual(before.tags, tags)) {
      const retagged = { retaggedBy: operation, retaggedFrom: new Set([...retaggedFrom(head), head.etag]) };
      const row = { ...artifactHead.changed({ tags }), ...retaggedRow.columns(retagged) };
      writes.push({ do: 'merge', key: artifactKey(artifactId), row, etag: head.etag });
      if (found && before.revision > 0) writes.push(findingTags(artifactId, tags));
    }
    if (writes.length > 0) await this.#table.write(place.partition, operation, writes);
  }

  async draft(place: Place, artifactId: string): Promise<SavedDraft | null> {
    for (let look = 0; look < LOOKS; look += 1) {
      const pieces = await this.#table.range(
        place.partition,
        draftKey(artifactId),
        `${draftKey(artifactId)}|~`,
        { key: KEYS.draft, of: pieceOf },
        { every: true },
      );
      const draft = pieces.find((piece) => 'draft' in piece)?.draft ?? null;
      const whole = draft && wholeDraft(draft, textIn(pieces));
      if (whole || !draft) return whole;
    }
    throw newerVersion();
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
            const [draft, parts] = [draftKey(artifactId), `${draftKey(artifactId)}|~`];
            return writes ? listed : `${listed} and ${odata`(RowKey lt ${draft} or RowKey gt ${parts})`}`;
          },
        },
      );
    let pieces = await read(inArtifact(artifactId), ROWS_AT_ONCE);
    const found = pieces.flatMap(({ annotation }) => annotation ?? []);
    if (pieces.length === ROWS_AT_ONCE) pieces = await read(rest);
    const shown = found.slice(0, ANNOTATIONS_LISTED);
    const draft = pieces.find((piece) => piece.draft)?.draft ?? null;
    const revisions = pieces.flatMap(({ revision }) => revision ?? []).reverse();
    return {
      // It is read by itself where it was saved while the range was read.
      draft: draft && (wholeDraft(draft, textIn(pieces)) ?? (await this.draft(place, artifactId))),
      revisions: revisions.map(({ parts: _, ...revision }) => revision),
      newestParts: revisions[0]?.parts ?? 0,
      editing: pieces.flatMap(({ editing }) =>
        editing && isThere(this.#table, editing) ? editing.person : [],
      ),
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

  async revision(place: Place, artifactId: string, number: number): Promise<StoredRevision | undefined> {
    const row = await this.#table.get(place.partition, revisionKey(artifactId, number));
    if (!row) return undefined;
    const { parts } = readAll(partsOf, row);
    const text = parts > 0 ? await this.longText(place, artifactId, number) : undefined;
    return readAll((row) => {
      const { type, taxonomy, reviewBy, title, tags, body } = publishedOf(row, text);
      return { revision: revisionOf(row), type, body, about: { type, taxonomy, reviewBy, title, tags } };
    }, row);
  }

  /** The text of a revision that has one in rows of its own. */
  async longText(place: Place, artifactId: string, number: number): Promise<string> {
    return (await this.#longTexts(place, artifactId, number, number)).get(number) ?? '';
  }

  async #longTexts(place: Place, artifactId: string, from: number, to: number): Promise<Map<number, string>> {
    const of = (row: Row) => [Number(row.rowKey?.split('|')[2]), textPart.read(row).text] as const;
    const range = textPartsRange(artifactId, from, to);
    const texts = new Map<number, string>();
    const kind = { key: KEYS.textPart, of };
    for (const [number, text] of await this.#table.range(place.partition, ...range, kind, { every: true }))
      texts.set(number, (texts.get(number) ?? '') + text);
    return texts;
  }

  /** The texts of these revisions and all between them, by their numbers. */
  async texts(
    place: Place,
    artifactId: string,
    from: number,
    to: number,
  ): Promise<ReadonlyMap<number, { type: ArtifactType; body: string }>> {
    const of = (row: Row) => {
      const { parts } = partsOf(row);
      const { type, body } = publishedOf(row, parts > 0 ? '' : undefined);
      return { number: revisionOf(row).number, type, body, parts };
    };
    const [first, last] = [revisionKey(artifactId, from), `${revisionKey(artifactId, to)}~`];
    const kind = { key: KEYS.revision, of };
    const found = await this.#table.range(place.partition, first, last, kind);
    const isLong = found.some(({ parts }) => parts > 0);
    const long = isLong ? await this.#longTexts(place, artifactId, from, to) : new Map<number, string>();
    return new Map(
      found.map(({ number, type, body }) => [number, { type, body: long.get(number) ?? body }] as const),
    );
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
      const versions = await this.#table.write(place.partition, operation, [
        { do: 'create', ...head },
        { do: 'create', key, row },
        ...others,
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
      const gone = await this.#table.get(place.partition, head.key, []);
      await this.#table.write(place.partition, operation, [
        gone ? { do: 'replace', ...head, etag: gone.etag } : { do: 'create', ...head },
        { do: 'replace', key, row, etag },
        ...others,
      ]);
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
    before: SavedDraft | null,
    by: PersonRef,
    now: Date,
    etag: string,
    operation: string,
  ): Promise<void> {
    const outline = artifact.state === 'draft' ? { ...draft, ...changed(by, now) } : {};
    const saved = { by, at: now.toISOString() };
    const { row, others } = draftWrites(artifact.id, draft, saved, operation, before);
    await this.#table.write(place.partition, operation, [
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
    change: Partial<Pick<Artifact, 'owner' | 'reviewed' | 'reviewBy'>>,
    draftToo: boolean,
    etag: string,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    const { reviewBy } = change;
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key: artifactKey(artifact.id), row: artifactHead.changed(change), etag },
      ...(draftToo && reviewBy !== undefined
        ? [{ do: 'touch', key: draftKey(artifact.id), row: draftRow.changed({ reviewBy }) } as const]
        : []),
      ...also,
    ]);
  }

  /** What is published and waits to be looked at since this day, or belongs to one of these people. */
  async stale(place: Place, today: string, former: readonly string[]): Promise<Artifact[]> {
    // The service takes so many comparisons in one question; of more people all artifacts are read.
    const asks = former.length <= 5;
    const found = await this.#table.range(
      place.partition,
      artifactKey(''),
      artifactKey('~'),
      { key: KEYS.artifact, of: artifactOf },
      {
        where: (odata) => {
          if (!asks) return odata`revision gt ${0}`;
          const theirs = former.map((id) => odata` or ownerId eq ${id} or changedById eq ${id}`);
          return `(reviewBy gt '' and ${odata`reviewBy le ${today}`})${theirs.join('')}`;
        },
      },
    );
    const isFormer = new Set(former);
    return found.filter(
      (one) =>
        one.state === 'published' &&
        ((one.reviewBy !== null && one.reviewBy <= today) || isFormer.has(ownerOf(one).id)),
    );
  }

  /** The ids of what is published and belongs to somebody. */
  async ownedBy(place: Place, personId: string): Promise<string[]> {
    const found = await this.#table.range(
      place.partition,
      artifactKey(''),
      artifactKey('~'),
      { key: KEYS.artifact, of: artifactOf },
      { where: (odata) => odata`ownerId eq ${personId} or changedById eq ${personId}` },
    );
    return found
      .filter((one) => one.state === 'published' && ownerOf(one).id === personId)
      .map(({ id }) => id);
  }

  /** Discards the draft of a published artifact. */
  async dropDraft(
    place: Place,
    artifact: Artifact,
    draft: SavedDraft | null,
    etag: string,
    operation: string,
  ): Promise<void> {
    await this.#table.write(place.partition, operation, [
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
    const head = await this.#table.get(place.partition, artifactKey(artifactId));
    if (head?.etag !== etag) throw new WriteConflict('changed');
    const { begun = '' } = begunColumn.safeParse(head).data ?? {};
    await this.#table.write(place.partition, operation, [
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
    const [head, revision] = await this.#table.write(place.partition, operation, [
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

/** A revision with its text. */
export interface StoredRevision {
  readonly revision: Revision;
  readonly type: ArtifactType;
  readonly body: string;
  /** What stood around its text. */
  readonly about: Omit<ArtifactDraft, 'body'>;
}

/** Everything in an artifact's range. */
export interface InArtifact {
  readonly draft: SavedDraft | null;
  /** Without their bodies, the newest first. */
  readonly revisions: Revision[];
  /** In how many rows of its own the text of the newest stands; 0 for a text that is in the revision's row. */
  readonly newestParts: number;
  /** Who has the editor open. */
  readonly editing: PersonRef[];
  /** The oldest first; where there are very many, some of them. */
  readonly annotations: Annotation[];
  /** After which annotation there are more; null for no more. */
  readonly annotationsAfter: string | null;
  /** The latest first. */
  readonly trials: Trial[];
  readonly uses: Use[];
}

/** What one row of an artifact has. */
type Piece = {
  readonly draft?: SavedDraft | null;
  readonly text?: TextPart;
  readonly revision?: Revision & { readonly parts: number };
  readonly editing?: Editing;
} & {
  readonly [Part in 'annotation' | 'trial' | 'use']?: InArtifact[`${Part}s`][number] | null;
};

const RETAGGED = ['op', ...retaggedRow.names];

/** The versions of a head since which only the names of its tags have changed. */
function retaggedFrom(row: Row): ReadonlySet<string> {
  const { op } = row;
  if (op === undefined || op !== row.retaggedBy) return new Set();
  return retaggedRow.read(row).retaggedFrom;
}

const NO_NAMES = { names: {}, etag: null };

/** How often a draft is read again that is saved while it is read. */
const LOOKS = 4;

/** As many annotations are told with an artifact, and more on demand. */
const ANNOTATIONS_LISTED = 500;
/** As many rows as one storage call brings. */
const ROWS_AT_ONCE = 1_000;
/** Behind an artifact's annotations, which come first in its range. Those that were taken back say no kind. */
const AFTER_ANNOTATIONS = 'draft';

const PIECE_COLUMNS = [
  ...new Set([draftRow, revisionOutline, annotationRow, trialRow, useRow].flatMap(({ names }) => names)),
  'discarded',
  'parts',
  'version',
  'text',
  ...editingRow.names,
];

function pieceOf(row: Row): Piece {
  const [, , what, part] = (row.rowKey ?? '').split('|');
  if (what === 'draft' && part) return { text: textPart.read(row) };
  if (what === 'draft') return { draft: row.discarded ? null : savedDraftOf(row) };
  if (what === 'revision') return { revision: { ...revisionOf(row), parts: partsOf(row).parts } };
  if (what === 'editing') return { editing: editingOf(row) };
  if (what === 'annotation') return { annotation: annotationOf(row) };
  return what === 'trial' ? { trial: trialOf(row) } : { use: usageOf(row) };
}

const textIn = (pieces: readonly Piece[]): TextPart[] => pieces.flatMap(({ text }) => text ?? []);

const byTime = (a: { readonly at: string }, b: { readonly at: string }) => a.at.localeCompare(b.at);

const changed = (by: PersonRef, now: Date) => ({ changedAt: now.toISOString(), changedBy: by });
