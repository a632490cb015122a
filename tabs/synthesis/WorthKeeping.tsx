import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { Suspense, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { isSameNote, type Note, noteName } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { listGrownTopics } from '../../domain/sessions/topic-contract.ts';
import { listBecame } from '../../domain/synthesis/contract.ts';
import { promisingIn } from '../../domain/synthesis/promising.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { Button } from '../components/Button.tsx';
import { KindIcon } from '../components/KindSign.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Row, Rows, Section } from '../components/Page.tsx';
import { browserStore } from '../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../drafts/records.ts';
import { useHost } from '../host/use-host.ts';
import { inBrief } from '../sessions/topics/in-brief.ts';
import { FROM_NOTE } from './texts.ts';
import { useCaseNote } from './use-case-note.ts';

const AnnotateFromNote = lazySheet(() => import('./AnnotateFromNote.tsx'));

const useStyles = makeStyles({
  root: { '@media print': { display: 'none' } },
  words: {
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  why: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  aside: { display: 'block', maxWidth: '480px' },
});

const dismissedNotes = z.array(z.string());

interface Props {
  readonly session: Session;
  readonly notes: readonly Note[];
  readonly artifacts: readonly Pick<Artifact, 'id' | 'title'>[];
}

/** The notes of a closed session that are worth more than the session, each a click from becoming it. */
export default function WorthKeeping({ session, notes, artifacts }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const { communityId, id: sessionId } = session;
  const records = useMemo(
    () => recordsOf(browserStore, prefixOf('dismissed-notes', personId), dismissedNotes),
    [personId],
  );
  const [gone, setGone] = useState<readonly string[]>(() => records.get(sessionId) ?? []);
  const [annotates, setAnnotates] = useState<Note | null>(null);
  const made = useData(listBecame, { params: { communityId, sessionId } });
  const grown = useData(listGrownTopics, { params: { communityId }, query: { kind: 'note', of: sessionId } });
  const make = useCaseNote(session);
  // What becomes of it is asked first, so that nothing is offered that is done.
  if (!made.data || !grown.data) return null;
  const isDone = (note: Note) =>
    made.data?.became.some((one) => isSameNote(one.note, note)) ||
    grown.data?.topics.some(
      ({ from }) => from?.kind === 'note' && from.noteId === note.id && from.authorKey === note.authorKey,
    );
  const offered = promisingIn(notes.filter((note) => !isDone(note) && !gone.includes(noteName(note))));
  function dismiss(note: Note): void {
    const before = gone;
    const keep = (names: readonly string[]) => {
      setGone(names);
      records.set(sessionId, [...names]);
    };
    keep([...before, noteName(note)]);
    toast(FROM_NOTE.dismissed, { undo: () => keep(before) });
  }
  if (offered.length === 0 && !annotates) return null;
  return (
    <div className={styles.root}>
      <Section title={FROM_NOTE.worth}>
        <p className={styles.why}>{FROM_NOTE.worthWhy}</p>
        <Rows>
          {offered.map(({ note, why }) => {
            const brief = inBrief(note.text);
            const asAnnotation = why === 'decision' && artifacts.length > 0;
            return (
              <Row
                key={noteName(note)}
                sign={<KindIcon kind={note.kind} />}
                end={
                  <span className={styles.actions}>
                    <Button
                      size="small"
                      disabledFocusable={make.busy}
                      onClick={() => (asAnnotation ? setAnnotates(note) : void make.run(note))}
                    >
                      {asAnnotation ? FROM_NOTE.annotate : FROM_NOTE.caseNote}
                    </Button>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<DismissRegular />}
                      aria-label={FROM_NOTE.notThisOf(brief)}
                      title={FROM_NOTE.notThis}
                      onClick={() => dismiss(note)}
                    />
                  </span>
                }
              >
                <span className={styles.words}>{note.text}</span>
                <span className={styles.why}>{FROM_NOTE.why[why]}</span>
              </Row>
            );
          })}
        </Rows>
      </Section>
      <Suspense>
        {annotates && (
          <AnnotateFromNote
            session={session}
            artifacts={artifacts}
            note={annotates}
            onClose={() => setAnnotates(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
