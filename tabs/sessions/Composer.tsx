import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState, useSyncExternalStore } from 'react';
import { currentItem } from '../../domain/sessions/agenda.ts';
import { NOTE_KINDS, NOTE_MAX, type NoteKind } from '../../domain/sessions/note.ts';
import { REFUSALS, type RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem } from '../api/problem.ts';
import { kept } from '../app/kept.ts';
import { useOnline } from '../app/online.ts';
import { wordsFor } from '../app/refusals.ts';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { cleaned, composerKey, keepDraft, NOTHING, readDraft, type Unfinished } from './drafts.ts';
import type { LiveState } from './live-state.ts';
import { ActionFields, KindPicker, useFieldStyles } from './NoteFields.tsx';
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
  nameless: { display: 'flex', alignItems: 'center', gap: '6px', minHeight: '24px', cursor: 'pointer' },
  check: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
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
  const entries = useSyncExternalStore(room.outbox.listen, room.outbox.entries);
  const hindrance = useSyncExternalStore(room.outbox.listen, room.outbox.hindrance);
  const online = useOnline();
  const refused = entries.filter((entry) => entry.refused !== null).length;
  const waiting = entries.length - refused;
  const why = !online
    ? SESSIONS.keptOffline
    : hindrance === 'sign-in'
      ? SESSIONS.keptSignIn
      : SESSIONS.keptAway;
  return (
    <>
      <div role="status" className={mergeClasses(styles.quiet, styles.status)}>
        {waiting > 0 && (!online || hindrance) && why}
        {!kept.durable() && waiting > 0 && ` ${SESSIONS.notDurable}`}
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
  const fields = useFieldStyles();
  const key = composerKey(room.personId, room.place.sessionId);
  const [draft, setDraft] = useState<Unfinished>(() => readDraft(key) ?? NOTHING);
  const text = useRef<HTMLTextAreaElement>(null);

  function change(more: Partial<Unfinished>): void {
    const next = { ...draft, ...more };
    keepDraft(key, next);
    setDraft(next);
  }

  function pick(kind: NoteKind): void {
    change({ kind });
    text.current?.focus();
  }

  useShortcuts({
    n: () => text.current?.focus(),
    ...Object.fromEntries(NOTE_KINDS.map((kind, at) => [String(at + 1), () => pick(kind)])),
  });

  const { capture } = state.abilities;
  if (capture !== 'yes' && !draft.text) return <Shut code={capture} />;

  const words = cleaned(draft.text);
  const tooLong = words.length > NOTE_MAX;
  const nameless = state.unattributedNotes && draft.nameless;

  function save(): void {
    if (!words || tooLong) return;
    const isAction = draft.kind === 'action';
    room.capture(
      {
        kind: draft.kind,
        text: words,
        agendaItemId: currentItem(state.agenda.items)?.id ?? null,
        tags: [],
        ownerId: isAction ? draft.ownerId : null,
        due: isAction ? draft.due : null,
      },
      nameless,
    );
    // The kind stays for the next one; whether a name is given is decided for each note anew.
    change({ ...NOTHING, kind: draft.kind });
    onNotes();
    text.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
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
        save();
      }}
    >
      <KindPicker kind={draft.kind} onKind={(kind) => change({ kind })} />
      <textarea
        ref={text}
        rows={2}
        className={mergeClasses(fields.field, fields.text)}
        aria-label={SESSIONS.placeholder[draft.kind]}
        placeholder={SESSIONS.placeholder[draft.kind]}
        title={SESSIONS.saveKeys}
        aria-invalid={tooLong}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {draft.kind === 'action' && (
        <ActionFields communityId={room.place.communityId} draft={draft} owner={null} onChange={change} />
      )}
      <div className={styles.last}>
        {state.unattributedNotes ? (
          <label className={styles.nameless}>
            <input
              type="checkbox"
              className={styles.check}
              checked={nameless}
              onChange={(event) => change({ nameless: event.target.checked })}
            />
            {SESSIONS.nameless}
          </label>
        ) : (
          <span />
        )}
        <Button
          type="submit"
          size="small"
          appearance={words ? 'primary' : 'secondary'}
          disabledFocusable={!words || tooLong}
        >
          {SESSIONS.save}
        </Button>
      </div>
      {tooLong && <p className={styles.problem}>{SESSIONS.tooLong(NOTE_MAX)}</p>}
      {capture !== 'yes' && <Shut code={capture} />}
      <Delivery room={room} onLook={onLook} />
    </form>
  );
}
