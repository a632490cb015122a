import { useLocation } from 'wouter';
import { draftArtifact } from '../../domain/knowledge/contract.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { keepOrigin } from '../../domain/synthesis/contract.ts';
import { caseNoteOf } from '../../domain/synthesis/from-note.ts';
import type { NewOrigin } from '../../domain/synthesis/origin.ts';
import { call } from '../api/client.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { FROM_NOTE } from './texts.ts';

export const originOf = ({ id: sessionId }: Pick<Session, 'id'>, { authorKey, id: noteId }: Note) =>
  ({ kind: 'note', sessionId, authorKey, noteId }) as const satisfies NewOrigin;

/** Makes the draft of a case note from a note, which keeps where it is from, and opens it in the editor. */
export function useCaseNote(session: Session) {
  const [, go] = useLocation();
  return useAction(async (operation, note: Note) => {
    const { communityId } = session;
    // The operation is one of its kind, so the draft is the same when it is tried again.
    const artifactId = operation;
    try {
      await call(keepOrigin, {
        params: { communityId, thingId: artifactId },
        body: { of: { kind: 'artifact' }, from: originOf(session, note) },
        operation,
      });
      const params = { communityId, artifactId };
      await call(draftArtifact, { params, body: caseNoteOf(note, session), operation });
    } catch (problem) {
      toast(FROM_NOTE.notMade(wordsFor(problem).title));
      throw problem;
    }
    go(`/communities/${communityId}/knowledge/${artifactId}/edit`);
  });
}
