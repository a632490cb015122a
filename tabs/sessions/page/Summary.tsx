import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckboxCheckedRegular } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUncheckedRegular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { lazy, Suspense, useState } from 'react';
import { inOrder, type Note, type NoteKind, noteName } from '../../../domain/sessions/note.ts';
import { finishAction } from '../../../domain/sessions/note-contract.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { TickedChecklist, Summary as Written } from '../../../domain/sessions/summary.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { sayExactly, sayMoment } from '../../components/dates.ts';
import { KindIcon } from '../../components/KindSign.tsx';
import { OnPaper } from '../../components/OnPaper.tsx';
import { Section } from '../../components/Page.tsx';
import { TextWithTerms } from '../../components/TextWithTerms.tsx';
import { COMPONENTS } from '../../components/texts.ts';
import { ActionTick } from '../live/ActionTick.tsx';
import { Assign, isUnassigned } from '../live/Assign.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { NoteMore } from './NoteMore.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const SummarySharing = lazy(() => import('../summary/SummarySharing.tsx'));
const Recognise = lazy(() => import('../../recognition/Recognise.tsx'));

const useStyles = makeStyles({
  part: { padding: '12px 0 4px', breakInside: 'avoid' },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  sign: { flexShrink: 0, width: '16px', fontSize: '16px' },
  item: {
    display: 'flex',
    gap: '8px',
    padding: '4px 0 4px 24px',
    margin: 0,
    breakInside: 'avoid',
  },
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
  assign: { padding: '0 0 4px 24px', '@media (max-width: 479.9px)': { paddingInlineStart: 0 } },
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
  readonly client: SessionClient;
  readonly notes: readonly Note[];
  readonly me: string;
  /** As it was written; null where it cannot be read. */
  readonly summary: Written | null;
  readonly leads: boolean;
  /** A note as the server has just changed it. */
  readonly onNote: (note: Note) => void;
}

/** Who does it by when; a tick by its owner, by who led the session, or by anybody where nobody owns it. */
function Action({
  client,
  note,
  me,
  leads,
  onNote,
}: Omit<Props, 'session' | 'notes' | 'summary'> & { note: Note }) {
  const styles = useStyles();
  const finish = useAction(async (operation, done: boolean) => {
    onNote({ ...note, done });
    try {
      onNote(
        await call(finishAction, {
          params: { ...client.place, noteId: note.id },
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
  // Once shown it stays, so that nothing moves under the hand that fills it in.
  const [waits, setWaits] = useState(false);
  if (leads && !waits && isUnassigned(note)) setWaits(true);
  return (
    <>
      <ActionTick action={note} may={may} finish={finish} />
      {waits && !note.done && (
        <div className={styles.assign}>
          <Assign client={client} note={note} onNote={onNote} />
        </div>
      )}
    </>
  );
}

/** A checklist as it was ticked in the session. */
function Checklist({ list }: { list: TickedChecklist }) {
  const styles = useStyles();
  const page = usePageStyles();
  const leftOut = list.all - list.items.length;
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <TaskListLtrRegular aria-hidden className={styles.sign} />
        <h3 className={page.heading}>{PAGE.ticked(list.title, list.done, list.all)}</h3>
        <span className={styles.aside}>{PAGE.revision(list.revision)}</span>
      </div>
      <ul className={page.list}>
        {list.items.map(({ text, done }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two items may have the same words
          <li key={at} className={mergeClasses(styles.item, !done && page.quiet)}>
            {done ? (
              <CheckboxCheckedRegular role="img" aria-label={PAGE.itemDone} className={styles.sign} />
            ) : (
              <CheckboxUncheckedRegular role="img" aria-label={PAGE.itemNotDone} className={styles.sign} />
            )}
            <span>{text}</span>
          </li>
        ))}
        {leftOut > 0 && <li className={page.small}>{PAGE.itemsLeftOut(leftOut)}</li>}
      </ul>
    </div>
  );
}

const aboutOf = ({ id: sessionId }: Session, { authorKey, id: noteId }: Note) =>
  ({ kind: 'note', sessionId, authorKey, noteId }) as const;

/** What a session leaves behind: decided, who does what by when, what failed and was learned. */
export default function Summary({ session, notes, leads, summary, ...rest }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const ordered = [...notes].sort(inOrder);
  const closedAt = summary?.closedAt ?? null;
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
        <SummarySharing session={session} notes={notes} record={summary} />
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
                      <span className={page.text}>
                        <TextWithTerms communityId={session.communityId}>{note.text}</TextWithTerms>
                      </span>{' '}
                      <span className={mergeClasses(page.quiet, styles.who)}>
                        {'– '}
                        {note.author?.name ?? COMPONENTS.noName}
                        {note.editedBy && `, ${SESSIONS.edited(note.editedBy.name)}`}
                      </span>{' '}
                      <NoteMore inWords client={rest.client} note={note} />
                    </>
                  )}
                  {note.author && (
                    <Suspense>
                      <Recognise
                        communityId={session.communityId}
                        about={aboutOf(session, note)}
                        person={note.author}
                        offers={kind !== 'action'}
                      />
                    </Suspense>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {summary?.checklists.map((list) => (
        <Checklist key={list.artifactId} list={list} />
      ))}
    </Section>
  );
}
