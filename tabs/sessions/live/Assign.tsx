import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { type Note, noteName } from '../../../domain/sessions/note.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { LAST_DATE, sayDate } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { Select } from '../../components/Select.tsx';
import { editOf } from '../../drafts/edit.ts';
import type { EditKind } from '../../drafts/edit-kind.ts';
import { useEdit } from '../../drafts/use-edit.ts';
import { ACTION } from './action-texts.ts';
import { ASSIGN } from './assign-texts.ts';
import { accept, currentOf, saveEdit } from './edit-note.ts';
import { EDITING } from './edit-texts.ts';
import { useFieldStyles } from './field-styles.ts';
import { ownersOf } from './known-members.ts';
import type { SessionClient } from './session-client.ts';
import { useMembers } from './use-members.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  title: { margin: '4px 0 0', fontWeight: tokens.fontWeightSemibold, fontSize: 'inherit' },
  one: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  text: { margin: '0 0 4px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  root: { display: 'grid', gap: '4px', '@media print': { display: 'none' } },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 240px) 120px 16px',
    alignItems: 'center',
    gap: '4px',
  },
  due: {
    padding: '5px 6px',
    fontSize: tokens.fontSizeBase200,
    // Its parts have the focus, and the field itself does not always match.
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  // Its place is kept, so that nothing moves once it is said.
  said: { color: tokens.colorNeutralForeground2, textAlign: 'center' },
  conflict: { display: 'grid', gap: '4px' },
  plain: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Whose an action is and when it is due: what is chosen here, and nothing else of the note. */
const assigned = z.object({
  owner: z.nullable(z.object({ id: z.string(), name: z.string() })),
  due: z.nullable(z.string()),
});
type Assigned = z.infer<typeof assigned>;

const ASSIGNMENT: EditKind<Assigned, 'owner' | 'due'> = {
  schema: assigned,
  parts: {
    names: ['owner', 'due'],
    same: (a, b, part) => (part === 'owner' ? a.owner?.id === b.owner?.id : a.due === b.due),
    withPart: (into, part, from) => ({ ...into, [part]: from[part] }),
  },
};

const assignedOf = ({ owner, due }: Note): Assigned => ({ owner, due });
const sayAssigned = ({ owner, due }: Assigned): string =>
  ASSIGN.says(owner?.name ?? ACTION.nobody, due && sayDate(due));

/** Whether an action waits for somebody, or for a day. */
export const isUnassigned = (note: Note): boolean =>
  note.kind === 'action' && !note.done && (note.owner === null || note.due === null);

/** While a date is typed, each digit makes another date. */
const TYPING_MS = 900;
/** A year that is still being typed. */
const EARLIEST = '2000';
/** How often a save is repeated by itself where others change the rest of the note. */
const ATTEMPTS = 3;

interface Props {
  readonly client: SessionClient;
  readonly note: Note;
  /** The note as it is after it was saved. */
  readonly onNote?: ((note: Note) => void) | undefined;
}

/** An owner and a date for an action, each saved as soon as it is chosen. */
export function Assign({ client, note, onNote }: Props) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const { members, retry } = useMembers(client.place.communityId, true);
  const edit = useEdit(`assign.${noteName(note)}`, ASSIGNMENT, { form: assignedOf(note), etag: note.etag });
  /** Whether something is chosen that is not saved yet. */
  const [pending, setPending] = useState(edit.restored);
  const [saved, setSaved] = useState(false);
  const [gone, setGone] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The version to be changed, for a save that begins later than it was planned.
  const known = useRef(note);
  useEffect(() => {
    known.current = note;
  }, [note]);
  const shown = pending ? edit.form : assignedOf(note);
  const theirs = pending && edit.undecided.length > 0 ? (edit.meeting?.theirs ?? null) : null;

  const save = useAction(async (operation) => {
    let stands = known.current;
    for (let attempt = 1; ; attempt += 1) {
      const { form } = edit.latest();
      try {
        stands = await saveEdit(
          client,
          attempt === 1 ? operation : crypto.randomUUID(),
          stands,
          {
            kind: 'action',
            text: stands.text,
            agendaItemId: stands.agendaItemId,
            tags: stands.tags,
            ownerId: form.owner?.id ?? null,
            due: form.due,
          },
          stands.etag,
          form.owner,
        );
      } catch (problem) {
        const refused = problem instanceof ApiProblem ? problem : null;
        if (refused?.code === 'not-found') return setGone(true);
        const current = refused?.code === 'changed-meanwhile' ? currentOf(refused) : null;
        if (!current) throw problem;
        accept(client, current);
        onNote?.(current);
        stands = current;
        // Such as other words: they stay, and so does what was chosen here.
        if (!edit.meet({ form: assignedOf(current), etag: current.etag })) return;
        if (attempt >= ATTEMPTS) throw problem;
        continue;
      }
      known.current = stands;
      onNote?.(stands);
      // Something else was chosen while this was on its way.
      if (JSON.stringify(edit.latest().form) !== JSON.stringify(form)) continue;
      edit.forget();
      setPending(false);
      setSaved(true);
      return;
    }
  });

  useEffect(() => () => clearTimeout(timer.current), []);
  // What an earlier visit could not save goes out now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => {
    if (edit.restored && edit.undecided.length === 0) void save.run();
  }, []);
  useEffect(() => {
    if (!saved) return;
    const fade = setTimeout(() => setSaved(false), 4_000);
    return () => clearTimeout(fade);
  }, [saved]);

  function change(more: Partial<Assigned>): void {
    setSaved(false);
    const before = pending ? edit.latest() : editOf({ form: assignedOf(note), etag: note.etag });
    edit.keep({ ...before, form: { ...before.form, ...more } });
    setPending(true);
  }

  function saveNow(): void {
    clearTimeout(timer.current);
    const { due } = edit.latest().form;
    if (due === null || due >= EARLIEST) void save.run();
  }

  if (gone) {
    return (
      <p role="status" className={styles.plain}>
        {ASSIGN.gone}
      </p>
    );
  }
  if (theirs) {
    return (
      <div className={mergeClasses(styles.root, styles.conflict)}>
        <p role="status" className={styles.plain}>
          {ASSIGN.meanwhile((note.editedBy ?? note.author)?.name ?? null)}
        </p>
        <p className={styles.plain}>
          {EDITING.yours}: {sayAssigned(edit.form)}
        </p>
        <p className={styles.plain}>
          {EDITING.theirs}: {sayAssigned(theirs)}
        </p>
        <div className={styles.actions}>
          <Button
            size="small"
            disabledFocusable={save.busy}
            onClick={() => {
              for (const part of edit.undecided) edit.choose(part, 'mine');
              void save.run();
            }}
          >
            {EDITING.keepMine}
          </Button>
          <Button
            size="small"
            disabledFocusable={save.busy}
            onClick={() => {
              edit.startOver();
              setPending(false);
            }}
          >
            {EDITING.keepTheirs}
          </Button>
        </div>
      </div>
    );
  }
  const people: readonly PersonRef[] = ownersOf(members, shown.owner);
  return (
    <div className={styles.root}>
      <div className={styles.pair}>
        <Select
          aria-label={ASSIGN.owner(note.text)}
          value={shown.owner?.id ?? ''}
          onFocus={retry}
          onChange={({ target }) => {
            const owner = people.find(({ id }) => id === target.value);
            change({ owner: owner ? { id: owner.id, name: owner.name } : null });
            saveNow();
          }}
        >
          <option value="">{ACTION.nobody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <input
          type="date"
          max={LAST_DATE}
          className={mergeClasses(fields.field, styles.due)}
          aria-label={ASSIGN.due(note.text)}
          value={shown.due ?? ''}
          onChange={({ target }) => {
            change({ due: target.value || null });
            clearTimeout(timer.current);
            timer.current = setTimeout(saveNow, TYPING_MS);
          }}
          onBlur={() => pending && saveNow()}
        />
        <span role="status" className={styles.said}>
          {saved && <CheckmarkRegular role="img" aria-label={ASSIGN.saved} title={ASSIGN.saved} />}
        </span>
      </div>
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
    </div>
  );
}

/** The open actions that wait for somebody or for a day. Whichever was shown stays until the list is opened again. */
export default function Unassigned({ client, notes }: { client: SessionClient; notes: readonly Note[] }) {
  const styles = useStyles();
  const seen = useRef(new Set<string>());
  for (const note of notes) if (isUnassigned(note)) seen.current.add(noteName(note));
  const shown = notes.filter((note) => seen.current.has(noteName(note)));
  if (shown.length === 0) return null;
  return (
    <section aria-label={ASSIGN.title}>
      <h3 className={styles.title}>{ASSIGN.title}</h3>
      <ul className={styles.list}>
        {shown.map((note) => (
          <li key={noteName(note)} className={styles.one}>
            <p className={styles.text}>{note.text}</p>
            <Assign client={client} note={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}
