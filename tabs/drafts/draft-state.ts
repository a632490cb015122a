import type { FieldProblem } from '../../domain/shared/refusal.ts';
import type { SavedBy } from './draft-kind.ts';

/** Another version of the text that stood on the server when ours was to be saved. */
export interface Theirs<Draft> {
  readonly draft: Draft;
  /** null: the draft is gone, published or discarded, and this is what readers see. */
  readonly saved: SavedBy | null;
  readonly etag: string;
  /** What both were written upon; null where that is not known any more. */
  readonly base: Draft | null;
}

export interface DraftState<Draft, Page> {
  /** As typed: what it needs may still be missing. */
  readonly draft: Draft;
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
  readonly theirs: Theirs<Draft> | null;
  /** What was typed here before what somebody else saved came into it; null before anything has. */
  readonly merged: { readonly mine: Draft; readonly theirs: Theirs<Draft> } | null;
  /** What stands on the server; null while it knows nothing of this. */
  readonly page: Page | null;
  /** Whether text was found that this browser had kept and the server had not. */
  readonly restored: boolean;
}

/** In these states nothing is sent by itself: the person decides, or has decided. */
export const HELD: readonly DraftState<unknown, unknown>['state'][] = [
  'conflict',
  'gone',
  'discarding',
  'discarded',
];

/** The draft before it was discarded, and what stands there now; null if nothing. */
export interface Discarded<Draft, Saved> {
  readonly draft: Draft;
  readonly left: Saved | null;
}
