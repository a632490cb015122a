import { useState } from 'react';
import { useWordsOf } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { copyWords } from '../../components/copy-words.ts';
import { KindSign } from '../../components/KindSign.tsx';
import { useFieldStyles } from './field-styles.ts';
import { cleaned } from './note-drafts.ts';
import { sendAgain, type Waiting } from './note-outbox.ts';
import { useNoteStyles } from './note-styles.ts';
import { REFUSED } from './refused-texts.ts';
import { SESSIONS } from './texts.ts';
import type { WaitingProps } from './WaitingRow.tsx';

/** A note that was refused, with what can be done about it. */
export default function RefusedRow({ client, entry, may }: WaitingProps) {
  const styles = useNoteStyles();
  const fields = useFieldStyles();
  const [text, setText] = useState<string | null>(null);
  const { refused } = entry;
  const again = (draft: Waiting['draft'], secret: string | null) =>
    sendAgain(client.outbox, entry, { draft, secret });
  function discard() {
    client.outbox.discard(entry.id);
    toast(SESSIONS.discarded, { undo: () => sendAgain(client.outbox, entry) });
  }
  const words = useWordsOf(refused);
  return (
    <>
      <div className={styles.head}>
        <KindSign kind={entry.draft.kind} />
        <span className={styles.who}>{words && `· ${words.title}`}</span>
      </div>
      {text === null ? (
        <p className={styles.text}>{entry.draft.text}</p>
      ) : (
        <textarea
          className={`${fields.field} ${fields.text}`}
          aria-label={REFUSED.editAndRetry}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {words && (
        <>
          <span className={styles.quiet}>{refused === 'session-over' ? REFUSED.overtaken : words.text}</span>
          <div className={styles.actions}>
            {may && refused === 'unattributed-off' && (
              <Button size="small" appearance="primary" onClick={() => again(entry.draft, null)}>
                {REFUSED.sendNamed}
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
                {REFUSED.editAndRetry}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => copyWords(text ?? entry.draft.text, () => setText(text ?? entry.draft.text))}
            >
              {REFUSED.copy}
            </Button>
            <Button size="small" onClick={discard}>
              {REFUSED.discard}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
