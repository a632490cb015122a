import type { Annotation } from '../../domain/knowledge/annotation.ts';
import type { Revision } from '../../domain/knowledge/artifact.ts';
import type { Trial, Use } from '../../domain/knowledge/evidence.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { type Editing, editingOf, editingRow } from './editing-rows.ts';
import { annotationOf, annotationRow, trialOf, trialRow, usageOf, useRow } from './evidence-rows.ts';
import {
  draftRow,
  revisionOf,
  revisionOutline,
  type SavedDraft,
  savedDraftOf,
  type TextPart,
} from './knowledge-rows.ts';
import { partsOf, textPart } from './long-texts.ts';
import type { Row } from './table.ts';

// An artifact's range has rows of several kinds, which are read together.

/** Everything in an artifact's range. */
export interface InArtifact {
  readonly draft: SavedDraft | null;
  /** Without their bodies, the newest first. */
  readonly revisions: Revision[];
  /** In how many rows of its own the text of each stands; 0 for a text that is in the revision's row. */
  readonly partsOf: ReadonlyMap<number, number>;
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
export type Piece = {
  readonly draft?: SavedDraft | null;
  readonly text?: TextPart;
  readonly revision?: Revision & { readonly parts: number };
  readonly editing?: Editing;
} & {
  readonly [Part in 'annotation' | 'trial' | 'use']?: InArtifact[`${Part}s`][number] | null;
};

export const PIECE_COLUMNS = [
  ...new Set([draftRow, revisionOutline, annotationRow, trialRow, useRow].flatMap(({ names }) => names)),
  'discarded',
  'parts',
  'version',
  'text',
  ...editingRow.names,
];

export function pieceOf(row: Row): Piece {
  const [, , what, part] = (row.rowKey ?? '').split('|');
  if (what === 'draft' && part) return { text: textPart.read(row) };
  if (what === 'draft') return { draft: row.discarded ? null : savedDraftOf(row) };
  if (what === 'revision') return { revision: { ...revisionOf(row), parts: partsOf(row).parts } };
  if (what === 'editing') return { editing: editingOf(row) };
  if (what === 'annotation') return { annotation: annotationOf(row) };
  return what === 'trial' ? { trial: trialOf(row) } : { use: usageOf(row) };
}

export const textIn = (pieces: readonly Piece[]): TextPart[] => pieces.flatMap(({ text }) => text ?? []);
