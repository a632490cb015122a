import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useEffect, useId, useRef, useState } from 'react';
import { currentItem } from '../../../domain/sessions/agenda.ts';
import type { NoteKind } from '../../../domain/sessions/note.ts';
import { Select } from '../../components/Select.tsx';
import { Nameless, NoteFields } from '../live/NoteFields.tsx';
import { useDelivery, useNewNote, useNoteKeys } from '../live/new-note.ts';
import { PreparedLater } from '../live/PreparedLater.tsx';
import { Stranded } from '../live/StrandedLater.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { whyStranded } from '../live/texts.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
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
  label: { display: 'grid', gap: '2px' },
});

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** What I bring is still being typed on this page. */
  readonly preparing: boolean;
}

/** A note for this session, written on its page: the same draft as in the side panel, and an item of one's choice. */
export default function AddNote({ client, view, open, onOpen, preparing }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const note = useNewNote(client);
  const { draft, change, text, empty, tooLong } = note;
  const { held } = useDelivery(client);
  const [item, setItem] = useState<string | null | 'current'>('current');
  const wanted = useRef(false);

  useEffect(() => {
    if (open && wanted.current) text.current?.focus();
    wanted.current = false;
  }, [open, text]);

  const takes = view.abilities.capture === 'yes';

  function begin(kind?: NoteKind): void {
    if (!takes) return;
    wanted.current = true;
    if (kind) change({ kind });
    if (open) text.current?.focus();
    else onOpen(true);
  }

  useNoteKeys(begin);

  const { items } = view.agenda;
  const belongs = item === 'current' ? (currentItem(items)?.id ?? null) : item;

  if (!takes) {
    if (empty) return null;
    return (
      <div className={mergeClasses(styles.root, styles.form, page.screen)}>
        <Stranded why={whyStranded(view.session.state)} text={draft.text} onDiscard={note.discard} />
      </div>
    );
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
        noValidate
        className={styles.form}
        aria-label={PAGE.addNote}
        onSubmit={(event) => {
          event.preventDefault();
          note.save(belongs);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onOpen(false);
        }}
      >
        {!preparing && (
          <PreparedLater client={client} session={view.session} notes={view.notes} note={note} />
        )}
        <NoteFields
          communityId={client.place.communityId}
          draft={draft}
          owner={null}
          text={text}
          onChange={change}
          onKeyDown={note.onKeyDown}
        />
        {items.length > 0 && (
          <div className={styles.label}>
            <label htmlFor={id} className={page.small}>
              {PAGE.belongs}
            </label>
            <Select id={id} value={belongs ?? ''} onChange={(event) => setItem(event.target.value || null)}>
              <option value="">{PAGE.belongsNone}</option>
              {items.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </div>
        )}
        <div className={styles.last}>
          {view.unattributedNotes || note.nameless ? (
            <Nameless
              checked={note.nameless}
              reach={note.reach}
              onCheck={(nameless) => change({ nameless })}
            />
          ) : (
            <span />
          )}
          <span className={page.buttons}>
            <Button appearance="subtle" onClick={() => onOpen(false)}>
              {PAGE.doneAdding}
            </Button>
            <Button type="submit" appearance="primary" disabledFocusable={empty || tooLong}>
              {PAGE.saveNote}
            </Button>
          </span>
        </div>
      </form>
      <div role="status" className={page.small}>
        {held}
      </div>
    </div>
  );
}
