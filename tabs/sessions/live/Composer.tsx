import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { currentItem } from '../../../domain/sessions/agenda.ts';
import { useWordsOf } from '../../app/refusals.ts';
import { Button } from '../../components/Button.tsx';
import type { LiveState } from './live-state.ts';
import { Nameless, NoteFields } from './NoteFields.tsx';
import { useDelivery, useNewNote, useNoteKeys } from './new-note.ts';
import { PreparedLater } from './PreparedLater.tsx';
import { Stranded } from './StrandedLater.tsx';
import type { SessionClient } from './session-client.ts';
import { SESSIONS, whyStranded } from './texts.ts';

const useStyles = makeStyles({
  // Its parts share the foot of the panel with what is said there, see SessionPanel.
  root: { display: 'contents' },
  last: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    flexShrink: 0,
    gap: '4px 8px',
    minHeight: '32px',
  },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200, margin: 0 },
  shut: { margin: '4px 0', color: tokens.colorNeutralForeground2 },
});

/** Why there is nothing to write into. */
function Shut({ code }: { code: string }) {
  const known: Record<string, string> = SESSIONS.notCaptured;
  const words = useWordsOf(known[code] ? null : code);
  return <p className={useStyles().shut}>{known[code] ?? words?.title}</p>;
}

/** Notes that were not accepted, and the way to them. */
function Refused({ client, onLook }: { client: SessionClient; onLook: () => void }) {
  const styles = useStyles();
  const { refused } = useDelivery(client);
  if (refused === 0) return null;
  return (
    <div role="status" className={styles.problem}>
      {SESSIONS.refusedCount(refused)}{' '}
      <Button size="small" appearance="subtle" onClick={onLook}>
        {SESSIONS.look}
      </Button>
    </div>
  );
}

/** Long enough to read it and to press its button. */
const SAID_FOR = 8_000;

/** Whether the note just written is saved, said for a few seconds. */
function useSaved(client: SessionClient): {
  saved: string | null;
  isOut: boolean;
  say: (id: string) => void;
} {
  const [saved, setSaved] = useState<string | null>(null);
  const entries = useSyncExternalStore(client.outbox.listen, client.outbox.entries);
  useEffect(() => {
    if (saved === null) return;
    const timer = setTimeout(() => setSaved(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [saved]);
  return { saved, isOut: !entries.some(({ id }) => id === saved), say: setSaved };
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  /** A note has been written. */
  readonly onSaved: (noteId: string) => void;
  /** A note is to be looked at; without one, the first that was refused. */
  readonly onLook: (noteId?: string) => void;
}

/** Captures notes: choose a kind, type, press Enter. It is always shown. */
export function Composer({ client, state, onSaved, onLook }: Props) {
  const styles = useStyles();
  const note = useNewNote(client);
  const { draft, change, text, empty, tooLong } = note;
  const { saved, isOut, say } = useSaved(client);

  useNoteKeys((kind) => {
    if (kind) change({ kind });
    text.current?.focus();
  });

  const { capture } = state.abilities;
  if (capture !== 'yes') {
    if (empty) return <Shut code={capture} />;
    return (
      <div>
        <Stranded why={whyStranded(state.session.state)} text={draft.text} onDiscard={note.discard} />
        <Refused client={client} onLook={() => onLook()} />
      </div>
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    } else note.onKeyDown(event);
  }

  return (
    <form
      noValidate
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        const id = note.save(currentItem(state.agenda.items)?.id ?? null);
        if (!id) return;
        say(id);
        onSaved(id);
      }}
    >
      <PreparedLater client={client} session={state.session} notes={state.notes} note={note} />
      <NoteFields
        communityId={client.place.communityId}
        draft={draft}
        owner={null}
        text={text}
        onChange={change}
        onKeyDown={onKeyDown}
        said={
          saved &&
          empty && (
            <>
              {isOut ? SESSIONS.saved : SESSIONS.keptHere}{' '}
              <Button size="small" appearance="subtle" onClick={() => onLook(saved)}>
                {SESSIONS.look}
              </Button>
            </>
          )
        }
      />
      <div className={styles.last}>
        {state.unattributedNotes || note.nameless ? (
          <Nameless checked={note.nameless} reach={note.reach} onCheck={(nameless) => change({ nameless })} />
        ) : (
          <span />
        )}
        <Button
          type="submit"
          size="small"
          appearance={empty ? 'secondary' : 'primary'}
          disabledFocusable={empty || tooLong}
        >
          {SESSIONS.save}
        </Button>
      </div>
      <Refused client={client} onLook={() => onLook()} />
    </form>
  );
}
