import { lazy, Suspense, useEffect, useState } from 'react';
import { KindSign } from '../../components/KindSign.tsx';
import type { Waiting } from './note-outbox.ts';
import { useNoteStyles } from './note-styles.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

// Seldom needed. Where it cannot be loaded, the words are shown at least.
const RefusedRow = lazy(() => import('./RefusedRow.tsx').catch(() => ({ default: Kept })));

/** That a note is waiting is shown only after this, because most are sent sooner. */
const PATIENCE = 1_200;

export interface WaitingProps {
  readonly client: SessionClient;
  readonly entry: Waiting;
  /** Whether the session takes notes of mine. */
  readonly may: boolean;
}

/** What is in a note that is kept here, and what is said of it. */
function Kept({ entry, said }: { entry: Waiting; said?: string }) {
  const styles = useNoteStyles();
  return (
    <>
      <div className={styles.head}>
        <KindSign kind={entry.draft.kind} />
        <span className={styles.who}>{said && `· ${said}`}</span>
      </div>
      <p className={styles.text}>{entry.draft.text}</p>
    </>
  );
}

/** A note that is not sent yet, or was refused. */
export function WaitingRow(props: WaitingProps) {
  const styles = useNoteStyles();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const { entry } = props;
  const { id, refused } = entry;
  return (
    <li id={`note-${id}`} className={styles.row} data-refused={refused ?? undefined}>
      {refused === null ? (
        <Kept entry={entry} said={late ? SESSIONS.kept : undefined} />
      ) : (
        <Suspense fallback={<Kept entry={entry} />}>
          <RefusedRow {...props} />
        </Suspense>
      )}
    </li>
  );
}
