import type { Annotation } from '../../domain/knowledge/annotation.ts';
import {
  type EvidenceChange,
  type EvidenceSummary,
  evidenceAfter,
  NO_EVIDENCE,
  type Trial,
  type Use,
} from '../../domain/knowledge/evidence.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import {
  annotationOf,
  evidenceRow,
  latestRow,
  summaryIn,
  trialOf,
  trialRow,
  usageOf,
  useRow,
} from './evidence-rows.ts';
import { findingTried } from './findings.ts';
import {
  annotationKey,
  artifactKey,
  evidenceKey,
  inArtifact,
  KEYS,
  pilotKey,
  trialKey,
  usedKey,
} from './keys.ts';
import { storedPilotOf } from './pilot-rows.ts';
import type { Place } from './place.ts';
import type { Row, Table, Write } from './table.ts';

/** What an artifact's evidence comes to, as it was read; `etag` is null while there is no row. */
export interface StoredEvidence {
  readonly artifactId: string;
  readonly summary: EvidenceSummary;
  /** When something was last added to it; null for never. */
  readonly latestAt: string | null;
  readonly etag: string | null;
}

/** The keys of what is added to an artifact's evidence. */
const ADDED = /^in-artifact\|[^|]+\|(annotation|trial|use)\|/;

/**
 * What is known of how artifacts work: trials, uses and annotations, each a row, and a summary of them for lists. Every
 * change writes the summary in the version that was read, so it never counts anything twice. Whatever a change depends
 * on is therefore to be read after the summary: what is changed meanwhile makes the caller's transaction fail with a
 * WriteConflict, and the caller tries again.
 */
export class EvidenceStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async read(place: Place, artifactId: string): Promise<StoredEvidence> {
    const of = (row: Row) => ({
      artifactId,
      summary: summaryIn(row),
      ...latestRow.read(row),
      etag: row.etag,
    });
    const found = await this.#table.find(place.partition, evidenceKey(artifactId), of);
    return found ?? { artifactId, summary: NO_EVIDENCE, latestAt: null, etag: null };
  }

  async trial(place: Place, artifactId: string, pilotId: string): Promise<Trial | undefined> {
    return this.#table.find(place.partition, trialKey(artifactId, pilotId), trialOf);
  }

  /** The pilots that tried an artifact and are reported. */
  async triedBy(place: Place, artifactId: string): Promise<ReadonlySet<string>> {
    const of = ({ rowKey = '' }: Row) => rowKey.slice(trialKey(artifactId, '').length);
    const [from, to] = [trialKey(artifactId, ''), trialKey(artifactId, '~')];
    return new Set(
      await this.#table.range(place.partition, from, to, { key: KEYS.trial, of }, { select: [] }),
    );
  }

  async annotation(place: Place, artifactId: string, annotationId: string): Promise<Annotation | undefined> {
    const key = annotationKey(artifactId, annotationId);
    return (await this.#table.find(place.partition, key, annotationOf)) ?? undefined;
  }

  /** Whether there is or was an annotation with this id. */
  async hasAnnotation(place: Place, artifactId: string, annotationId: string): Promise<boolean> {
    return (
      (await this.#table.get(place.partition, annotationKey(artifactId, annotationId), [])) !== undefined
    );
  }

  /** Whether this operation has written an annotation as it stands. */
  async wrote(place: Place, artifactId: string, annotationId: string, operation: string): Promise<boolean> {
    const row = await this.#table.get(place.partition, annotationKey(artifactId, annotationId), ['op']);
    return row?.op === operation;
  }

  /** A pilot that an annotation may come from; undefined if there is no such pilot. */
  async pilot(place: Place, pilotId: string): Promise<Pilot | undefined> {
    const of = (row: Row) => storedPilotOf(place.communityId, row).pilot;
    return this.#table.find(place.partition, pilotKey(pilotId), of);
  }

  /** The annotations of an artifact that have not ended. */
  async openAnnotations(place: Place, artifactId: string): Promise<Annotation[]> {
    const found = await this.#table.range(
      place.partition,
      inArtifact(artifactId, 'annotation|'),
      inArtifact(artifactId, 'annotation|~'),
      { key: KEYS.annotation, of: annotationOf },
      { where: (odata) => odata`state eq ${'open'} or state eq ${'unplaced'}` },
    );
    return found.flatMap((one) => one ?? []);
  }

  /**
   * The writes that put a pilot's trial into an artifact's evidence, or correct it; those that take it out if `trial` is
   * null. `also` are annotations that the same transaction writes or ends.
   */
  async trying(
    place: Place,
    artifactId: string,
    pilotId: string,
    trial: Omit<Trial, 'pilotId'> | null,
    also: NonNullable<EvidenceChange['annotations']> = [],
    stored?: StoredEvidence,
  ): Promise<Write[]> {
    const before = stored ?? (await this.read(place, artifactId));
    const was = await this.trial(place, artifactId, pilotId);
    const key = trialKey(artifactId, pilotId);
    if (!was && !trial && also.length === 0) return [];
    const change = { verdicts: [[was?.verdict ?? null, trial?.verdict ?? null] as const], annotations: also };
    const back = also.flatMap(([there, is]) => (there?.id && !is ? annotationKey(artifactId, there.id) : []));
    const left = trial ? before : await this.without(place, before, [key, ...back], was?.at);
    const summary = changingEvidence(left, change, trial?.at);
    return [
      ...(trial ? [{ do: 'put', key, row: trialRow.columns(trial) } as const] : []),
      ...(!trial && was ? [{ do: 'remove', key } as const] : []),
      ...summary,
    ];
  }

  /** The writes that count a closed session as a use of an artifact; those that take it back if `use` is null. */
  async using(
    place: Place,
    artifactId: string,
    sessionId: string,
    use: Omit<Use, 'sessionId'> | null,
  ): Promise<Write[]> {
    const before = await this.read(place, artifactId);
    const key = usedKey(artifactId, sessionId);
    const was = await this.#table.find(place.partition, key, usageOf);
    // A draft that was never published, or is discarded by now, has no evidence.
    if (!was && (!use || !(before.etag || (await this.#isPublished(place, artifactId))))) return [];
    const left = use ? before : await this.without(place, before, [key], was?.at);
    return [
      use ? { do: 'put', key, row: useRow.columns(use) } : { do: 'remove', key },
      ...changingEvidence(left, { uses: Number(use !== null) - Number(was !== undefined) }, use?.at),
    ];
  }

  /** The evidence as it was read, with the moment of the latest addition that stays once these rows are gone. */
  async without(
    place: Place,
    evidence: StoredEvidence,
    gone: readonly string[],
    at: string | undefined,
  ): Promise<StoredEvidence> {
    const { artifactId, latestAt } = evidence;
    // Something else was added later.
    if (at === undefined || latestAt === null || at < latestAt) return evidence;
    const of = ({ rowKey = '', at: added }: Row) =>
      typeof added === 'string' && ADDED.test(rowKey) && !gone.includes(rowKey) ? [added] : [];
    const [from, to] = [inArtifact(artifactId), inArtifact(artifactId, '~')];
    const kind = { key: KEYS.inArtifact, of };
    const stays = await this.#table.range(place.partition, from, to, kind, { select: ['at'] });
    return { ...evidence, latestAt: stays.flat().sort().at(-1) ?? null };
  }

  async #isPublished(place: Place, artifactId: string): Promise<boolean> {
    const row = await this.#table.get(place.partition, artifactKey(artifactId), ['revision']);
    return typeof row?.revision === 'number' && row.revision > 0;
  }
}

/**
 * The writes for a summary after a change, in the version that was read, and for what search ranks by. Every transaction
 * that depends on an artifact's published revision writes the summary, so that of two at the same moment one fails.
 */
export function changingEvidence(
  { artifactId, summary, latestAt, etag }: StoredEvidence,
  change: EvidenceChange = {},
  /** When what is added was reported, held or said. */
  at = '',
): Write[] {
  const key = evidenceKey(artifactId);
  const after = evidenceAfter(summary, change);
  const isLatest = at > (latestAt ?? '');
  const row = { ...evidenceRow.columns(after), ...latestRow.columns({ latestAt: isLatest ? at : latestAt }) };
  const isFoundOtherwise = change.verdicts !== undefined;
  return [
    etag ? { do: 'merge', key, row, etag } : { do: 'create', key, row },
    ...(isFoundOtherwise ? [findingTried(artifactId, after)] : []),
  ];
}
