import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { finishAction } from '../../../domain/sessions/contract.ts';
import { inOrder, type Note, type NoteKind, noteName } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { sayExactly, sayMoment } from '../../components/dates.ts';
import { KindIcon } from '../../components/KindSign.tsx';
import { OnPaper } from '../../components/OnPaper.tsx';
import { Section } from '../../components/Page.tsx';
import { COMPONENTS } from '../../components/texts.ts';
import { ActionTick } from '../live/ActionTick.tsx';
import type { Place } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const SummarySharing = lazy(() => import('../summary/SummarySharing.tsx'));

const useStyles = makeStyles({
  part: { padding: '12px 0 4px', breakInside: 'avoid' },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  aside: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  point: {
    padding: '6px 0 6px 24px',
    breakInside: 'avoid',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: `1px solid ${tokens.colorTransparentStroke}` },
  },
  who: { whiteSpace: 'nowrap' },
  sharing: { minHeight: '48px', '@media print': { display: 'none' } },
});

const PARTS: readonly (readonly [kind: NoteKind, title: string])[] = [
  ['decision', PAGE.decided],
  ['action', PAGE.actionsTaken],
  ['failure', PAGE.failedHere],
  ['insight', PAGE.learned],
  ['question', PAGE.openQuestions],
  ['story', PAGE.stories],
];

interface Props {
  readonly session: Session;
  readonly place: Place;
  readonly notes: readonly Note[];
  readonly me: string;
  /** When it was closed. */
  readonly closedAt: string | null;
  readonly leads: boolean;
  /** A note as the server has just changed it. */
  readonly onNote: (note: Note) => void;
}

/** Who does it by when; a tick by its owner, by who led the session, or by anybody where nobody owns it. */
function Action({
  place,
  note,
  me,
  leads,
  onNote,
}: Omit<Props, 'session' | 'notes' | 'closedAt'> & { note: Note }) {
  const finish = useAction(async (operation, done: boolean) => {
    onNote({ ...note, done });
    try {
      onNote(
        await call(finishAction, {
          params: { ...place, noteId: note.id },
          query: { authorKey: note.authorKey },
          body: { done },
          operation,
        }),
      );
    } catch (problem) {
      onNote(note);
      throw problem;
    }
  });
  const may = leads || note.owner === null || note.owner.id === me;
  return <ActionTick action={note} may={may} finish={finish} />;
}

/** What a session leaves behind: decided, who does what by when, what failed and was learned. */
export default function Summary({ session, notes, leads, closedAt, ...rest }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const ordered = [...notes].sort(inOrder);
  return (
    <Section
      title={PAGE.summary}
      aside={
        closedAt && (
          <OnPaper paper={PAGE.closed(sayExactly(closedAt))}>{PAGE.closed(sayMoment(closedAt))}</OnPaper>
        )
      }
    >
      {/* As high as its row of buttons, so that nothing jumps. */}
      <Suspense fallback={<div className={styles.sharing} />}>
        <SummarySharing session={session} notes={notes} />
      </Suspense>
      {ordered.length === 0 && (
        <p className={page.quiet}>{leads ? PAGE.nothingNotedLead : PAGE.nothingNoted}</p>
      )}
      {PARTS.map(([kind, title]) => {
        const some = ordered.filter((note) => note.kind === kind);
        if (some.length === 0) return null;
        return (
          <div key={kind} className={styles.part}>
            <div className={styles.head}>
              <KindIcon kind={kind} />
              <h3 className={page.heading}>{title}</h3>
              {kind === 'action' && (
                <span className={styles.aside}>
                  {PAGE.doneOf(some.filter(({ done }) => done).length, some.length)}
                </span>
              )}
            </div>
            <ul className={page.list}>
              {some.map((note) => (
                <li key={noteName(note)} className={mergeClasses(styles.point)}>
                  {kind === 'action' ? (
                    <Action {...rest} leads={leads} note={note} />
                  ) : (
                    <>
                      <span className={page.text}>{note.text}</span>{' '}
                      <span className={mergeClasses(page.quiet, styles.who)}>
                        {'– '}
                        {note.author?.name ?? COMPONENTS.noName}
                        {note.editedBy && `, ${SESSIONS.edited(note.editedBy.name)}`}
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
