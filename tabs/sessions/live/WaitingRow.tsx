import { useEffect, useState } from 'react';
import { useWordsOf } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { copyWords } from '../../components/copy-words.ts';
import { KindSign } from '../../components/KindSign.tsx';
import { useFieldStyles } from './field-styles.ts';
import { cleaned } from './note-drafts.ts';
import { sendAgain, type Waiting } from './note-outbox.ts';
import { useNoteStyles } from './note-styles.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

/** That a note is waiting is shown only after this, because most are sent sooner. */
const PATIENCE = 1_200;

interface Props {
  readonly client: SessionClient;
  readonly entry: Waiting;
  /** Whether the session takes notes of mine. */
  readonly may: boolean;
}

/** A note that is not sent yet, or was refused, with what can be done about it. */
export function WaitingRow({ client, entry, may }: Props) {
  const styles = useNoteStyles();
  const fields = useFieldStyles();
  const [late, setLate] = useState(false);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const { refused } = entry;
  const again = (draft: Waiting['draft'], secret: string | null) =>
    sendAgain(client.outbox, entry, { draft, secret });
  function discard() {
    client.outbox.discard(entry.id);
    toast(SESSIONS.discarded, { undo: () => sendAgain(client.outbox, entry) });
  }
  const words = useWordsOf(refused);
  return (
    <li id={`note-${entry.id}`} className={styles.row} data-refused={refused ?? undefined}>
      <div className={styles.head}>
        <KindSign kind={entry.draft.kind} />
        <span className={styles.who}>{words ? `· ${words.title}` : late && `· ${SESSIONS.kept}`}</span>
      </div>
      {text === null ? (
        <p className={styles.text}>{entry.draft.text}</p>
      ) : (
        <textarea
          className={`${fields.field} ${fields.text}`}
          aria-label={SESSIONS.editAndRetry}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {words && (
        <>
          <span className={styles.quiet}>{refused === 'session-over' ? SESSIONS.overtaken : words.text}</span>
          <div className={styles.actions}>
            {may && refused === 'unattributed-off' && (
              <Button size="small" appearance="primary" onClick={() => again(entry.draft, null)}>
                {SESSIONS.sendNamed}
              </Button>
            )}
            {may && (
              <Button
                size="small"
                onClick={() => {
                  if (text === null) setText(entry.draft.text);
                  else if (cleaned(text)) again({ ...entry.draft, text: cleaned(text) }, entry.secret);
                }}
              >
                {SESSIONS.editAndRetry}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => copyWords(text ?? entry.draft.text, () => setText(text ?? entry.draft.text))}
            >
              {SESSIONS.copy}
            </Button>
            <Button size="small" onClick={discard}>
              {SESSIONS.discard}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
