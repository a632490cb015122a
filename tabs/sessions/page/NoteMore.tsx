import { createContext, lazy, Suspense, use } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { SessionClient } from '../live/session-client.ts';
import { TryIt } from './TryIt.tsx';

const TopicFromNote = lazy(() => import('./TopicFromNote.tsx'));

interface Known {
  readonly session: Session;
  /** Whether I may begin pilots. */
  readonly tries: boolean;
  /** Whether I may propose topics. */
  readonly proposes: boolean;
}

/** What the notes of a page need to know for what can be made of them. */
export const OfNotes = createContext<Known | null>(null);

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  /** Whether it is said in words where that takes more room. */
  readonly inWords?: boolean;
}

/** What can be made of a note: a pilot, and of a question a topic. */
export function NoteMore({ client, note, inWords = false }: Props) {
  const known = use(OfNotes);
  if (!known) return null;
  return (
    <>
      {known.tries && <TryIt client={client} note={note} />}
      {known.proposes && note.kind === 'question' && (
        <Suspense>
          <TopicFromNote session={known.session} note={note} inWords={inWords} />
        </Suspense>
      )}
    </>
  );
}
