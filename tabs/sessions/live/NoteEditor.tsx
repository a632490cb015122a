import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { NOTE_MAX, type Note } from '../../../domain/sessions/note.ts';
import { ApiProblem } from '../../api/problem.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { KindSign } from '../../components/KindSign.tsx';
import { Problem } from '../../components/Problem.tsx';
import { hasDraft } from '../../drafts/use-draft.ts';
import { useEdit } from '../../drafts/use-edit.ts';
import { accept, currentOf, saveEdit } from './edit-note.ts';
import { EDITING } from './edit-texts.ts';
import { NoteFields } from './NoteFields.tsx';
import { cleaned, editName, NOTE_EDIT, noteOf, type Unfinished } from './note-drafts.ts';
import { REFUSED } from './refused-texts.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';
import { useMembers } from './use-members.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px' },
  // What is long scrolls under them.
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: '8px',
    position: 'sticky',
    bottom: '-12px',
    paddingBlock: '6px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  conflict: { display: 'grid', gap: '8px' },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  // Side by side where there is room for two.
  versions: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: '8px' },
  version: { paddingInlineStart: '8px', borderLeft: `2px solid ${tokens.colorNeutralStroke1}` },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
});

const unfinishedOf = (note: Note): Unfinished => ({
  kind: note.kind,
  text: note.text,
  ownerId: note.owner?.id ?? null,
  due: note.due,
  nameless: note.author === null,
  prepared: null,
});

/** How often a save is repeated by itself where others change what it leaves alone. */
const ATTEMPTS = 3;

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  readonly onDone: () => void;
  readonly onReopen: () => void;
}

/** Edits a note in place. What is typed is kept; if somebody else edited the note first, both versions are shown. */
export default function NoteEditor({ client, note, onDone, onReopen }: Props) {
  const styles = useStyles();
  const name = editName(note);
  const edit = useEdit(name, NOTE_EDIT, { form: unfinishedOf(note), etag: note.etag });
  const { form: draft, meeting } = edit;
  const theirs = edit.undecided.length > 0 ? (meeting?.theirs ?? null) : null;
  const [gone, setGone] = useState(false);
  const [merging, setMerging] = useState(false);
  const { members } = useMembers(client.place.communityId, draft.kind === 'action');
  const area = useRef<HTMLTextAreaElement>(null);
  const words = cleaned(draft.text);
  const conflict = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (theirs) conflict.current?.scrollIntoView({ block: 'nearest' });
  }, [theirs]);

  useEffect(() => {
    const { current } = area;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  function change(more: Partial<Unfinished>): void {
    edit.set((before) => ({ ...before, ...more }));
  }

  function leave(): void {
    edit.forget();
    onDone();
  }

  /** Leaves without saving; what was typed can be had back. */
  function cancel(): void {
    const typed = edit.latest();
    leave();
    if (JSON.stringify(draft) === JSON.stringify(unfinishedOf(note))) return;
    toast(EDITING.editDropped, {
      about: name,
      undo: () => {
        // Not over what has been typed since.
        if (!hasDraft(client.personId, name)) edit.keep(typed);
        onReopen();
      },
    });
  }

  const save = useAction(async (operation) => {
    const owner =
      draft.kind === 'action'
        ? (members?.find(({ id }) => id === draft.ownerId) ??
          (note.owner?.id === draft.ownerId ? note.owner : null))
        : null;
    let known = note;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await saveEdit(
          client,
          attempt === 1 ? operation : crypto.randomUUID(),
          known,
          noteOf(draft, note.agendaItemId, note.tags),
          edit.latest().etag,
          owner && { id: owner.id, name: owner.name },
        );
        return leave();
      } catch (problem) {
        const refused = problem instanceof ApiProblem ? problem : null;
        if (refused?.code !== 'changed-meanwhile' && refused?.code !== 'not-found') throw problem;
        setMerging(false);
        const current = refused.code === 'changed-meanwhile' ? currentOf(refused) : null;
        if (!current) return setGone(true);
        accept(client, current);
        known = current;
        // Such as somebody's tick that an action is done: its words are the same, so they can be replaced.
        const unchanged = edit.meet({ form: unfinishedOf(current), etag: current.etag });
        if (!unchanged) return;
        if (attempt >= ATTEMPTS) throw problem;
      }
    }
  });

  if (gone) {
    return (
      <div className={styles.conflict}>
        <p role="status" className={styles.title}>
          {EDITING.conflictGone}
        </p>
        <p className={styles.text}>{draft.text}</p>
        <div className={styles.actions}>
          <Button size="small" onClick={leave}>
            {REFUSED.discard}
          </Button>
          <Button
            size="small"
            appearance="primary"
            onClick={() => {
              client.capture(noteOf(draft, note.agendaItemId), note.author === null);
              leave();
            }}
          >
            {EDITING.asNewNote}
          </Button>
        </div>
      </div>
    );
  }

  const theirWords = theirs && (
    <div className={styles.version}>
      <p className={styles.name}>
        {EDITING.theirs} · <KindSign kind={theirs.kind} />
      </p>
      <p className={styles.text}>{theirs.text}</p>
    </div>
  );

  if (theirs && !merging) {
    return (
      <div ref={conflict} className={styles.conflict}>
        <p role="status" className={styles.title}>
          {EDITING.conflictTitle((note.editedBy ?? note.author)?.name ?? null)}
        </p>
        <div className={styles.versions}>
          <div className={styles.version}>
            <p className={styles.name}>
              {EDITING.yours} · <KindSign kind={draft.kind} />
            </p>
            <p className={styles.text}>{draft.text}</p>
          </div>
          {theirWords}
        </div>
        {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
        <div className={styles.actions}>
          <Button size="small" disabledFocusable={save.busy} onClick={() => void save.run()}>
            {EDITING.keepMine}
          </Button>
          <Button size="small" onClick={leave}>
            {EDITING.keepTheirs}
          </Button>
          <Button size="small" appearance="primary" onClick={() => setMerging(true)}>
            {EDITING.mergeByHand}
          </Button>
        </div>
      </div>
    );
  }

  return (
    <form
      noValidate
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        if (words && words.length <= NOTE_MAX) void save.run();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      {merging && theirWords}
      <NoteFields
        communityId={client.place.communityId}
        draft={draft}
        owner={note.owner}
        text={area}
        onChange={change}
      />
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      <div className={styles.actions}>
        <Button size="small" onClick={cancel}>
          {SESSIONS.cancel}
        </Button>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={!words || save.busy}>
          {EDITING.update}
        </Button>
      </div>
    </form>
  );
}
