import * as z from 'zod';
import { type Annotation, annotation, annotationAnswer } from '../../domain/knowledge/annotation.ts';
import {
  type EvidenceSummary,
  evidenceSummary,
  type Trial,
  trial,
  type Use,
  use,
} from '../../domain/knowledge/evidence.ts';
import { instant } from '../../domain/shared/time.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { findingNoMore } from './find-store.ts';
import { annotationIn, findingAnnotation } from './findings.ts';
import { annotationKey } from './keys.ts';
import { ifMissing, json, orNull, person, rowCodec } from './row-codec.ts';
import type { Row, Write } from './table.ts';

// Loose, so that what a newer version counts or says besides is written back as it was.
const loose = <T extends z.core.$ZodShape>(shape: T) =>
  z.looseObject(shape) as unknown as z.ZodObject<T, z.core.$strip>;

export const evidenceRow = rowCodec({
  verdicts: json(loose(evidenceSummary.shape.verdicts.shape)),
  uses: evidenceSummary.shape.uses,
  annotations: json(loose(evidenceSummary.shape.annotations.shape)),
  unplaced: evidenceSummary.shape.unplaced,
});

/** When something was last added; in the same row, which did not say it at first. */
export const latestRow = rowCodec({ latestAt: ifMissing('', orNull(instant)) });

const { pilotId, owner, team, ...report } = trial.shape;
/** The pilot stands in the key. */
export const trialRow = rowCodec({ ...report, owner: person, team: json(loose(team.shape)) });

const { sessionId, ...used } = use.shape;
/** The session stands in the key. */
export const useRow = rowCodec(used);

const { id, author, anchor, session, pilot, ended, answers, etag, ...said } = annotation.shape;
export const annotationRow = rowCodec({
  ...said,
  author: person,
  anchor: json(anchor),
  session: json(session),
  pilot: json(pilot),
  ended: json(ended),
  answers: json(tolerantArray(loose(annotationAnswer.shape))),
});

/** Replaces an annotation that its author took back, so that a late repeat does not write it again. */
const takenBackRow = z.object({ takenBack: z.literal(true) });

const lastOf = ({ rowKey = '' }: Row) => rowKey.slice(rowKey.lastIndexOf('|') + 1);

export const summaryIn = (row: Row): EvidenceSummary => evidenceRow.read(row);

export const trialOf = (row: Row): Trial => ({ ...trialRow.read(row), pilotId: pilotId.parse(lastOf(row)) });

export const usageOf = (row: Row): Use => ({ ...useRow.read(row), sessionId: sessionId.parse(lastOf(row)) });

/** null for one that was taken back. */
export function annotationOf(row: Row): Annotation | null {
  if (takenBackRow.safeParse(row).success) return null;
  return { ...annotationRow.readWithEtag(row), id: id.parse(lastOf(row)) };
}

/** The write for a new annotation. */
export const writingAnnotation = (artifactId: string, one: Omit<Annotation, 'etag'>): Write => ({
  do: 'create',
  key: annotationKey(artifactId, one.id),
  row: annotationRow.columns({ ...one, etag: '' } as Annotation),
});

/** The write for a change of an annotation that still has the version that was read; null takes it back. */
export function changingAnnotation(
  artifactId: string,
  { id: annotationId, etag: version }: Pick<Annotation, 'id' | 'etag'>,
  change: Partial<Omit<Annotation, 'id' | 'etag'>> | null,
): Write {
  const key = annotationKey(artifactId, annotationId);
  return change
    ? { do: 'merge', key, row: annotationRow.changed(change), etag: version }
    : { do: 'replace', key, row: { takenBack: true }, etag: version };
}

/** The writes for a change of an annotation that may change its words, and for what search finds of it. */
export function rewordingAnnotation(
  artifactId: string,
  was: Annotation,
  change: Partial<Omit<Annotation, 'id' | 'etag'>> | null,
): Write[] {
  const write = changingAnnotation(artifactId, was, change);
  if (!change) return [write, findingNoMore('annotation', annotationIn(artifactId, was.id))];
  const isFoundOtherwise = (['words', 'context', 'kind', 'answers', 'author'] as const).some(
    (field) => change[field] !== undefined,
  );
  return isFoundOtherwise ? [write, findingAnnotation(artifactId, { ...was, ...change })] : [write];
}
