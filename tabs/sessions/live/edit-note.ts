import { editNote } from '../../../domain/sessions/edit-note.ts';
import { type Note, type NoteDraft, note as noteSchema } from '../../../domain/sessions/note.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { type ApiProblem, call } from '../../api/client.ts';
import { withNote } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

/** Takes over a note as the server has just shown it. */
export function accept({ following }: SessionClient, note: Note): void {
  following.change((state, at) => withNote(state, note, at));
}

/** Gives the note as it is then. */
export async function saveEdit(
  client: SessionClient,
  operation: string,
  note: Note,
  draft: NoteDraft,
  etag: string,
  owner: PersonRef | null,
): Promise<Note> {
  const { etag: version, editedBy } = await call(editNote, {
    params: { ...client.place, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { note: draft, secret: client.secrets.of(note) },
    etag,
    operation,
  });
  const { ownerId: _, ...said } = draft;
  const text = draft.text.trimEnd();
  const edited = { ...note, ...said, text, owner, edited: true, editedBy, etag: version };
  accept(client, edited);
  return edited;
}

/** The note as it stands on the server, out of a refused edit; null if it is gone. */
export function currentOf(problem: ApiProblem): Note | null {
  const read = noteSchema.safeParse(problem.current);
  return read.success ? read.data : null;
}
