import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { currentItem } from '../../domain/sessions/agenda.ts';
import { NOTE_KINDS } from '../../domain/sessions/note.ts';
import { REFUSALS, type RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem } from '../api/problem.ts';
import { wordsFor } from '../app/refusals.ts';
import { Button } from '../components/Button.tsx';
import type { LiveState } from './live-state.ts';
import { Nameless, NoteFields } from './NoteFields.tsx';
import { useDelivery, useNewNote, useNoteKeys } from './new-note.ts';
import type { Room } from './room.ts';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '6px',
    // Beside large text the page keeps room for what is read.
    maxHeight: '60vh',
    overflowY: 'auto',
    '@media (max-height: 480px)': { maxHeight: 'none' },
    padding: '8px 12px 10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  last: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '4px 8px',
    minHeight: '32px',
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200, margin: 0 },
  shut: {
    padding: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
  status: { ':empty': { display: 'none' } },
});

/** Why there is nothing to write into. */
function Shut({ code }: { code: string }) {
  const known: Record<string, string> = SESSIONS.notCaptured;
  const refusal: RefusalCode = code in REFUSALS ? (code as RefusalCode) : 'unexpected';
  const words =
    known[code] ?? wordsFor(new ApiProblem({ code: refusal, status: 0, correlationId: '' })).title;
  return <p className={useStyles().shut}>{words}</p>;
}

/** Whether the notes are safe, and where they are. */
function Delivery({ room, onLook }: { room: Room; onLook: () => void }) {
  const styles = useStyles();
  const { refused, held } = useDelivery(room);
  return (
    <>
      <div role="status" className={mergeClasses(styles.quiet, styles.status)}>
        {held}
      </div>
      {refused > 0 && (
        <div role="status" className={styles.problem}>
          {SESSIONS.refusedCount(refused)}{' '}
          <Button size="small" appearance="subtle" onClick={onLook}>
            {SESSIONS.look}
          </Button>
        </div>
      )}
    </>
  );
}

interface Props {
  readonly room: Room;
  readonly state: LiveState;
  /** A note has been written. */
  readonly onNotes: () => void;
  /** A note that was refused is to be looked at. */
  readonly onLook: () => void;
}

/** The one field that never leaves: a kind, words, Enter. */
export function Composer({ room, state, onNotes, onLook }: Props) {
  const styles = useStyles();
  const note = useNewNote(room, state.unattributedNotes);
  const { draft, change, text, empty, tooLong } = note;

  useNoteKeys((kind) => {
    if (kind) change({ kind });
    text.current?.focus();
  });

  const { capture } = state.abilities;
  if (capture !== 'yes' && !draft.text) return <Shut code={capture} />;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    } else if (event.altKey && /^Digit[1-6]$/.test(event.code)) {
      const kind = NOTE_KINDS[Number(event.code.slice(5)) - 1];
      if (kind) change({ kind });
      event.preventDefault();
    }
  }

  return (
    <form
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.save(currentItem(state.agenda.items)?.id ?? null)) onNotes();
      }}
    >
      <NoteFields
        communityId={room.place.communityId}
        draft={draft}
        owner={null}
        text={text}
        onChange={change}
        onKeyDown={onKeyDown}
      />
      <div className={styles.last}>
        {state.unattributedNotes ? (
          <Nameless checked={note.nameless} onCheck={(nameless) => change({ nameless })} />
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
      {capture !== 'yes' && <Shut code={capture} />}
      <Delivery room={room} onLook={onLook} />
    </form>
  );
}
