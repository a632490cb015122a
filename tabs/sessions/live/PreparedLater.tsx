import { lazy, Suspense } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { NewNote } from './new-note.ts';
import type { SessionClient } from './session-client.ts';

// Notes are written also where this cannot be loaded.
const Prepared = lazy(() => import('./Prepared.tsx').catch(() => ({ default: () => null })));

interface Props {
  readonly client: SessionClient;
  readonly session: Pick<Session, 'state'>;
  readonly notes: readonly Note[];
  readonly note: NewNote;
}

/** What I have prepared, where notes are written, once the session is under way. */
export function PreparedLater({ session, ...props }: Props) {
  return (
    session.state === 'live' && (
      <Suspense>
        <Prepared {...props} />
      </Suspense>
    )
  );
}
