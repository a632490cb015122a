import type { Annotation } from '../../domain/knowledge/annotation.ts';
import {
  type Artifact,
  type ArtifactDraft,
  type ArtifactType,
  ownerOf,
  type Revision,
} from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { type InArtifact, PIECE_COLUMNS, pieceOf, textIn } from './artifact-pieces.ts';
import type { Place } from './community-store.ts';
import { peopleThere } from './editing-rows.ts';
import { annotationOf } from './evidence-rows.ts';
import type { FollowedArtifacts, Shelf } from './followed-artifacts.ts';
import {
  annotationKey,
  artifactKey,
  draftKey,
  inArtifact,
  KEYS,
  revisionKey,
  textPartsRange,
} from './keys.ts';
import {
  artifactOf,
  isDiscarded,
  publishedOf,
  reviewedBeforeRow,
  revisionOf,
  type SavedDraft,
  tombstoneRow,
  wholeDraft,
} from './knowledge-rows.ts';
import { partsOf, textPart } from './long-texts.ts';
import { newerVersion, readAll } from './rows.ts';
import type { Row, Table } from './table.ts';

/** Reads the knowledge base: lists of artifacts, and what one of them has. */
export class ArtifactReader {
  protected readonly table: Table;
  readonly #shelves: FollowedArtifacts;

  constructor(table: Table, shelves: FollowedArtifacts) {
    this.table = table;
    this.#shelves = shelves;
  }

  /** All artifacts of a community with what their evidence comes to, as they are now. Two storage calls. */
  shelf(place: Place): Promise<Shelf> {
    return this.#shelves.of(this.table, place);
  }

  async head(place: Place, artifactId: string): Promise<Artifact | undefined> {
    const of = (row: Row) => (isDiscarded(row) ? null : artifactOf(row));
    return (await this.table.find(place.partition, artifactKey(artifactId), of)) ?? undefined;
  }

  /** Who had looked at an artifact before whoever looked last. */
  async reviewedBefore(place: Place, artifactId: string): Promise<Artifact['reviewed']> {
    const row = await this.table.get(place.partition, artifactKey(artifactId), reviewedBeforeRow.names);
    return row ? readAll(reviewedBeforeRow.read, row).reviewedBefore : null;
  }

  /** What is published and waits to be looked at since this day, or belongs to one of these people. */
  async stale(place: Place, today: string, former: readonly string[]): Promise<Artifact[]> {
    // The service takes so many comparisons in one question; of more people all artifacts are read.
    const asks = former.length <= 5;
    const found = await this.table.range(
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
    const found = await this.table.range(
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

  async draft(place: Place, artifactId: string): Promise<SavedDraft | null> {
    for (let look = 0; look < LOOKS; look += 1) {
      const pieces = await this.table.range(
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

  /**
   * What stands where somebody has changed it meanwhile. The draft is read behind the head: whoever goes on with both,
   * and it was saved once more between the two, is refused again.
   */
  async current(
    place: Place,
    artifactId: string,
  ): Promise<{ artifact: Artifact | undefined; draft: ArtifactDraft | null }> {
    const artifact = await this.head(place, artifactId);
    return { artifact, draft: (await this.draft(place, artifactId))?.draft ?? null };
  }

  /** Whether the last change of an artifact's head was that of this operation. */
  async wasWrittenBy(place: Place, artifactId: string, operation: string): Promise<boolean> {
    return (await this.table.get(place.partition, artifactKey(artifactId), ['op']))?.op === operation;
  }

  /** Whether an artifact with this id was discarded before it was published. */
  async wasDiscarded(place: Place, artifactId: string): Promise<boolean> {
    return (await this.tombstone(place, artifactId)) !== undefined;
  }

  protected async tombstone(place: Place, artifactId: string) {
    return tombstoneRow.safeParse(await this.table.get(place.partition, draftKey(artifactId))).data;
  }

  /**
   * Everything in an artifact's range but the bodies of its revisions, its draft only for those who write, and of many
   * annotations the first. Its annotations come first in the range, so that one call brings all there is unless there
   * are more of them than are listed at once.
   */
  async everythingIn(place: Place, artifactId: string, writes: boolean): Promise<InArtifact> {
    const rest = inArtifact(artifactId, AFTER_ANNOTATIONS);
    const read = (from: string, top?: number) =>
      this.table.range(
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
      partsOf: new Map(revisions.map(({ number, parts }) => [number, parts])),
      editing: peopleThere(
        this.table,
        pieces.flatMap(({ editing }) => editing ?? []),
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
    const found = await this.table.range(
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
    const row = await this.table.get(place.partition, revisionKey(artifactId, number));
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
    for (const [number, text] of await this.table.range(place.partition, ...range, kind, { every: true }))
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
    const found = await this.table.range(place.partition, first, last, kind);
    const isLong = found.some(({ parts }) => parts > 0);
    const long = isLong ? await this.#longTexts(place, artifactId, from, to) : new Map<number, string>();
    return new Map(
      found.map(({ number, type, body }) => [number, { type, body: long.get(number) ?? body }] as const),
    );
  }

  /** Whether this operation of theirs has made a revision, which need not be the newest any more. */
  async published(place: Place, { id }: Artifact, operation: string, by: PersonRef): Promise<boolean> {
    const made = await this.table.range(
      place.partition,
      inArtifact(id, 'revision|'),
      inArtifact(id, 'revision|~'),
      { key: KEYS.revision, of: () => true },
      { where: (odata) => odata`op eq ${operation} and authorId eq ${by.id}`, select: ['op'] },
    );
    return made.length > 0;
  }
}

/** A revision with its text. */
export interface StoredRevision {
  readonly revision: Revision;
  readonly type: ArtifactType;
  readonly body: string;
  /** What stood around its text. */
  readonly about: Omit<ArtifactDraft, 'body'>;
}

/** How often a draft is read again that is saved while it is read. */
const LOOKS = 4;

/** As many annotations are told with an artifact, and more on demand. */
const ANNOTATIONS_LISTED = 500;
/** As many rows as one storage call brings. */
const ROWS_AT_ONCE = 1_000;
/** Behind an artifact's annotations, which come first in its range. Those that were taken back say no kind. */
const AFTER_ANNOTATIONS = 'draft';

const byTime = (a: { readonly at: string }, b: { readonly at: string }) => a.at.localeCompare(b.at);
