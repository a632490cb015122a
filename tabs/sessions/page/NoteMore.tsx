import { createContext, lazy, Suspense, use } from 'react';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { SessionClient } from '../live/session-client.ts';
import { TryIt } from './TryIt.tsx';

const MakeTopic = lazy(() => import('../topics/MakeTopic.tsx'));
const NoteToKnowledge = lazy(() => import('../../synthesis/NoteToKnowledge.tsx'));

export interface NoteActions {
  /** Whether I may begin pilots. */
  readonly tries: boolean;
  /** Whether I may read what notes have become in the knowledge base, and whether I may write there. */
  readonly reads: boolean;
  readonly writes: boolean;
  readonly session: Session;
  /** The playbooks of the session. */
  readonly artifacts: readonly Pick<Artifact, 'id' | 'title'>[];
}

/** Which actions the notes of a page offer; null where they offer none. */
export const NoteActionsContext = createContext<NoteActions | null>(null);

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  /** Whether it is said in words where that takes more room. */
  readonly inWords?: boolean;
}

/** The actions of one note: begin a pilot from it, make a question a topic, and make more of it. */
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
      {actions.reads && (
        <Suspense>
          <NoteToKnowledge {...actions} note={note} />
        </Suspense>
      )}
    </>
  );
}
