import type { ArtifactType } from '../knowledge/artifact.ts';
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import type { Verdict } from '../pilots/states.ts';
import type { NoteKind } from '../sessions/note.ts';
import type { Period } from './period.ts';

/*
 * What a report is assembled from. Nothing here has an author: a report leads to pages that say who it was, where they
 * say it at all. The words that are quoted may name people, see named-lines.ts.
 */

export interface SourceSession {
  readonly id: string;
  readonly topic: string;
  readonly on: string;
  readonly area: Taxonomy;
  /** The artifacts that it had at hand. */
  readonly artifactIds: readonly string[];
}

export interface SourceNote {
  readonly sessionId: string;
  /** Names it within its session, to find what grew from it; it is not printed. */
  readonly name: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly tags: readonly string[];
  readonly agendaItemId: string | null;
  /** Of an action. */
  readonly done: boolean;
}

export interface SourcePilot {
  readonly id: string;
  /** '' while it is not reported: not everybody who may read a report sees it before. */
  readonly title: string;
  /** What it grew from: a session, and perhaps one of its notes. */
  readonly sessionId: string | null;
  readonly noteName: string | null;
  readonly artifact: { readonly id: string; readonly title: string } | null;
  /** null while there is no report of it. */
  readonly verdict: Verdict | null;
  /** Whether it was reported within the period. */
  readonly isOver: boolean;
  readonly lesson: string;
}

export interface SourceRevision {
  readonly artifactId: string;
  readonly number: number;
  readonly title: string;
  readonly type: ArtifactType;
  readonly changeNote: string;
  readonly on: string;
  /** How many annotations it took up. */
  readonly incorporated: number;
}

export interface SourceTopic {
  readonly id: string;
  readonly title: string;
  readonly votes: number;
  readonly isOpen: boolean;
  /** The note that it grew from. */
  readonly sessionId: string | null;
  readonly noteName: string | null;
}

/** A term that the community has agreed on, with all forms by which a text says it, its name first. */
export interface SourceTerm {
  readonly id: string;
  readonly forms: readonly string[];
}

export interface Sources {
  readonly communityId: string;
  readonly period: Period;
  /** Those that were held, the oldest first. */
  readonly sessions: readonly SourceSession[];
  readonly notes: readonly SourceNote[];
  readonly pilots: readonly SourcePilot[];
  /** The oldest first. */
  readonly revisions: readonly SourceRevision[];
  readonly topics: readonly SourceTopic[];
  readonly terms: readonly SourceTerm[];
}
