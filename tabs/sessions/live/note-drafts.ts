import * as z from 'zod/mini';
import { type NoteDraft, type NoteRef, noteKind, noteName } from '../../../domain/sessions/note.ts';
import { cleanProse } from '../../../domain/shared/text.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { type EditKind, type EditState, editSchema } from '../../drafts/edit-kind.ts';
import { prefixOf, type Records, recordsOf } from '../../drafts/records.ts';

const unfinished = z.object({
  kind: noteKind,
  text: z.string(),
  ownerId: z.nullable(z.string()),
  due: z.nullable(z.string()),
  nameless: z.boolean(),
  /** The version of what its author had prepared, where it begins with that; earlier versions of this page stored none. */
  prepared: z.catch(z.nullable(z.string()), null),
});

/** A note as it is being typed: kept with every keystroke. */
export type Unfinished = z.infer<typeof unfinished>;

export const NOTHING: Unfinished = {
  kind: 'insight',
  text: '',
  ownerId: null,
  due: null,
  nameless: false,
  prepared: null,
};

/** The notes being typed, by their session. */
export const noteDrafts = (personId: string): Records<Unfinished> =>
  recordsOf(browserStore, prefixOf('draft', personId), unfinished);

/** The name of the form in which a note is edited. */
export const editName = (note: NoteRef): string => `note.${noteName(note)}`;

/** A note is edited as a whole: whatever somebody else has changed in it meanwhile, the person looks at both. */
export const NOTE_EDIT: EditKind<Unfinished, 'note'> = {
  schema: unfinished,
  parts: {
    names: ['note'],
    same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    withPart: (_into, _part, from) => from,
  },
};

/** The notes being edited, by `editName`. */
export const noteEdits = (personId: string): Records<EditState<Unfinished, 'note'>> =>
  recordsOf(browserStore, prefixOf('form', personId), editSchema(NOTE_EDIT));

/** The text as it is sent: a paste may bring along characters that nobody sees and the API refuses. */
export function cleaned(text: string): string {
  return cleanProse(text).trim();
}

/** What is sent of it. */
export function noteOf(
  { kind, text, ownerId, due }: Unfinished,
  agendaItemId: string | null,
  tags: readonly string[] = [],
): NoteDraft {
  const isAction = kind === 'action';
  return {
    kind,
    text: cleaned(text),
    agendaItemId,
    tags: [...tags],
    ownerId: isAction ? ownerId : null,
    due: isAction ? due : null,
  };
}
