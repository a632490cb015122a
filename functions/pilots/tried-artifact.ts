import { randomUUID } from 'node:crypto';
import { type Annotation, hasEnded } from '../../domain/knowledge/annotation.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import type { EvidenceChange } from '../../domain/knowledge/evidence.ts';
import type { knowledgeMine } from '../../domain/knowledge/mine.ts';
import type { Report, ReportDraft } from '../../domain/pilots/report.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { beginning } from '../../domain/shared/text.ts';
import { TOLD_ENTRY } from '../feed/news-entries.ts';
import { feedThings } from '../feed/work.ts';
import { newAnnotation, spotOf } from '../tables/annotation-places.ts';
import type { Place } from '../tables/community-store.ts';
import { rewordingAnnotation, writingAnnotation } from '../tables/evidence-rows.ts';
import { findingAnnotation } from '../tables/findings.ts';
import type { StoredPilot } from '../tables/pilot-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { sayTeamContext } from './team-context.ts';

/** The feed kind of the area `knowledge` by which whoever owns an artifact learns of its annotations. */
const ANNOTATED: keyof typeof knowledgeMine = 'annotated';

const CONTEXT_MAX = 300;

/** What a report changes in the artifact that was tried. */
export interface Told {
  readonly writes: readonly Write[];
  /** The annotation that the report makes; '' for none. */
  readonly annotationId: string;
  /** Whom it has told that their artifact was tried; '' for nobody. */
  readonly toldOwner: string;
}

interface Telling {
  /** Who reports now. */
  readonly by: PersonRef;
  /** Who reported it first, and when. */
  readonly reportedBy: PersonRef;
  readonly at: string;
  /** The annotation of the version that is corrected. */
  readonly before: Report['annotation'];
}

/**
 * What a published report tells of the artifact that was tried: its trial, and the annotation that it makes. Withdrawn
 * (`report` is null) it tells nothing more: the annotation goes, and where somebody has answered or ended it, its words and
 * its author's name go. A correction leaves such a one as it is, as it does what its author has changed of it beside the
 * text; one that its author took back is not made again.
 */
export async function tellingArtifact(
  world: World,
  place: Place,
  { pilot, annotationId, toldOwner: toldBefore }: StoredPilot,
  report: ReportDraft | null,
  { by, reportedBy, at, before }: Telling,
  operation: string,
): Promise<Told> {
  const said = report?.annotation ?? null;
  if (!pilot.artifact) {
    if (said) throw invalid('report.annotation', 'nothing, because no artifact was tried');
    return { writes: [], annotationId: '', toldOwner: '' };
  }
  const { id: artifactId, revision } = pilot.artifact;
  // Read first: whatever the writes depend on and is changed after it makes them fail.
  const evidence = await world.evidence.read(place, artifactId);
  const [artifact, was] = await Promise.all([
    world.knowledge.head(place, artifactId),
    annotationId ? world.evidence.annotation(place, artifactId, annotationId) : undefined,
  ]);
  if (!artifact) return { writes: [], annotationId, toldOwner: toldBefore };
  const tried = artifact;
  // Unless they have reported it themselves.
  const ownerId = ownerOf(artifact).id;
  const toldOwner = report && ownerId !== reportedBy.id ? ownerId : '';
  const isOpen = was !== undefined && was.answers.length === 0 && !hasEnded(was);
  const isTakenBack = annotationId !== '' && !was;
  const writes: Write[] = [];
  const counted: NonNullable<EvidenceChange['annotations']>[number][] = [];
  let made = '';
  if (said && !annotationId) {
    const annotation = await annotationOf(said);
    made = annotation.id;
    writes.push(writingAnnotation(artifactId, annotation), findingAnnotation(artifactId, annotation));
    counted.push([null, annotation]);
  } else if (was && isOpen) {
    const change = said && (await changeOf(said, was));
    if (change === null || Object.keys(change).length > 0) {
      writes.push(...rewordingAnnotation(artifactId, was, change && { ...change, edited: true }));
      counted.push([was, change && { ...was, ...change }]);
    }
    made = said ? was.id : '';
  } else if (was && !report) {
    const change = withoutWords(was);
    writes.push(...rewordingAnnotation(artifactId, was, change));
    counted.push([was, { ...was, ...change }]);
  } else if (was || (isTakenBack && report)) made = annotationId;
  if (counted.length > 0)
    writes.push(
      feedThings(
        world,
        `${pilot.id}.${ANNOTATED}`,
        operation,
        [{ kind: ANNOTATED, id: artifactId }],
        [ownerId],
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
    at,
  };
  return {
    writes: [
      ...writes,
      ...tellingOwner(artifact),
      ...(await world.evidence.trying(place, artifactId, pilot.id, trial, counted, evidence)),
    ],
    annotationId: made,
    toldOwner,
  };

  async function annotationOf(one: NonNullable<ReportDraft['annotation']>) {
    const own = {
      id: randomUUID(),
      kind: one.kind,
      words: one.words,
      context: beginning(sayTeamContext(pilot.team), CONTEXT_MAX),
      revision,
      anchor: one.quote,
      session: null,
      pilot: { id: pilot.id, title: pilot.title },
    };
    return newAnnotation(world, place, tried, own, by, world.now());
  }

  /** The line of whoever was told before is corrected or taken back, whoever has published the artifact since. */
  function tellingOwner({ title }: Artifact): Write[] {
    const people = [...new Set([toldBefore, toldOwner])].filter((personId) => personId !== '');
    return people.flatMap((personId) => {
      const id = world.news.idFor(personId, { at }, pilot.id);
      const things = [{ kind: TOLD_ENTRY.kind, id }];
      const feed = feedThings(world, `${pilot.id}.tried.${personId}`, operation, things, [personId]);
      if (!report || personId !== toldOwner)
        return [world.news.withdrawingOne(personId, { at }, pilot.id), feed];
      const about = { communityId: place.communityId, pilotId: pilot.id, artifactId, title };
      const news = { kind: 'tried' as const, at, by: reportedBy, ...about, verdict: report.verdict };
      return [world.news.tellingOne(personId, news, pilot.id), feed];
    });
  }

  /** What a correction changes of it. */
  async function changeOf(one: NonNullable<ReportDraft['annotation']>, there: Annotation) {
    const isMoved = JSON.stringify(one.quote) !== JSON.stringify(before?.quote ?? null);
    return {
      ...(there.kind === before?.kind && one.kind !== there.kind && { kind: one.kind }),
      ...(there.words === before?.words && one.words !== there.words && { words: one.words }),
      ...(isMoved && (await spotOf(world, place, tried, { revision, anchor: one.quote }))),
    };
  }
}

/** What is left of an annotation that others have answered or ended, once its words are withdrawn. */
const withoutWords = (was: Annotation) => ({
  words: '',
  context: '',
  author: { ...was.author, name: '' },
  pilot: null,
  ...(!hasEnded(was) && { state: 'withdrawn' as const }),
});
