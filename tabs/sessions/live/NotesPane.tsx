import { makeStyles, tokens } from '@fluentui/react-components';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { noteName } from '../../../domain/sessions/note.ts';
import { isOpen } from '../../../domain/sessions/session.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { LiveState } from './live-state.ts';
import { NoteRow } from './NoteRow.tsx';
import { runsOf } from './note-runs.ts';
import { isMine, type SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';
import { useWaiting } from './use-session-client.ts';
import { WaitingRow } from './WaitingRow.tsx';

const useStyles = makeStyles({
  heading: {
    margin: '12px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** How near to the end counts as being there. */
const NEAR = 48;

/** Keeps the end of the list in view for whoever was reading the end; scrolls for nobody else. */
function useKeepEnd(scroller: RefObject<HTMLElement | null>, count: number, shown: boolean): void {
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => {
      if (box.clientHeight > 0) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new note or the pane being shown makes a new end
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && shown && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [scroller, count, shown]);
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly shown: boolean;
}

/** Everything noted so far, by agenda item; one's own notes can be edited. */
export function NotesPane({ client, state, scroller, shown }: Props) {
  const styles = useStyles();
  const waiting = useWaiting(client, state);
  useKeepEnd(scroller, state.notes.length + waiting.length, shown);
  const open = isOpen(state.session.state);
  // Once a session is closed only those who led it may still capture.
  const leads = state.abilities.lead === 'yes' || (!open && state.abilities.capture === 'yes');
  const runs = runsOf(state.notes, waiting, state.agenda.items);
  if (runs.length === 0) return <EmptyState title={SESSIONS.noNotes}>{SESSIONS.noNotesWhy}</EmptyState>;
  return runs.map((run) => (
    <section key={run.key} aria-label={run.title ?? SESSIONS.general}>
      <h2 className={styles.heading}>{run.title ?? SESSIONS.general}</h2>
      <ul className={styles.list}>
        {run.entries.map((entry) =>
          'note' in entry ? (
            <NoteRow
              key={noteName(entry.note)}
              client={client}
              note={entry.note}
              leads={leads}
              may={leads || (open && isMine(client, entry.note))}
              going={client.removals.of(entry.note)}
              problem={client.removalProblem(entry.note)}
            />
          ) : (
            <WaitingRow
              key={entry.waiting.id}
              client={client}
              entry={entry.waiting}
              may={state.abilities.capture === 'yes'}
            />
          ),
        )}
      </ul>
    </section>
  ));
}
