import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { FieldProblem } from '../../domain/shared/refusal.ts';

/** Another version of the text, met when ours was to be saved. */
export interface Theirs {
  readonly draft: ArtifactDraft;
  /** Whose it is; null: the draft is gone, published or discarded, and this is what readers see. */
  readonly saved: { readonly by: PersonRef; readonly at: string } | null;
  readonly etag: string;
}

export interface Keeping {
  /** As typed: the title or the body may still be empty. */
  readonly draft: ArtifactDraft;
  /**
   * opening: nothing is known yet. untouched: new, nothing typed. waiting: typed, about to be sent. incomplete: not
   * acceptable yet, kept in the browser. offline: nobody answers, tried again by itself. refused: the API said no.
   * conflict: another version stands there. gone: somebody discarded it. discarding, discarded: this person did.
   */
  readonly state:
    | 'opening'
    | 'untouched'
    | 'saved'
    | 'waiting'
    | 'saving'
    | 'incomplete'
    | 'offline'
    | 'refused'
    | 'conflict'
    | 'gone'
    | 'discarding'
    | 'discarded';
  /** Why it is offline or refused. Before anything could be opened, why not. */
  readonly problem: unknown;
  /** What is not acceptable yet. */
  readonly errors: readonly FieldProblem[];
  readonly theirs: Theirs | null;
  /** What stands on the server; null while it knows nothing of this. */
  readonly page: ArtifactPage | null;
  /** Whether text was found that this browser had kept and the server had not. */
  readonly restored: boolean;
}

/** Nothing is sent by itself: the person decides, or has decided. */
export const HELD: readonly Keeping['state'][] = ['conflict', 'gone', 'discarding', 'discarded'];

/** What stood there before it was discarded, and what stands there now; null if nothing. */
export interface Discarded {
  readonly draft: ArtifactDraft;
  readonly artifact: Artifact | null;
}
