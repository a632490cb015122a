import { randomUUID } from 'node:crypto';
import { type Annotation, hasEnded } from '../../domain/knowledge/annotation.ts';
import type { EvidenceChange } from '../../domain/knowledge/evidence.ts';
import type { knowledgeMine } from '../../domain/knowledge/mine.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { ReportDraft } from '../../domain/pilots/report.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { beginning } from '../../domain/shared/text.ts';
import { feedThings } from '../feed/work.ts';
import { newAnnotation } from '../tables/annotation-places.ts';
import type { Place } from '../tables/community-store.ts';
import { changingAnnotation, writingAnnotation } from '../tables/evidence-rows.ts';
import type { StoredPilot } from '../tables/pilot-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** The feed kind of the area `knowledge` by which whoever owns an artifact learns of its annotations. */
const ANNOTATED: keyof typeof knowledgeMine = 'annotated';

const CONTEXT_MAX = 300;

/** The team as the context of an annotation, such as `Platform, engineering, 9, remote`. */
const contextOf = ({ name, function: does, size, works }: Pilot['team']): string =>
  beginning([name, does, size, works].filter(Boolean).join(', '), CONTEXT_MAX);

/** What a report changes in the artifact that was tried. */
export interface Told {
  readonly writes: readonly Write[];
  /** The annotation that the report makes; '' for none. */
  readonly annotationId: string;
}

/**
 * What a published report tells of the artifact that was tried: its trial, and the annotation that it makes. Withdrawn
 * (`report` is null) it tells nothing more. An annotation that somebody has answered, or that has ended, stays as it is.
 */
export async function tellingArtifact(
  world: World,
  place: Place,
  { pilot, annotationId }: StoredPilot,
  report: ReportDraft | null,
  by: PersonRef,
  reportedAt: string,
  operation: string,
): Promise<Told> {
  const said = report?.annotation ?? null;
  if (!pilot.artifact) {
    if (said) throw invalid('report.annotation', 'nothing, because no artifact was tried');
    return { writes: [], annotationId: '' };
  }
  const { id: artifactId, revision } = pilot.artifact;
  // Read first: whatever the writes depend on and is changed after it makes them fail.
  const evidence = await world.evidence.read(place, artifactId);
  const [artifact, was] = await Promise.all([
    world.knowledge.head(place, artifactId),
    annotationId ? world.evidence.annotation(place, artifactId, annotationId) : undefined,
  ]);
  if (!artifact) return { writes: [], annotationId };
  const isOpen = was !== undefined && was.answers.length === 0 && !hasEnded(was);
  const annotation = said && (!was || isOpen) ? await annotationOf() : null;
  const writes: Write[] = [];
  const counted: NonNullable<EvidenceChange['annotations']>[number][] = [];
  if (annotation && !was) {
    writes.push(writingAnnotation(artifactId, annotation));
    counted.push([null, annotation]);
  } else if (was && isOpen) {
    const { id, at, madeIn, answers, ...change } = annotation ?? was;
    writes.push(changingAnnotation(artifactId, was, annotation && { ...change, edited: true }));
    counted.push([was, annotation]);
  }
  if (counted.length > 0)
    writes.push(
      feedThings(
        world,
        `${pilot.id}.${ANNOTATED}`,
        operation,
        [{ kind: ANNOTATED, id: artifactId }],
        [artifact.changedBy.id],
      ),
    );
  const trial = report && {
    title: pilot.title,
    owner: pilot.owner,
    team: pilot.team,
    revision,
    verdict: report.verdict,
    lesson: report.lesson,
    change: report.change,
    conditions: report.conditions,
    at: reportedAt,
  };
  return {
    writes: [
      ...writes,
      ...(await world.evidence.trying(place, artifactId, pilot.id, trial, counted, evidence)),
    ],
    annotationId: annotation?.id ?? (was && !isOpen ? was.id : ''),
  };

  async function annotationOf(): Promise<Omit<Annotation, 'etag'> | null> {
    if (!artifact || !said) return null;
    const own = {
      id: was?.id ?? randomUUID(),
      kind: said.kind,
      words: said.words,
      context: contextOf(pilot.team),
      revision,
      anchor: said.quote,
      session: null,
      pilot: { id: pilot.id, title: pilot.title },
    };
    return newAnnotation(world, place, artifact, own, by, world.now());
  }
}
