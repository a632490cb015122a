import { mergeClasses } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { type ComponentType, lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import { type Note, noteName } from '../../../domain/sessions/note.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { KindSign } from '../../components/KindSign.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextWithTerms } from '../../components/TextWithTerms.tsx';
import { COMPONENTS, KINDS } from '../../components/texts.ts';
import { hasDraft } from '../../drafts/use-draft.ts';
import { ActionTick } from './ActionTick.tsx';
import { Layer, useIsLayered } from './layers.tsx';
import { editName, noteEdits } from './note-drafts.ts';
import { useNoteStyles } from './note-styles.ts';
import { Stranded } from './StrandedLater.tsx';
import type { SessionClient } from './session-client.ts';
import { SESSIONS, whyStranded } from './texts.ts';

const NoteEditor = lazy(() => import('./NoteEditor.tsx'));

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  /** Whether I lead the session. */
  readonly leads: boolean;
  /** Whether I may edit and remove it. */
  readonly may: boolean;
  readonly going: ReturnType<SessionClient['removals']['of']>;
  /** Why its removal failed. */
  readonly problem: unknown;
  /** What else can be done with it. */
  readonly More?: ComponentType<{ readonly client: SessionClient; readonly note: Note }>;
}

/** Owner and due date of an action; a tick by whoever may. */
function ActionText({ client, note, leads }: { client: SessionClient; note: Note; leads: boolean }) {
  const finish = useAction((operation, done: boolean) =>
    client.finish(operation, { ...note, sessionId: client.place.sessionId }, done),
  );
  const may = leads || note.owner === null || note.owner.id === client.personId;
  return <ActionTick action={note} may={may} finish={finish} />;
}

/** What was typed into a note that may not be edited any more. */
function StrandedEdit({
  client,
  name,
  onChange,
}: {
  client: SessionClient;
  name: string;
  onChange: (editing: boolean) => void;
}) {
  const [edits] = useState(() => noteEdits(client.personId));
  return (
    <Stranded
      why={whyStranded(client.following.state()?.session.state ?? 'closed')}
      text={edits.get(name)?.form.text ?? ''}
      onDiscard={() => {
        const edit = edits.get(name);
        edits.remove(name);
        onChange(false);
        toast(SESSIONS.discarded, {
          about: name,
          undo: () => {
            if (edit) edits.set(name, edit);
            onChange(true);
          },
        });
      }}
    />
  );
}

export const NoteRow = memo(function NoteRow({ client, note, leads, may, going, problem, More }: Props) {
  const styles = useNoteStyles();
  // An edit that was under way when the page was left goes on.
  const name = editName(note);
  const layered = useIsLayered();
  const [unfinished, setUnfinished] = useState(() => hasDraft(client.personId, name));
  // What covers the panel opens when it is asked for, and not by itself.
  const [opened, setOpened] = useState(unfinished && !layered);
  const editing = opened || (unfinished && !may);
  function setEditing(open: boolean): void {
    setOpened(open);
    if (!open) setUnfinished(false);
  }
  const row = useRef<HTMLLIElement>(null);
  const stands = going ?? editing;
  const stood = useRef(stands);
  useEffect(() => {
    // The pressed button is gone, so the focus moves to what replaced it.
    if (stood.current !== stands && document.activeElement === document.body)
      (row.current?.querySelector('button') ?? row.current)?.focus();
    stood.current = stands;
  }, [stands]);

  const edit = SESSIONS.edit(KINDS[note.kind]);
  const remove = SESSIONS.remove(KINDS[note.kind]);
  if (going) {
    return (
      <li ref={row} tabIndex={-1} className={styles.row}>
        <div className={styles.head} role="status">
          <span className={styles.who}>{SESSIONS.removed}</span>
          {going === 'undoable' && (
            <Button size="small" onClick={() => client.removals.undo(note)}>
              {SESSIONS.undo}
            </Button>
          )}
        </div>
      </li>
    );
  }
  return (
    <li ref={row} tabIndex={-1} id={`note-${noteName(note)}`} className={styles.row}>
      <div className={styles.head}>
        <KindSign kind={note.kind} />
        <span className={mergeClasses(styles.who, styles.parts)}>
          <span className={styles.part}>
            · {note.author?.name ?? COMPONENTS.noName}
            {note.edited && ','}
          </span>{' '}
          {note.edited && <span className={styles.part}>{SESSIONS.edited(note.editedBy?.name ?? null)}</span>}
        </span>
        {More && <More client={client} note={note} />}
        {may && !editing && (
          <>
            <Button
              appearance="subtle"
              size="small"
              icon={<EditRegular />}
              aria-label={edit}
              title={edit}
              onClick={() => setEditing(true)}
            />
            <Button
              appearance="subtle"
              size="small"
              icon={<DeleteRegular />}
              aria-label={remove}
              title={remove}
              onClick={() => client.removals.remove(note)}
            />
          </>
        )}
      </div>
      {editing && !may && <StrandedEdit client={client} name={name} onChange={setEditing} />}
      {may && !editing && unfinished && (
        <div className={styles.head}>
          <span className={styles.who}>{SESSIONS.editKept}</span>
          <Button size="small" onClick={() => setEditing(true)}>
            {SESSIONS.editGoOn}
          </Button>
        </div>
      )}
      {editing && may && (
        <Layer label={edit}>
          <section aria-label={edit}>
            {layered && <h2 className={styles.title}>{edit}</h2>}
            <Suspense fallback={<SkeletonRows rows={2} />}>
              <NoteEditor
                client={client}
                note={note}
                onDone={() => {
                  setEditing(false);
                }}
                onReopen={() => setEditing(true)}
              />
            </Suspense>
          </section>
        </Layer>
      )}
      {editing && may && !layered ? null : note.kind === 'action' ? (
        <ActionText client={client} note={note} leads={leads} />
      ) : (
        <p className={styles.text}>
          <TextWithTerms communityId={client.place.communityId}>{note.text}</TextWithTerms>
        </p>
      )}
      {problem !== null && <Problem slim problem={problem} onRetry={() => client.removals.remove(note)} />}
    </li>
  );
});
