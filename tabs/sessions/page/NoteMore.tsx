import { createContext, lazy, Suspense, use } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { SessionClient } from '../live/session-client.ts';
import { TryIt } from './TryIt.tsx';

const MakeTopic = lazy(() => import('../topics/MakeTopic.tsx'));

export interface NoteActions {
  /** Whether I may begin pilots. */
  readonly tries: boolean;
}

/** Which actions the notes of a page offer; null where they offer none. */
export const NoteActionsContext = createContext<NoteActions | null>(null);

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  /** Whether it is said in words where that takes more room. */
  readonly inWords?: boolean;
}

/** The actions of one note: begin a pilot from it, and make a question a topic. */
export function NoteMore({ client, note, inWords = false }: Props) {
  const actions = use(NoteActionsContext);
  if (!actions) return null;
  const { communityId, sessionId } = client.place;
  const { authorKey, id: noteId, kind, text } = note;
  return (
    <>
      {actions.tries && <TryIt client={client} note={note} />}
      {kind === 'question' && (
        <Suspense>
          <MakeTopic
            communityId={communityId}
            origin={{ kind: 'note', sessionId, authorKey, noteId }}
            text={text}
            inWords={inWords}
          />
        </Suspense>
      )}
    </>
  );
}
