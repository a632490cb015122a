import { useState } from 'react';
import { choose, editOf, meet, undecided } from './edit.ts';
import { type EditKind, type EditState, editSchema, type Side, type Version } from './edit-kind.ts';
import { type Draft, useDraft } from './use-draft.ts';

export interface Edit<Form, Part extends string> extends EditState<Form, Part> {
  /** The conflicts that are still to be decided. */
  readonly undecided: readonly Part[];
  readonly restored: boolean;
  readonly set: (change: (before: Form) => Form) => void;
  /** What is kept as it is now, for what outlives a render. */
  readonly latest: () => EditState<Form, Part>;
  /** Puts what was typed on top of a version that somebody else has saved; true if nothing has to be decided. */
  readonly meet: (theirs: Version<Form>) => boolean;
  readonly choose: (part: Part, side: Side) => void;
  /** Keeps a state again that was forgotten. */
  readonly keep: (state: EditState<Form, Part>) => void;
  readonly forget: () => void;
  readonly startOver: () => void;
}

/**
 * A form that changes something which others may change too: what is typed is kept in the browser together with the
 * version it was typed on. Where another version has been saved meanwhile, also before a draft is restored, both are
 * held side by side, and nothing of either is lost until the person has chosen.
 */
export function useEdit<Form, Part extends string>(
  name: string,
  kind: EditKind<Form, Part>,
  saved: Version<Form>,
): Edit<Form, Part> {
  const [schema] = useState(() => editSchema(kind));
  const draft: Draft<EditState<Form, Part>> = useDraft(
    name,
    schema,
    () => editOf(saved),
    (stored) => (stored.etag === saved.etag ? stored : meet(kind, stored, saved)),
  );
  const { value, latest, restored, forget } = draft;
  return {
    ...value,
    undecided: undecided(value),
    restored,
    set: (change) => draft.set((before) => ({ ...before, form: change(before.form) })),
    latest,
    meet(theirs) {
      const next = meet(kind, latest(), theirs);
      draft.set(next);
      return next.meeting?.conflicts.length === 0;
    },
    choose: (part, side) => draft.set((before) => choose(kind, before, part, side)),
    keep: draft.set,
    forget,
    startOver: () => draft.startOver(editOf(saved)),
  };
}
