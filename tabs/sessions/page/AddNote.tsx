import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { currentItem } from '../../../domain/sessions/agenda.ts';
import { NOTE_KINDS, NOTE_MAX, type NoteKind } from '../../../domain/sessions/note.ts';
import { useOnline } from '../../app/online.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { cleaned, composerKey, keepDraft, NOTHING, readDraft, type Unfinished } from '../drafts.ts';
import { ActionFields, KindPicker, useFieldStyles } from '../NoteFields.tsx';
import { PAGE } from '../page-texts.ts';
import type { Room } from '../room.ts';
import { SESSIONS } from '../texts.ts';
import { usePageStyles } from './styles.ts';
import type { View } from './view.ts';

const useStyles = makeStyles({
  root: { marginBottom: '32px' },
  form: {
    display: 'grid',
    gap: '8px',
    padding: '12px 16px',
    '@media (max-width: 480px)': { padding: '12px 8px' },
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  last: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
  },
  nameless: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px', cursor: 'pointer' },
  label: { display: 'grid', gap: '2px' },
});

interface Props {
  readonly room: Room;
  readonly view: View;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A note for this session, written on its page: the same draft as in the side panel, and an item of one's choice. */
export function AddNote({ room, view, open, onOpen }: Props) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const page = usePageStyles();
  const id = useId();
  const key = composerKey(room.personId, room.place.sessionId);
  const [draft, setDraft] = useState<Unfinished>(() => readDraft(key) ?? NOTHING);
  const [item, setItem] = useState<string | null | 'current'>('current');
  const text = useRef<HTMLTextAreaElement>(null);
  const hindrance = useSyncExternalStore(room.outbox.listen, room.outbox.hindrance);
  const entries = useSyncExternalStore(room.outbox.listen, room.outbox.entries);
  const online = useOnline();
  const waiting = entries.some(({ refused }) => refused === null);
  const wanted = useRef(false);

  useEffect(() => {
    if (open && wanted.current) text.current?.focus();
    wanted.current = false;
  }, [open]);

  function begin(kind?: NoteKind): void {
    wanted.current = true;
    if (kind) change({ kind });
    if (open) text.current?.focus();
    else onOpen(true);
  }

  useShortcuts({
    n: () => begin(),
    ...Object.fromEntries(NOTE_KINDS.map((kind, at) => [String(at + 1), () => begin(kind)])),
  });

  function change(more: Partial<Unfinished>): void {
    const next = { ...draft, ...more };
    keepDraft(key, next);
    setDraft(next);
  }

  const { items } = view.agenda;
  const belongs = item === 'current' ? (currentItem(items)?.id ?? null) : item;
  const words = cleaned(draft.text);
  const tooLong = words.length > NOTE_MAX;
  const nameless = view.unattributedNotes && draft.nameless;

  function save(): void {
    if (!words || tooLong) return;
    const isAction = draft.kind === 'action';
    room.capture(
      {
        kind: draft.kind,
        text: words,
        agendaItemId: belongs,
        tags: [],
        ownerId: isAction ? draft.ownerId : null,
        due: isAction ? draft.due : null,
      },
      nameless,
    );
    change({ ...NOTHING, kind: draft.kind });
    text.current?.focus();
  }

  if (!open) {
    return (
      <div className={mergeClasses(styles.root, page.screen)}>
        <Button icon={<AddRegular />} aria-keyshortcuts="n" onClick={() => begin()}>
          {PAGE.addNote}
        </Button>
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.root, page.screen)}>
      <form
        className={styles.form}
        aria-label={PAGE.addNote}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onOpen(false);
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
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            save();
          }}
        />
        {tooLong && <p role="alert">{SESSIONS.tooLong(NOTE_MAX)}</p>}
        {draft.kind === 'action' && (
          <ActionFields communityId={room.place.communityId} draft={draft} owner={null} onChange={change} />
        )}
        {items.length > 0 && (
          <div className={styles.label}>
            <label htmlFor={id} className={page.small}>
              {PAGE.belongs}
            </label>
            <select
              id={id}
              className={fields.field}
              value={belongs ?? ''}
              onChange={(event) => setItem(event.target.value || null)}
            >
              <option value="">{PAGE.belongsNone}</option>
              {items.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className={styles.last}>
          {view.unattributedNotes ? (
            <label className={styles.nameless}>
              <input
                type="checkbox"
                className={page.check}
                checked={nameless}
                onChange={(event) => change({ nameless: event.target.checked })}
              />
              {SESSIONS.nameless}
            </label>
          ) : (
            <span />
          )}
          <span className={page.buttons}>
            <Button appearance="subtle" onClick={() => onOpen(false)}>
              {PAGE.doneAdding}
            </Button>
            <Button type="submit" appearance="primary" disabledFocusable={!words || tooLong}>
              {PAGE.saveNote}
            </Button>
          </span>
        </div>
      </form>
      <div role="status" className={page.small}>
        {waiting &&
          (!online
            ? SESSIONS.keptOffline
            : hindrance === 'sign-in'
              ? SESSIONS.keptSignIn
              : hindrance && SESSIONS.keptAway)}
      </div>
    </div>
  );
}
